import Anthropic from '@anthropic-ai/sdk'
import OpenAI from 'openai'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BudgetPlan } from '../src/proxy/llm/budget/budget.ts'
import { chatAnswer, json, type RunningProxy, startProxy, startUpstream, type Upstream } from './llm-proxy-kit.ts'

const DAY = 86_400_000
const NOW = 20_000 * DAY + 1000
let upstream: Upstream
let proxy: RunningProxy

beforeEach(async () => {
  upstream = await startUpstream()
  upstream.answer = json(chatAnswer({ content: 'Hi' }))
})
afterEach(async () => {
  await proxy.close()
  await upstream.close()
})

const plan = (limits: object, per = 'user'): BudgetPlan => ({
  budgets: [{ id: 'day', per: per as 'user', windowMs: DAY, action: 'refuse', ...limits }],
  prices: [{ model: 'gpt-*', input: 1, output: 2 }],
  assumedOutput: 100,
})

async function open(limits: object, mode: 'monitor' | 'enforce' = 'enforce', per = 'user'): Promise<void> {
  proxy = await startProxy(upstream.url, { mode, budgets: { plan: plan(limits, per), now: () => NOW } })
}

const MESSAGES = [{ role: 'user' as const, content: 'Hello there' }]

function ask(user = 'ann', more: object = {}): Promise<Response> {
  return fetch(`${proxy.url}/openai/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer sk-1234567', 'x-telltale-user': user },
    body: JSON.stringify({ model: 'gpt-test', messages: MESSAGES, ...more }),
  })
}

test('beyond a budget a call is refused in the words of its provider, with when to come again', async () => {
  await open({ requests: 1 })
  expect((await ask()).status).toBe(200)
  const refused = await ask()
  expect(refused.status).toBe(429)
  expect(refused.headers.get('retry-after')).toBe(String((DAY - 1000) / 1000))
  const client = new OpenAI({
    apiKey: 'sk-1',
    baseURL: `${proxy.url}/openai/v1`,
    defaultHeaders: { 'x-telltale-user': 'ann' },
  })
  const error = await client.chat.completions.create({ model: 'gpt-test', messages: MESSAGES }).catch((e: unknown) => e)
  expect(error).toBeInstanceOf(OpenAI.RateLimitError)
  expect(error).toMatchObject({ code: 'TELLTALE_BUDGET' })
  expect(String(error)).toContain('Budget day is used up: 1 requests for a user.')
  const claude = new Anthropic({
    apiKey: 'k',
    baseURL: `${proxy.url}/anthropic`,
    defaultHeaders: { 'x-telltale-user': 'ann' },
  })
  const said = claude.messages.create({ model: 'c', max_tokens: 1, messages: MESSAGES })
  await expect(said).rejects.toBeInstanceOf(Anthropic.RateLimitError)
  const google = await fetch(`${proxy.url}/gemini/v1beta/models/g:generateContent`, {
    ...{ method: 'POST', headers: { 'x-telltale-user': 'ann', 'x-goog-api-key': 'k-1234567' } },
    body: JSON.stringify({ contents: [{ parts: [{ text: 'x' }] }] }),
  })
  expect(await google.json()).toMatchObject({ error: { code: 429, status: 'RESOURCE_EXHAUSTED' } })
  // None of the refused reached a provider, and none was asked again by its client.
  expect(upstream.requests).toHaveLength(1)
  expect(proxy.proxy.counts().refused).toBe(4)
  expect((await ask('bob')).status).toBe(200)
})

test('calls at one time, with several answers each, go beyond by at most one', async () => {
  await open({ tokens: 1000 })
  const waiting: (() => void)[] = []
  upstream.answer = (response, seen) => waiting.push(() => json(chatAnswer({ content: 'Hi' }))(response, seen))
  const asked = Array.from({ length: 40 }, () => ask('ann', { n: 4 }))
  await expect.poll(() => proxy.proxy.counts().refused + waiting.length).toBe(40)
  for (const answer of waiting) answer()
  const answers = await Promise.all(asked)
  // Each sets aside 400 tokens of output and a few of input: two fit, and the third is the one beyond.
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(3)
})

test('what the provider says was used counts, cached or not, and failed calls cost nothing but a request', async () => {
  const usage = { prompt_tokens: 50, completion_tokens: 10, prompt_tokens_details: { cached_tokens: 48 } }
  upstream.answer = json({ ...chatAnswer({ content: 'Hi' }), usage })
  await open({ tokens: 120 }, 'enforce', 'key')
  for (const status of [200, 200, 429]) expect((await ask('', { max_tokens: 1 })).status).toBe(status)
  await proxy.close()
  upstream.answer = json({ error: { message: 'no' } }, 500)
  await open({ tokens: 100, requests: 4 })
  for (const status of [500, 500, 500, 500, 429]) expect((await ask()).status).toBe(status)
})

test('no other path, name or model is a way around', async () => {
  await open({ requests: 2 }, 'enforce', 'key')
  const unread = () =>
    fetch(`${proxy.url}/openai/v1/audio/speech`, {
      method: 'POST',
      headers: { authorization: 'Bearer sk-1234567' },
      body: '{}',
    })
  expect((await unread()).status).toBe(200)
  expect((await ask('bob')).status).toBe(200)
  expect((await unread()).status).toBe(429)
  expect((await ask('eve')).status).toBe(429)
  await proxy.close()
  await open({ usd: 0.0001 }, 'enforce', 'all')
  upstream.answer = json({ ...chatAnswer({ content: 'Hi' }), usage: { prompt_tokens: 10, completion_tokens: 60 } })
  expect((await ask('ann', { model: 'a-model-without-a-price', max_tokens: 1 })).status).toBe(200)
  expect((await ask()).status).toBe(429)
})

test('in monitor mode nothing is refused, and what is used up is recorded once, with who it was', async () => {
  await open({ requests: 2 }, 'monitor')
  for (let i = 0; i < 5; i += 1) expect((await ask()).status).toBe(200)
  await proxy.ended(5)
  const records = proxy.logs.filter(({ eventName }) => eventName === 'gen_ai.guardrail.result')
  expect(records).toHaveLength(1)
  expect(records[0]).toMatchObject({
    identity: { user: 'ann' },
    attributes: {
      'gen_ai.guardrail.policy.rule.id': 'day',
      'telltale.guardrail.verdict': 'block',
      'telltale.guardrail.action': 'allow',
      'telltale.guardrail.enforced': false,
    },
  })
})

test('what was counted holds after a restart', async () => {
  await open({ requests: 1 })
  await ask()
  const saved = proxy.proxy.spent()
  expect(JSON.stringify(saved)).not.toContain('sk-')
  await proxy.close()
  proxy = await startProxy(upstream.url, {
    mode: 'enforce',
    budgets: { plan: plan({ requests: 1 }), saved, now: () => NOW },
  })
  expect((await ask()).status).toBe(429)
})
