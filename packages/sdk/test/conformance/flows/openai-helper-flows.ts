import OpenAI, { toFile } from 'openai'
import { standardFunction, standardResponseFormat, standardTextFormat } from 'openai/helpers/standard-schema'
import { ChatCompletionStream } from 'openai/lib/ChatCompletionStream'
import { Stream } from 'openai/streaming'
import { allOf, type Flow, type Notes } from './flow.ts'
import { CALLING, CALLING_CHUNKS, CHAT, CHUNKS, JSON_CHUNKS, RESPONSE, RESPONSE_EVENTS } from './openai-answers.ts'

const HELLO = { model: 'm', messages: [{ role: 'user' as const, content: 'Hello' }] }

const RUNNER_EVENTS = [
  ...['connect', 'chunk', 'content', 'content.delta', 'content.done', 'refusal.delta', 'message', 'chatCompletion'],
  ...['tool_calls.function.arguments.delta', 'tool_calls.function.arguments.done', 'functionToolCall'],
  ...['functionToolCallResult', 'finalContent', 'finalMessage', 'finalChatCompletion', 'finalFunctionToolCall'],
  ...['finalFunctionToolCallResult', 'totalUsage', 'error', 'abort', 'end'],
]

const isCity = (value: unknown): value is { readonly city: string } =>
  typeof value === 'object' && value !== null && 'city' in value

/** A schema of a city; what is none is an issue. */
const CITY = {
  '~standard': {
    version: 1,
    vendor: 'test',
    validate: (value: unknown) => (isCity(value) ? { value } : { issues: [{ message: 'no city' }] }),
    jsonSchema: {
      input: () => ({ type: 'object', properties: { city: { type: 'string' } }, required: ['city'] }),
    },
  },
} as const

function weather(told: Notes, fails = false) {
  return {
    type: 'function' as const,
    function: {
      name: 'weather',
      description: 'The weather of a city.',
      parameters: { type: 'object', properties: { city: { type: 'string' } } },
      parse: JSON.parse as (text: string) => object,
      function: (args: object, runner: object) => {
        told.note('tool', [args, runner.constructor.name])
        if (fails) throw new Error('no weather')
        return 'sunny'
      },
    },
  }
}

/** What the library builds on its calls: streams with events, parsed answers, tools that run, pages, files. */
export const OPENAI_HELPER_FLOWS: readonly Flow<OpenAI>[] = [
  {
    name: 'stream() of chat tells all events and all that is final',
    script: (_, place) => ({ events: [CHUNKS, CALLING_CHUNKS, CHUNKS, CHUNKS.slice(0, 2)][place] ?? CHUNKS }),
    run: async (client, { listen, note, step }) => {
      for (const kind of ['words', 'a call']) {
        const stream = client.chat.completions.stream({ ...HELLO, stream_options: { include_usage: true } })
        note(kind, [stream instanceof ChatCompletionStream, stream.constructor.name, stream.ended])
        listen(stream, RUNNER_EVENTS)
        await step('done', () => stream.done())
        for (const name of ['finalContent', 'finalMessage', 'finalChatCompletion', 'finalFunctionToolCall'] as const) {
          await step(name, () => stream[name]())
        }
        await step('usage', () => stream.totalUsage())
        note('after', [stream.allChatCompletions().length, stream.messages, stream.currentChatCompletionSnapshot])
      }
      const readable = client.chat.completions.stream(HELLO).toReadableStream()
      await step('as a readable stream', () => ChatCompletionStream.fromReadableStream(readable).finalChatCompletion())
      const short = client.chat.completions.stream(HELLO)
      listen(short, RUNNER_EVENTS)
      await step('without an end', () => short.finalChatCompletion())
    },
  },
  {
    name: 'stream() of chat that is aborted, that fails, whose listener fails',
    script: (_, place) =>
      [
        { events: CHUNKS.slice(0, 2), after: 'hang' as const },
        { status: 400, body: { error: { message: 'no' } } },
        { events: CHUNKS },
        { events: CHUNKS },
      ][place] ?? {},
    run: async (client, { listen, note, step }) => {
      const stream = client.chat.completions.stream(HELLO)
      listen(stream, RUNNER_EVENTS)
      stream.on('content', () => stream.abort())
      await step('aborted', () => stream.done())
      note('aborted', [stream.aborted, stream.errored, stream.controller.signal.aborted])
      const failed = client.chat.completions.stream(HELLO)
      listen(failed, RUNNER_EVENTS)
      await step('failed', () => failed.finalContent())
      const once = client.chat.completions.stream(HELLO)
      await step('emitted', () => once.emitted('content'))
      await step('then', () => once.finalContent())
      await step('iterated', async () => {
        for await (const chunk of client.chat.completions.stream(HELLO)) note('chunk', chunk)
      })
    },
  },
  {
    name: 'parse() and streams with a schema',
    script: (asked, place) =>
      asked.path.includes('responses')
        ? asked.body.includes('"stream":true')
          ? { events: RESPONSE_EVENTS }
          : { body: RESPONSE }
        : asked.body.includes('"stream":true')
          ? { events: JSON_CHUNKS }
          : { body: place === 0 ? CALLING : CHAT },
    run: async (client, { listen, step }) => {
      const response_format = standardResponseFormat(CITY, 'city')
      const tools = [standardFunction({ name: 'weather', parameters: CITY })]
      await step('tool', () => client.chat.completions.parse({ ...HELLO, tools }))
      await step('no city', () => client.chat.completions.parse({ ...HELLO, response_format }))
      await step('with response', () => client.chat.completions.parse({ ...HELLO, response_format }).withResponse())
      const stream = client.chat.completions.stream({ ...HELLO, response_format })
      listen(stream, RUNNER_EVENTS)
      await step('streamed', () => stream.finalChatCompletion())
      const text = { format: standardTextFormat(CITY, 'city') }
      await step('response', () => client.responses.parse({ model: 'm', input: 'Hello', text }))
      await step('text of it', async () => (await client.responses.create({ model: 'm', input: 'Hello' })).output_text)
      const events = client.responses.stream({ model: 'm', input: 'Hello', text })
      listen(events, ['connect', 'response.created', 'response.output_text.delta', 'event', 'error', 'end'])
      await step('streamed response', () => events.finalResponse())
      await step('stream in events', () => client.responses.create({ model: 'm', input: 'Hello', stream: true }))
    },
  },
  {
    name: 'runTools(), at once and streamed, with a tool that fails',
    script: (asked, place) => {
      const isStream = asked.body.includes('"stream":true')
      if (place % 2 === 0) return isStream ? { events: CALLING_CHUNKS } : { body: CALLING }
      return isStream ? { events: CHUNKS } : { body: CHAT }
    },
    run: async (client, notes) => {
      const { listen, note, step } = notes
      for (const fails of [false, true]) {
        const runner = client.chat.completions.runTools({ ...HELLO, tools: [weather(notes, fails)] })
        listen(runner, RUNNER_EVENTS)
        await step('run', () => runner.finalContent())
        note('messages', runner.messages)
        const streamed = client.chat.completions.runTools({ ...HELLO, stream: true, tools: [weather(notes, fails)] })
        listen(streamed, RUNNER_EVENTS)
        await step('streamed', () => streamed.finalChatCompletion())
      }
    },
  },
  {
    name: 'a stream that is split, passed on, and made again',
    script: [{ events: CHUNKS }],
    run: async (client, { note, step }) => {
      const ask = () => client.chat.completions.create({ ...HELLO, stream: true })
      const stream = await ask()
      note('kind', [stream instanceof Stream, stream.constructor.name, Object.keys(stream)])
      const [left, right] = stream.tee()
      await step('left', () => left)
      await step('right', () => right)
      const readable = (await ask()).toReadableStream()
      await step('text', () => new Response(readable).text())
      const again = Stream.fromReadableStream((await ask()).toReadableStream(), new AbortController())
      await step('made again', () => again)
      const iterator = (await ask())[Symbol.asyncIterator]()
      note('keys of its iterator', Object.prototype.toString.call(iterator))
      await step('first', () => iterator.next())
      await step('two at once', () => Promise.all([iterator.next(), iterator.next()]))
      await step('thrown into', () => iterator.throw?.(new Error('mine')))
      await step('over', () => iterator.next())
      const { data, response } = await ask().withResponse()
      note('unread', response.bodyUsed)
      await step('data', () => data)
    },
  },
  {
    name: 'pages and files',
    calls: 0,
    script: ({ path }) =>
      path.includes('/content')
        ? { body: 'bytes', headers: { 'content-type': 'application/binary' } }
        : path.includes('after=b')
          ? { body: { object: 'list', data: [{ id: 'c' }], has_more: false } }
          : { body: { id: 'a', object: 'list', data: [{ id: 'a' }, { id: 'b' }], has_more: true } },
    run: async (client, { note, step }) => {
      const page = await client.chat.completions.list({ limit: 2 })
      note('page', [page.constructor.name, page.hasNextPage(), page.getPaginatedItems()])
      await step('next', () => page.getNextPage())
      await step('items', () => allOf(client.responses.inputItems.list('r', { limit: 2 })))
      await step('pages', async () => {
        for await (const one of (await client.files.list()).iterPages()) note('ids', one.data)
      })
      await step('models', () => client.models.list())
      const file = await toFile(Buffer.from('words'), 'a.jsonl')
      await step('file', () => client.files.create({ file, purpose: 'batch' }))
      await step('content', async () => (await client.files.content('a')).text())
      await step('transcription', () => client.audio.transcriptions.create({ file, model: 'm' }))
      await step('batch', () =>
        client.batches.create({ completion_window: '24h', endpoint: '/v1/responses', input_file_id: 'a' }),
      )
    },
  },
  {
    name: 'a class of the host, with hooks and a method of its own',
    script: [{ status: 500, headers: { 'retry-after-ms': '1' } }, { body: CHAT }],
    run: async (client, { note, step }) => {
      note('own', Reflect.get(client, 'mine'))
      await step('secret', () => (client instanceof Mine ? client.tellSecret() : 'none'))
      await step('asked', () => client.chat.completions.create(HELLO))
    },
  },
]

/** A client with a private member, and with the hooks that the library calls for each request. */
export class Mine extends OpenAI {
  readonly #secret = 'kept'
  mine = 'here'

  tellSecret(): string {
    return this.#secret
  }

  protected override async prepareOptions(options: { headers?: unknown }): Promise<void> {
    options.headers = { 'x-secret': this.#secret }
  }

  protected override async prepareRequest(request: RequestInit): Promise<void> {
    request.headers = new Headers(request.headers as Headers)
    request.headers.set('x-prepared', this.#secret)
  }
}
