import { Agent, OpenAIProvider, Runner, setTracingDisabled, tool } from '@openai/agents'
import OpenAI from 'openai'
import { beforeEach, expect, test } from 'vitest'
import type { Decision, Subject } from '../src/control/guard.ts'
import { wrapOpenAI } from '../src/wrap/openai/wrap-openai.ts'
import { createFakeWatch } from './fake-watch.ts'
import { openProvider, type Provider } from './openai-provider.ts'

beforeEach(() => setTracingDisabled(true))

const ASKS_FOR_TOOL = {
  id: 'resp_1',
  object: 'response',
  created_at: 1,
  status: 'completed',
  model: 'gpt-5-2026',
  output: [
    {
      id: 'fc_1',
      type: 'function_call',
      call_id: 'call_1',
      name: 'pay',
      arguments: '{"amount":9000}',
      status: 'completed',
    },
  ],
  usage: { input_tokens: 9, output_tokens: 4, total_tokens: 13 },
}

interface Outcome {
  readonly error: unknown
  readonly paid: number
  readonly asked: Provider['received']
}

/** Runs an agent whose client is wrapped with a guard that decides so; a person who is asked says no. */
async function runAgent(decide: (subject: Subject) => Decision['action']): Promise<Outcome> {
  await using provider = await openProvider([{ body: ASKS_FOR_TOOL }])
  const raw = new OpenAI({ apiKey: 'sk-test', baseURL: provider.baseURL, maxRetries: 0, logLevel: 'off' })
  const client = wrapOpenAI(raw, createFakeWatch(decide, false))
  let paid = 0
  const pay = tool({
    name: 'pay',
    description: 'Pays an amount',
    parameters: { type: 'object', properties: { amount: { type: 'number' } }, required: ['amount'] } as never,
    strict: false,
    execute: () => {
      paid += 1
      return 'paid'
    },
  })
  const agent = new Agent({ name: 'clerk', model: 'gpt-5', tools: [pay] })
  const error: unknown = await new Runner({ modelProvider: new OpenAIProvider({ openAIClient: client }) })
    .run(agent, 'Pay the bill', { maxTurns: 2 })
    .then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
  return { error, paid, asked: provider.received }
}

test('a prompt that the policy blocks never reaches the model of an agent with a wrapped client', async () => {
  const { error, asked } = await runAgent(({ role }) => (role === 'user' ? 'block' : 'allow'))
  expect(error).toMatchObject({ name: 'BlockedError' })
  expect(asked).toEqual([])
})

test('a tool that a person refuses is not called by an agent with a wrapped client', async () => {
  const { error, paid, asked } = await runAgent(({ role }) =>
    role === 'tool_arguments' ? 'require_approval' : 'allow',
  )
  expect(error).toMatchObject({ name: 'BlockedError' })
  expect(asked).toHaveLength(1)
  expect(paid).toBe(0)
})
