import Anthropic from '@anthropic-ai/sdk'
import { betaTool } from '@anthropic-ai/sdk/helpers/beta/json-schema'
import { jsonSchemaOutputFormat } from '@anthropic-ai/sdk/helpers/json-schema'
import { MessageStream } from '@anthropic-ai/sdk/lib/MessageStream'
import { toFile } from '@anthropic-ai/sdk/uploads'
import { allOf, type Flow, type Notes } from './flow.ts'

const HELLO = { model: 'm', max_tokens: 9, messages: [{ role: 'user' as const, content: 'Hello' }] }
const FAILURE = { type: 'error', error: { type: 'overloaded_error', message: 'no' } }
const STATUSES = [400, 401, 403, 404, 409, 422, 429, 500, 529]
const USAGE = { input_tokens: 5, output_tokens: 3 }

function message(content: readonly object[], stop = 'end_turn'): object {
  return { id: 'msg_1', type: 'message', role: 'assistant', model: 'm-1', content, stop_reason: stop, usage: USAGE }
}
const SAID = message([{ type: 'text', text: '{"city":"Oslo"}' }])
const CALLING = message([{ type: 'tool_use', id: 't1', name: 'weather', input: { city: 'Oslo' } }], 'tool_use')

const EVENTS = [
  { type: 'message_start', message: { ...message([]), stop_reason: null } },
  { type: 'content_block_start', index: 0, content_block: { type: 'thinking', thinking: '', signature: '' } },
  { type: 'content_block_delta', index: 0, delta: { type: 'thinking_delta', thinking: 'Hm.' } },
  { type: 'content_block_delta', index: 0, delta: { type: 'signature_delta', signature: 's' } },
  { type: 'content_block_stop', index: 0 },
  { type: 'ping' },
  { type: 'content_block_start', index: 1, content_block: { type: 'text', text: '' } },
  { type: 'content_block_delta', index: 1, delta: { type: 'text_delta', text: '{"city":' } },
  { type: 'content_block_delta', index: 1, delta: { type: 'text_delta', text: '"Oslo"}' } },
  { type: 'content_block_stop', index: 1 },
  { type: 'message_delta', delta: { stop_reason: 'end_turn', stop_sequence: null }, usage: { output_tokens: 3 } },
  { type: 'message_stop' },
]
const CALLING_EVENTS = [
  { type: 'message_start', message: { ...message([]), stop_reason: null } },
  { type: 'content_block_start', index: 0, content_block: { type: 'tool_use', id: 't1', name: 'weather', input: {} } },
  { type: 'content_block_delta', index: 0, delta: { type: 'input_json_delta', partial_json: '{"city":' } },
  { type: 'content_block_delta', index: 0, delta: { type: 'input_json_delta', partial_json: '"Oslo"}' } },
  { type: 'content_block_stop', index: 0 },
  { type: 'message_delta', delta: { stop_reason: 'tool_use', stop_sequence: null }, usage: { output_tokens: 3 } },
  { type: 'message_stop' },
]
const STREAM_EVENTS = [
  ...['connect', 'streamEvent', 'text', 'inputJson', 'thinking', 'signature', 'message', 'contentBlock'],
  ...['finalMessage', 'error', 'abort', 'end'],
]
const CITY = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] } as const

function weather({ note }: Notes, fails = false) {
  return betaTool({
    name: 'weather',
    description: 'The weather of a city.',
    inputSchema: CITY,
    run: (input) => {
      note('tool', input)
      if (fails) throw new Error('no weather')
      return 'sunny'
    },
  })
}

/** What an application does with the client of Anthropic. */
export const ANTHROPIC_FLOWS: readonly Flow<Anthropic>[] = [
  {
    name: 'each status is an error of its class; what is busy is asked again',
    script: (_, place) =>
      place < STATUSES.length
        ? { status: STATUSES[place] ?? 400, body: FAILURE, headers: { 'retry-after-ms': '1' } }
        : place % 2 === 1
          ? { status: 529, body: FAILURE, headers: { 'retry-after': '0.001' } }
          : { body: SAID },
    run: async (client, { note, step }) => {
      for (const _ of STATUSES) {
        const error: unknown = await client.messages.create(HELLO, { maxRetries: 0 }).catch((failed: unknown) => failed)
        if (!(error instanceof Anthropic.APIError)) throw new Error('not an error of the API')
        note('error', [error.constructor.name, error.message, error.status, error.requestID, error.error])
      }
      for (const _ of [1, 2]) await step('again', () => client.messages.create(HELLO))
      await step('too long', () => client.messages.create({ ...HELLO, max_tokens: 900_000 }))
    },
  },
  {
    name: 'aborted, broken off, cut, with an error inside, and without a word',
    script: (_, place) =>
      [
        { after: 'never' as const },
        { events: EVENTS.slice(0, 8), after: 'hang' as const },
        { events: EVENTS.slice(0, 8), after: 'hang' as const },
        { events: EVENTS.slice(0, 4), after: 'cut' as const },
        { events: [...EVENTS.slice(0, 3), FAILURE] },
        { events: [...EVENTS.slice(0, 2), 'event: content_block_delta\ndata: {"type":\n\n'] },
        { body: '{' },
        { after: 'never' as const },
      ][place] ?? { body: SAID },
    run: async (client, { abortAt, listen, note, step }) => {
      await step('before', () => client.messages.create(HELLO, { signal: AbortSignal.abort() }))
      await step('waiting', () => client.messages.create(HELLO, { maxRetries: 0, signal: abortAt(1) }))
      const stream = client.messages.stream(HELLO)
      listen(stream, STREAM_EVENTS)
      stream.on('text', () => stream.abort())
      await step('stopped', () => stream.finalMessage())
      note('state', [stream.aborted, stream.errored, stream.ended, stream.request_id])
      for await (const event of await client.messages.create({ ...HELLO, stream: true })) {
        if (event.type === 'content_block_delta') break
      }
      for (const kind of ['cut', 'an error inside', 'no JSON inside']) {
        await step(kind, async () => {
          for await (const event of await client.messages.create({ ...HELLO, stream: true }, { maxRetries: 0 })) {
            note(kind, event.type)
          }
        })
      }
      await step('half JSON', () => client.messages.create(HELLO, { maxRetries: 0 }))
      await step('timeout', () => client.messages.create(HELLO, { maxRetries: 0, timeout: 400 }))
    },
  },
  {
    name: 'stream() tells all events and all that is final',
    script: (_, place) => ({ events: place % 2 === 0 ? EVENTS : CALLING_EVENTS }),
    run: async (client, { listen, note, step }) => {
      for (const _ of ['words', 'a call']) {
        const stream = client.messages.stream(HELLO)
        note('kind', [stream instanceof MessageStream, stream.constructor.name])
        listen(stream, STREAM_EVENTS)
        await step('final', () => stream.finalMessage())
        await step('text', () => stream.finalText())
        await step('done', () => stream.done())
        note('messages', [stream.messages, stream.receivedMessages.length, stream.request_id, stream.currentMessage])
      }
      const { data, response, request_id } = await client.messages.stream(HELLO).withResponse()
      note('with response', [data.constructor.name, response.status, request_id])
      await step('its text', () => data.finalText())
      const readable = client.messages.stream(HELLO).toReadableStream()
      await step('made again', () => MessageStream.fromReadableStream(readable).finalMessage())
      await step('iterated', () => client.messages.stream(HELLO))
      await step('beta', () => client.beta.messages.stream(HELLO).finalMessage())
      const [left, right] = (await client.messages.create({ ...HELLO, stream: true })).tee()
      await step('left', () => left)
      await step('right', () => right)
    },
  },
  {
    name: 'parse() and toolRunner()',
    script: (asked, place) => {
      const isStream = asked.body.includes('"stream":true')
      if (asked.body.includes('"tools"') && place % 2 === 0) {
        return isStream ? { events: CALLING_EVENTS } : { body: CALLING }
      }
      return isStream ? { events: EVENTS } : { body: SAID }
    },
    run: async (client, notes) => {
      const { note, step } = notes
      for (const fails of [false, true]) {
        const runner = client.beta.messages.toolRunner({ ...HELLO, tools: [weather(notes, fails)] })
        await step('run', () => runner.runUntilDone())
        note('asked', runner.params.messages)
      }
      const streamed = client.beta.messages.toolRunner({ ...HELLO, stream: true, tools: [weather(notes)] })
      await step('streamed', async () => {
        for await (const stream of streamed) note('message', await stream.finalMessage())
      })
      const output_config = { format: jsonSchemaOutputFormat(CITY) }
      await step('parsed', () => client.messages.parse({ ...HELLO, output_config }))
      await step('streamed', () => client.messages.stream({ ...HELLO, output_config }).finalMessage())
    },
  },
  {
    name: 'promises, raw responses, copies, batches, counting, files and models',
    script: ({ path }) =>
      path.includes('/results')
        ? { body: '{"custom_id":"a","result":{"type":"succeeded"}}\n{"custom_id":"b","result":{"type":"expired"}}\n' }
        : path.includes('batches') && !path.includes('?')
          ? { body: { id: 'b', processing_status: 'ended', results_url: 'https://example.com/v1/results' } }
          : path.includes('after_id')
            ? { body: { data: [{ id: 'c' }], has_more: false, last_id: 'c' } }
            : path.includes('?')
              ? { body: { data: [{ id: 'a' }, { id: 'b' }], has_more: true, first_id: 'a', last_id: 'b' } }
              : { body: { ...SAID, input_tokens: 5 } },
    run: async (client, { note, step }) => {
      const promise = client.messages.create(HELLO)
      const [one, two] = await Promise.all([promise, promise.withResponse()])
      note('same', [one === two.data, two.request_id, one._request_id, Object.keys(one)])
      const response = await client.messages.create(HELLO).asResponse()
      note('response', [response.bodyUsed, response.url.endsWith('/v1/messages'), await response.clone().json()])
      await step('copy', () => client.withOptions({ defaultHeaders: { 'x-copy': '1' } }).messages.create(HELLO))
      const requests = [{ custom_id: 'a', params: HELLO }]
      await step('batch', () => client.messages.batches.create({ requests }))
      await step('batches', () => allOf(client.messages.batches.list({ limit: 2 })))
      await step('count', () => client.messages.countTokens({ model: 'm', messages: HELLO.messages }))
      await step('models', () => allOf(client.models.list({ limit: 2 })))
      const file = await toFile(Buffer.from('words'), 'a.txt')
      await step('file', () => client.beta.files.upload({ file }))
      await step('files', () => allOf(client.beta.files.list({ limit: 2 })))
      await step('by hand', () => client.post('/v1/messages', { body: HELLO }))
    },
  },
]
