import OpenAI from 'openai'
import { OpenAIRealtimeWebSocket } from 'openai/realtime/websocket'
import { afterEach, expect, test, vi } from 'vitest'
import { createFakeRecorder } from '../src/record/fake-recorder.ts'
import { wrapOpenAI } from '../src/wrap/openai/wrap-openai.ts'
import { createFakeGuard, openProvider } from './openai-provider.ts'

afterEach(() => vi.unstubAllGlobals())

test('secrets for a realtime session are asked for as without us, and nothing of them is recorded', async () => {
  await using provider = await openProvider([{ body: { value: 'ek_1', expires_at: 1, session: { type: 'realtime' } } }])
  const raw = new OpenAI({ apiKey: 'sk-test', baseURL: provider.baseURL, logLevel: 'off' })
  const { recorder, spans } = createFakeRecorder()
  const client = wrapOpenAI(raw, { recorder, guard: createFakeGuard().guard })
  expect(client.realtime).toBe(raw.realtime)
  const secret = await client.realtime.clientSecrets.create({ session: { type: 'realtime' } })
  expect(secret.value).toBe('ek_1')
  expect(provider.received.map(({ path }) => path)).toEqual([expect.stringMatching(/\/realtime\/client_secrets$/)])
  expect(spans).toEqual([])
})

test('a realtime socket of a wrapped client opens where, and with what key, it would have', () => {
  const opened: (readonly unknown[])[] = []
  class Socket extends EventTarget {
    constructor(...given: readonly unknown[]) {
      super()
      opened.push(given)
    }
  }
  vi.stubGlobal('WebSocket', Socket)
  const raw = new OpenAI({ apiKey: 'sk-test', baseURL: 'https://models.example/v1', logLevel: 'off' })
  const client = wrapOpenAI(raw, { recorder: createFakeRecorder().recorder, guard: createFakeGuard().guard })
  for (const each of [raw, client]) new OpenAIRealtimeWebSocket({ model: 'gpt-realtime' }, each)
  expect(opened[0]?.[0]).toContain('wss://models.example/v1/realtime')
  expect(opened[1]).toEqual(opened[0])
})
