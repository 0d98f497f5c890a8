import OpenAI from 'openai'
import { describe, expect, test } from 'vitest'
import { BlockedError, type Decision, type Subject } from '../src/control/guard.ts'
import { createFakeRecorder, type FakeRecorder } from '../src/record/fake-recorder.ts'
import { wrapOpenAI } from '../src/wrap/openai/wrap-openai.ts'
import { collect, createFakeGuard, openProvider, type Provider, type Reply } from './openai-provider.ts'

const ANSWER = {
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1,
  model: 'm-1',
  choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'the answer', refusal: null } }],
}
const CHUNK = { ...ANSWER, choices: [{ index: 0, delta: { content: 'the answer' }, finish_reason: 'stop' }] }
const ASKED = {
  model: 'm',
  messages: [
    { role: 'system', content: 'rules' },
    { role: 'user', content: 'old question' },
    {
      role: 'assistant',
      content: null,
      tool_calls: [{ id: 'c1', type: 'function', function: { name: 'read', arguments: '{}' } }],
    },
    { role: 'tool', tool_call_id: 'c1', content: 'the page' },
    { role: 'user', content: 'the question' },
  ],
} satisfies OpenAI.ChatCompletionCreateParams

interface Setting {
  readonly provider: Provider
  readonly client: OpenAI
  readonly recorded: FakeRecorder
  readonly subjects: readonly Subject[]
}

interface Given {
  readonly reply: Reply
  readonly decide?: (subject: Subject) => Partial<Decision>
  readonly approves?: boolean
}

async function withGuard({ reply, decide, approves }: Given, run: (setting: Setting) => Promise<void>): Promise<void> {
  await using provider = await openProvider([reply])
  const { guard, subjects } = createFakeGuard(decide, approves)
  const recorded = createFakeRecorder()
  const raw = new OpenAI({ apiKey: 'sk-test', baseURL: provider.baseURL, maxRetries: 0 })
  await run({ provider, client: wrapOpenAI(raw, { recorder: recorded.recorder, guard }), recorded, subjects })
}

function on(text: string, decision: Partial<Decision>): (subject: Subject) => Partial<Decision> {
  return (subject) => (subject.text === text ? { enforced: true, ...decision } : {})
}

describe('the guard', () => {
  test('is asked about what is new in a request, and about the answer', async () => {
    await withGuard({ reply: { body: ANSWER } }, async ({ client, subjects }) => {
      await client.chat.completions.create(ASKED)
      expect(subjects).toEqual([
        { category: 'ai_prompt', text: 'the page', role: 'tool', source: 'read' },
        { category: 'ai_prompt', text: 'the question', role: 'user' },
        { category: 'ai_response', text: 'the answer', role: 'response' },
      ])
    })
  })

  test('is asked even of a call without words', async () => {
    await withGuard({ reply: { body: ANSWER } }, async ({ client, subjects }) => {
      const image = { type: 'image_url', image_url: { url: 'https://example.com/a.png' } } as const
      await client.chat.completions.create({ model: 'm', messages: [{ role: 'user', content: [image] }] })
      expect(subjects[0]).toEqual({ category: 'ai_prompt', text: '', role: 'user' })
    })
  })

  test('that blocks keeps the request from being sent: the promise rejects, by whichever method', async () => {
    const decide = on('the question', { action: 'block', reason: 'no' })
    await withGuard({ reply: { body: ANSWER }, decide }, async ({ client, provider, recorded }) => {
      await expect(client.chat.completions.create(ASKED)).rejects.toBeInstanceOf(BlockedError)
      await expect(client.chat.completions.create(ASKED).withResponse()).rejects.toMatchObject({ status: 403 })
      await expect(client.chat.completions.create(ASKED).asResponse()).rejects.toThrow('no')
      await expect(client.chat.completions.create({ ...ASKED, stream: true })).rejects.toBeInstanceOf(BlockedError)
      expect(provider.received).toEqual([])
      expect(recorded.spans).toHaveLength(4)
      for (const span of recorded.spans) {
        expect(span.ended).toBe(true)
        expect(span.error).toBeInstanceOf(BlockedError)
        expect(span.attributes['gen_ai.input.messages']).toContain('the question')
      }
    })
  })

  test('that only flags, or does not enforce, changes nothing', async () => {
    const decide = on('the question', { action: 'block', enforced: false })
    await withGuard({ reply: { body: ANSWER }, decide }, async ({ client }) => {
      expect(await client.chat.completions.create(ASKED)).toEqual(ANSWER)
    })
  })

  test('that redacts has the request sent without the text, and leaves what the host holds as it was', async () => {
    const decide = on('the question', { action: 'redact', text: 'the [redacted]' })
    await withGuard({ reply: { body: ANSWER }, decide }, async ({ client, provider }) => {
      const asked = structuredClone(ASKED)
      await client.chat.completions.create(asked)
      expect(asked).toEqual(ASKED)
      expect(provider.received[0]?.body).toEqual({
        ...ASKED,
        messages: [...ASKED.messages.slice(0, -1), { role: 'user', content: 'the [redacted]' }],
      })
    })
  })

  test.each([true, false])('that needs a person sends only after a yes: %s', async (approves) => {
    const decide = on('the question', { action: 'require_approval' })
    await withGuard({ reply: { body: ANSWER }, decide, approves }, async ({ client, provider, recorded }) => {
      const call = client.chat.completions.create(ASKED)
      if (approves) expect(await call).toEqual(ANSWER)
      else await expect(call).rejects.toMatchObject({ code: 'TELLTALE_APPROVAL_REFUSED' })
      expect(provider.received).toHaveLength(approves ? 1 : 0)
      expect(recorded.spans.map((span) => span.ended)).toEqual([true])
    })
  })

  test('that blocks an answer keeps it from the host; of a stream, its end', async () => {
    const decide = on('the answer', { action: 'block', reason: 'leak' })
    await withGuard({ reply: { body: ANSWER }, decide }, async ({ client }) => {
      await expect(client.chat.completions.create(ASKED)).rejects.toThrow('leak')
    })
    await withGuard({ reply: { events: [CHUNK] }, decide }, async ({ client, recorded }) => {
      const stream = await client.chat.completions.create({ ...ASKED, stream: true })
      await expect(collect(stream)).rejects.toBeInstanceOf(BlockedError)
      expect(recorded.spans[0]?.attributes['gen_ai.output.messages']).toContain('the answer')
    })
  })

  test('that redacts an answer gives the host the rest of it', async () => {
    const decide = on('the answer', { action: 'redact', text: 'the [redacted]' })
    await withGuard({ reply: { body: ANSWER }, decide }, async ({ client }) => {
      const answer = await client.chat.completions.create(ASKED)
      expect(answer.choices[0]?.message.content).toBe('the [redacted]')
    })
  })
})
