import { describe, expect, test } from 'vitest'
import { createRecorder } from '../../record/create-recorder.ts'
import type { Finished } from '../../record/finished.ts'
import { createSpanProcessor } from '../../start/span-processor.ts'
import { encodeRecord, encodeRequest } from '../encode-otlp.ts'
import type { ContentMode } from './content-keys.ts'
import { createContentFilter } from './create-content-filter.ts'
import { findSensitive } from './find-sensitive.ts'

const AWS = 'AKIAZ7Q3XW5RT2PLM4KD'
const GITHUB = 'ghp_x7Kq2VbN9sLd4TzRm8WyPc3HfJg6Ea1UoS0k'
const CANARIES = [AWS, GITHUB]
const MODES: readonly ContentMode[] = ['redacted', 'fingerprints', 'none']

/** All the ways in which a text can hold another. */
const SHAPES = new Map<string, (secret: string) => string>([
  ['alone', (secret) => secret],
  ['in a sentence', (secret) => `my key is ${secret}, keep it`],
  [
    'in JSON',
    (secret) => JSON.stringify([{ role: 'user', parts: [{ type: 'text', content: `key:\n${secret}\nend` }] }]),
  ],
  ['in JSON within JSON', (secret) => JSON.stringify({ arguments: JSON.stringify({ text: `a\n${secret}\tb` }) })],
  ['after much text', (secret) => `${'word '.repeat(2000)}${secret}`],
  ['many times', (secret) => Array.from({ length: 400 }, (_, i) => `${i} ${secret}`).join('\n')],
  ['in an address', (secret) => `https://api.example/v1?key=${secret}&x=1`],
])

type Take = (finished: Finished) => void

/** Every place of a span or a record that a text can stand in. */
const PLACES = new Map<string, (text: string, take: Take) => void>([
  ['span name', (text, take) => createRecorder({ take }).startSpan(text).end()],
  [
    'attribute value',
    (text, take) =>
      createRecorder({ take })
        .startSpan('s', { attributes: { note: text } })
        .end(),
  ],
  ['content attribute', (text, take) => spanWith('gen_ai.input.messages', text, take)],
  ['stream chunk', (text, take) => spanWith('gen_ai.output.messages', text, take)],
  ['tool arguments', (text, take) => spanWith('gen_ai.tool.call.arguments', text, take)],
  ['plain attribute', (text, take) => spanWith('gen_ai.request.model', text, take)],
  ['user', (text, take) => asUser(text, take)],
  [
    'attribute list',
    (text, take) =>
      createRecorder({ take })
        .startSpan('s', { attributes: { list: ['a', text] } })
        .end(),
  ],
  [
    'attribute key',
    (text, take) =>
      createRecorder({ take })
        .startSpan('s', { attributes: { [`x ${text}`]: 'v' } })
        .end(),
  ],
  ['event name', (text, take) => withEvent(text, {}, take)],
  ['event attribute', (text, take) => withEvent('e', { note: text }, take)],
  ['event key', (text, take) => withEvent('e', { [`x ${text}`]: 'v' }, take)],
  ['status and exception', (text, take) => failing(new Error(text), take)],
  ['exception stack', (text, take) => failing(Object.assign(new Error('e'), { stack: `Error\n at ${text}` }), take)],
  ['exception type', (text, take) => failing(Object.assign(new Error('e'), { name: text }), take)],
  ['thrown text', (text, take) => failing(text, take)],
  ['log body', (text, take) => createRecorder({ take }).log('e', {}, text)],
  ['log attribute', (text, take) => createRecorder({ take }).log('e', { note: text })],
  ['log key', (text, take) => createRecorder({ take }).log('e', { [`x ${text}`]: 'v' })],
  ['log event name', (text, take) => createRecorder({ take }).log(text, {})],
  ['link attribute', (text, take) => foreign({ links: [{ context: ids, attributes: { note: text } }] }, take)],
  [
    'link state',
    (text, take) => foreign({ links: [{ context: { ...ids, traceState: { serialize: () => text } } }] }, take),
  ],
  ['scope', (text, take) => foreign({ instrumentationScope: { name: text, version: text } }, take)],
  ['foreign status', (text, take) => foreign({ status: { code: 2, message: text } }, take)],
])

const ids = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16) }

function spanWith(key: string, text: string, take: Take): void {
  createRecorder({ take })
    .startSpan('s', { attributes: { [key]: text } })
    .end()
}

function asUser(text: string, take: Take): void {
  const recorder = createRecorder({ take })
  recorder.as({ user: text, session: text, roles: [text] }, () => recorder.startSpan('s').end())
}

function withEvent(name: string, attributes: Readonly<Record<string, string>>, take: Take): void {
  const span = createRecorder({ take }).startSpan('s')
  span.event(name, attributes)
  span.end()
}

function failing(error: unknown, take: Take): void {
  const span = createRecorder({ take }).startSpan('s')
  span.fail(error)
  span.end()
}

function foreign(parts: object, take: Take): void {
  const recorder = createRecorder({ take })
  createSpanProcessor({ recorder, take, flush: async () => true }).onEnd({
    name: 's',
    kind: 0,
    spanContext: () => ids,
    startTime: [1, 0],
    endTime: [2, 0],
    status: { code: 0 },
    attributes: {},
    links: [],
    events: [],
    ...parts,
  })
}

function leave(mode: ContentMode, run: (take: Take) => void): string {
  const filter = createContentFilter({ mode, key: 'k', find: findSensitive })
  const records: ReturnType<typeof encodeRecord>[] = []
  run((finished) => records.push(encodeRecord(filter.finished(finished), new Map())))
  expect(records).toHaveLength(1)
  return encodeRequest('traces', new Map(), records)
}

describe.each(MODES)('with content %s', (mode) => {
  test.each([...PLACES])('no secret leaves in the %s', (_place, write) => {
    for (const canary of CANARIES) {
      for (const [shape, wrap] of SHAPES) {
        expect(leave(mode, (take) => write(wrap(canary), take)).includes(canary), shape).toBe(false)
      }
    }
  })

  test('no secret leaves in the resource', () => {
    const filter = createContentFilter({ mode, key: 'k', find: findSensitive })
    const resource = filter.attributes(
      new Map([
        ['service.name', AWS],
        [`x ${GITHUB}`, GITHUB],
      ]),
    )
    expect(JSON.stringify([...resource])).not.toMatch(/AKIAZ|ghp_x/)
  })
})

test('content full changes nothing', () => {
  expect(leave('full', (take) => spanWith('gen_ai.input.messages', AWS, take))).toContain(AWS)
})

test('names, models, ids and counts leave as they are in every mode', () => {
  const attributes = {
    'gen_ai.operation.name': 'chat',
    'gen_ai.request.model': 'claude-sonnet-5-20260901',
    'gen_ai.response.id': 'chatcmpl-9fK2',
    'gen_ai.usage.input_tokens': 1234,
    'gen_ai.response.finish_reasons': ['stop'],
    'server.address': 'api.openai.com',
    'telltale.source.seq': 7,
  }
  for (const mode of MODES) {
    const seen: Finished[] = []
    const filter = createContentFilter({ mode, key: 'k', find: findSensitive })
    createRecorder({ take: (item) => seen.push(filter.finished(item)) })
      .startSpan('chat m', { attributes })
      .end()
    expect(Object.fromEntries(seen[0]?.attributes ?? [])).toEqual(attributes)
  }
})

/** What one content attribute becomes in mode `fingerprints`. */
function fingerprint(text: string, { key = 'k', name = 'body' } = {}): string {
  const filter = createContentFilter({ mode: 'fingerprints', key, find: findSensitive })
  return String(filter.attributes(new Map([[name, text]])).get(name))
}

test('a text becomes one token; equal texts have equal ones under one key, and others under another', () => {
  expect(fingerprint('hello')).toMatch(/^tfp1\.[0-9a-f]{8}\.[\w-]+$/)
  expect(fingerprint('hello')).toBe(fingerprint('hello'))
  expect(fingerprint('hello')).not.toBe(fingerprint('hello', { key: 'j' }))
  expect(fingerprint('hello')).not.toBe(fingerprint('hallo'))
})

test('without a key tokens have one of their own that nobody knows', () => {
  expect(fingerprint('hello', { key: '' })).not.toBe(fingerprint('hello', { key: '' }))
})

test('messages keep their structure, roles, types, tools and ids, and lose their texts and the numbers of arguments', () => {
  const messages = [
    { role: 'user', parts: [{ type: 'text', content: 'Pay the rent' }] },
    {
      role: 'assistant',
      parts: [
        {
          type: 'tool_call',
          id: 'call_1',
          name: 'send_money',
          arguments: { amount: 1200, note: 'rent', urgent: true },
        },
      ],
    },
    { role: 'tool', parts: [{ type: 'tool_call_response', id: 'call_1', response: { 'Ann Lee': 'paid' } }] },
  ]
  const token = expect.stringMatching(/^tfp1\./)
  const printed = fingerprint(JSON.stringify(messages), { name: 'gen_ai.input.messages' })
  expect(JSON.parse(printed)).toEqual([
    { role: 'user', parts: [{ type: 'text', content: token }] },
    {
      role: 'assistant',
      parts: [
        {
          type: 'tool_call',
          id: 'call_1',
          name: 'send_money',
          arguments: { amount: token, note: token, urgent: true },
        },
      ],
    },
    { role: 'tool', parts: [{ type: 'tool_call_response', id: 'call_1', response: token }] },
  ])
  expect(printed).not.toMatch(/rent|Ann|paid|1200/)
})

test('names of arguments that are no names, and structures without end, do not leave either', () => {
  const name = 'gen_ai.tool.call.arguments'
  expect(fingerprint('{"ann lee owes me": 1}', { name })).not.toContain('ann')
  expect(fingerprint(`${'['.repeat(5_000)}"secret"${']'.repeat(5_000)}`, { name })).toMatch(/^tfp1\./)
  expect(fingerprint(JSON.stringify(Array.from({ length: 9_000 }, () => 'secret')), { name })).toMatch(/^tfp1\./)
})

test('with content none neither texts nor what was asked of an address leave', () => {
  const filter = createContentFilter({ mode: 'none', key: 'k', find: findSensitive })
  const given = new Map([
    ['gen_ai.input.messages', '[]'],
    ['note', 'somebody wrote this'],
    ['url.full', 'https://search.example/find?q=private'],
  ])
  expect([...filter.attributes(given)]).toEqual([['url.full', 'https://search.example/find']])
})

test('messages that were redacted can still be read as JSON', () => {
  const messages = JSON.stringify([
    { role: 'user', parts: [{ type: 'text', content: `say "hi"\n${GITHUB}\\` }], card: 4111111111111111 },
    { role: 'user', parts: [{ type: 'text', content: 'mail ann.lee@example.com, password="hunter2-Xy9!q"' }] },
  ])
  const filter = createContentFilter({ mode: 'redacted', key: 'k', find: findSensitive })
  const redacted = String(
    filter.attributes(new Map([['gen_ai.input.messages', messages]])).get('gen_ai.input.messages'),
  )
  expect(redacted).not.toMatch(/ann\.lee|ghp_x|4111111111111111|hunter2/)
  expect(JSON.parse(redacted)).toMatchObject([{ role: 'user' }, { role: 'user' }])
})
