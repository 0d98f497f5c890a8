import OpenAI from 'openai'
import type { Flow } from './flow.ts'
import { CHAT, CHUNKS, RESPONSE, RESPONSE_EVENTS } from './openai-answers.ts'

const HELLO = { model: 'm', messages: [{ role: 'user' as const, content: 'Hello' }] }
const ASK = { model: 'm', input: 'Hello' }
const STATUSES = [400, 401, 403, 404, 409, 422, 429, 500, 503]

const FAILURE = { error: { message: 'no', type: 'bad', code: 'c', param: 'p' } }
const once = { maxRetries: 0 }

/** Errors, retries, times, aborts, and what a promise of the client can do. */
export const OPENAI_FLOWS: readonly Flow<OpenAI>[] = [
  {
    name: 'each status is an error of its class, with its headers and its id',
    script: (_, place) => ({
      status: STATUSES[place % STATUSES.length] ?? 400,
      body: FAILURE,
      headers: { 'x-a': 'b' },
    }),
    run: async (client, { note, step }) => {
      for (const status of STATUSES) {
        await step(`chat ${status}`, () => client.chat.completions.create(HELLO, once))
      }
      for (const _ of STATUSES) {
        const error: unknown = await client.responses.create(ASK, once).catch((failed: unknown) => failed)
        if (!(error instanceof OpenAI.APIError)) throw new Error('not an error of the API')
        note('error', [error.name, error.message, error.status, error.requestID, error.code, error.param, error.type])
        note(
          'headers',
          [...(error.headers?.entries() ?? [])].filter(([name]) => name !== 'date'),
        )
      }
    },
  },
  {
    name: 'what is busy is asked again, as long and as often as the client does',
    script: (_, place) =>
      [
        { status: 429, body: FAILURE, headers: { 'retry-after-ms': '2' } },
        { status: 500, body: FAILURE, headers: { 'retry-after': '0.001' } },
        { body: CHAT },
        { status: 500, body: FAILURE, headers: { 'retry-after-ms': '1' } },
        { status: 400, body: FAILURE, headers: { 'x-should-retry': 'true', 'retry-after-ms': '1' } },
        { status: 500, body: FAILURE, headers: { 'retry-after-ms': '1' } },
        { status: 500, body: FAILURE, headers: { 'x-should-retry': 'false' } },
      ][place] ?? { body: CHAT },
    run: async (client, { step }) => {
      await step('twice', () => client.chat.completions.create(HELLO))
      await step('too often', () => client.chat.completions.create(HELLO, { maxRetries: 2 }))
      await step('not again', () => client.chat.completions.create(HELLO))
    },
  },
  {
    name: 'a provider that says nothing, or nothing that can be read',
    script: (_, place) =>
      [
        { after: 'never' as const },
        { body: '{"choices":' },
        { body: '', status: 204 },
        { body: 'words', headers: { 'content-type': 'text/plain' } },
        { body: 'null' },
        { body: '[1]' },
        { body: '' },
      ][place] ?? { body: CHAT },
    run: async (client, { step }) => {
      await step('timeout', () => client.chat.completions.create(HELLO, { timeout: 400, maxRetries: 0 }))
      for (const answer of ['half JSON', 'no body', 'text', 'null', 'a list', 'empty']) {
        await step(answer, () => client.chat.completions.create(HELLO, once))
      }
    },
  },
  {
    name: 'aborted before, while it waits, while it streams, and left',
    script: (_, place) => (place === 0 ? { after: 'never' } : { events: CHUNKS, after: 'hang' }),
    run: async (client, { abortAt, note, step }) => {
      await step('before', () => client.chat.completions.create(HELLO, { signal: AbortSignal.abort() }))
      await step('waiting', () => client.chat.completions.create(HELLO, { ...once, signal: abortAt(1) }))
      const controller = new AbortController()
      const stream = await client.chat.completions.create({ ...HELLO, stream: true }, { signal: controller.signal })
      await step('streaming', async () => {
        for await (const chunk of stream) {
          note('chunk', chunk.choices[0]?.delta)
          controller.abort()
        }
      })
      const other = await client.chat.completions.create({ ...HELLO, stream: true })
      for await (const _ of other) other.controller.abort()
      note('by its controller', other.controller.signal.aborted)
      const left = await client.chat.completions.create({ ...HELLO, stream: true })
      for await (const _ of left) break
      note('left', left.controller.signal.aborted)
      await step('again', () => left)
    },
  },
  {
    name: 'streams that break, that tell of an error, that hold what is no JSON',
    script: (_, place) =>
      [
        { events: CHUNKS.slice(0, 1), after: 'cut' as const },
        { events: [...CHUNKS.slice(0, 1), { error: { message: 'later', code: 'c' } }] },
        { events: [...CHUNKS.slice(0, 1), 'data: {"choices": \n\n'] },
        { events: ['event: error\ndata: {"error":{"message":"named"}}\n\n'] },
        { events: [': comment\n\n', 'data: [DONE]\n\n', ...CHUNKS] },
        { events: [] },
      ][place] ?? {},
    run: async (client, { step, note }) => {
      for (const kind of ['cut', 'error', 'no JSON', 'named error', 'done at once', 'nothing']) {
        await step(kind, async () => {
          for await (const chunk of await client.chat.completions.create({ ...HELLO, stream: true }, once)) {
            note(kind, chunk)
          }
        })
      }
    },
  },
  {
    name: 'a promise of the client, awaited in every way',
    script: [{ body: CHAT, headers: { 'x-a': 'b' } }],
    run: async (client, { note, step }) => {
      const promise = client.chat.completions.create(HELLO)
      note('kind', [promise instanceof Promise, promise.constructor.name, String(promise), Object.keys(promise)])
      const [one, two] = await Promise.all([promise, promise])
      note('same', [one === two, one === (await promise), one._request_id, Object.keys(one), JSON.stringify(one)])
      const { data, response, request_id } = await promise.withResponse()
      note('with response', [data === one, response.status, request_id, response.bodyUsed])
      await step('finally', () => client.embeddings.create(ASK).finally(() => note('finally')))
      await step('then', () => client.responses.create(ASK).then(({ id }) => id, String))
      await step('untyped', () => client.post('/chat/completions', { body: HELLO }))
      const extended = client.chat.completions.create(HELLO)._thenUnwrap((chat) => chat.id)
      await step('unwrapped', () => extended)
      await step('unwrapped response', () => extended.asResponse())
    },
  },
  {
    name: 'a raw response, read in every way',
    script: (asked) => (asked.body.includes('"stream":true') ? { events: CHUNKS } : { body: CHAT }),
    run: async (client, { note, step }) => {
      const raw = (stream: boolean): Promise<Response> =>
        (stream
          ? client.chat.completions.create({ ...HELLO, stream: true })
          : client.chat.completions.create(HELLO)
        ).asResponse()
      for (const stream of [false, true]) {
        const response = await raw(stream)
        const { status, ok, type, redirected, bodyUsed, statusText } = response
        note('facts', [status, ok, type, redirected, bodyUsed, statusText, new URL(response.url).pathname])
        await step('headers', () => response.headers.set('x', 'y'))
        const copy = response.clone()
        note('copy', [new URL(copy.url).pathname, copy.type, (await copy.text()).length])
        await step('text', () => response.text())
        await step('text again', () => response.text())
        await step('bytes', async () => (await (await raw(stream)).arrayBuffer()).byteLength)
        await step('blob', async () => (await (await raw(stream)).blob()).type)
        const reader = (await raw(stream)).body?.getReader({ mode: 'byob' })
        for (let done = false; !done && reader !== undefined; ) {
          const read = await reader.read(new Uint8Array(64))
          note('into memory of its own', read.value?.byteLength)
          done = read.done
        }
        const { body } = await raw(stream)
        await step('cancelled', () => body?.cancel('enough'))
      }
    },
  },
  {
    name: 'copies, settings that change, and requests by hand',
    script: [{ body: { ...CHAT, ...RESPONSE } }],
    run: async (client, { note, step }) => {
      const version = Reflect.has(client, 'apiVersion') ? { apiVersion: 'v2' } : {}
      const copy = client.withOptions({ defaultHeaders: { 'x-copy': '1' }, defaultQuery: { q: '1' }, ...version })
      note('class', [copy instanceof OpenAI, copy.constructor.name, copy.maxRetries, copy === client])
      await step('by the copy', () => copy.chat.completions.create(HELLO))
      await step('by its resource', () => copy.chat.completions.parse(HELLO))
      client.apiKey = 'another'
      client.baseURL = `${client.baseURL}/v9`
      await step('by another key', () => client.responses.create(ASK))
      const options = {
        headers: { 'x-one': 'two', authorization: null },
        query: { a: ['1', '2'] },
        idempotencyKey: 'i',
      }
      await step('with options', () => client.chat.completions.create(HELLO, options))
      await step('get', () => client.get('/things', { query: { a: 1 } }))
      await step('put', () => client.put('/things', { body: { a: 1 } }))
      await step('patch', () => client.patch('/things', { body: { a: 1 } }))
      await step('delete', () => client.delete('/things'))
      await step('request', () => client.request({ method: 'post', path: '/embeddings', body: ASK }))
      await step('address', () => client.buildURL('/chat/completions', { a: 'b' }).replace(/^.*?\d+\//, ''))
    },
  },
  {
    name: 'a response in the background, taken up again as a stream and cancelled',
    script: (asked) =>
      asked.path.includes('stream=true') || asked.body.includes('"stream":true')
        ? { events: RESPONSE_EVENTS }
        : { body: { ...RESPONSE, status: asked.path.endsWith('cancel') ? 'cancelled' : 'queued' } },
    run: async (client, { note, step, listen }) => {
      await step('begun', () => client.responses.create({ ...ASK, background: true, store: true }))
      await step('looked at', () => client.responses.retrieve('id_1', { include: ['reasoning.encrypted_content'] }))
      await step('streamed', () => client.responses.retrieve('id_1', { stream: true, starting_after: 1 }))
      const stream = client.responses.stream({ response_id: 'id_1', starting_after: 0 })
      listen(stream, ['connect', 'event', 'response.output_text.delta', 'response.completed', 'error', 'abort', 'end'])
      await step('final', () => stream.finalResponse())
      note('ended', [stream.ended, stream.errored, stream.aborted])
      await step('cancelled', () => client.responses.cancel('id_1'))
      await step('items', () => client.responses.inputItems.list('id_1'))
      await step('counted', () => client.responses.inputTokens.count(ASK))
      await step('compacted', () => client.responses.compact({ model: 'm' }))
    },
  },
]
