import { ApiError, type CallableTool, Chat, type GoogleGenAI, Type } from '@google/genai'
import type { Flow, Notes } from './flow.ts'

const HELLO = { model: 'm', contents: 'Hello' }
const USAGE = { promptTokenCount: 5, candidatesTokenCount: 3, totalTokenCount: 8 }

function answer(parts: readonly object[], finishReason?: string): object {
  return { candidates: [{ index: 0, content: { role: 'model', parts }, finishReason }], usageMetadata: USAGE }
}
const SAID = answer([{ text: 'Good day.' }], 'STOP')
const CALLING = answer([{ functionCall: { name: 'weather', args: { city: 'Oslo' } } }], 'STOP')
const PARTS = [
  answer([{ text: 'Good ' }]),
  answer([{ text: 'Hm.', thought: true }]),
  answer([{ text: 'day.' }], 'STOP'),
]
const FAILURE = { error: { code: 429, message: 'no', status: 'RESOURCE_EXHAUSTED' } }

function weather({ note }: Notes, fails = false): CallableTool {
  const parameters = { type: Type.OBJECT, properties: { city: { type: Type.STRING } } }
  return {
    tool: async () => ({ functionDeclarations: [{ name: 'weather', description: 'The weather.', parameters }] }),
    callTool: async (calls) => {
      note('tool', calls)
      if (fails) throw new Error('no weather')
      return calls.map(() => ({ functionResponse: { name: 'weather', response: { result: 'sunny' } } }))
    },
  }
}

/** What an application does with the client of Google. */
export const GOOGLE_FLOWS: readonly Flow<GoogleGenAI>[] = [
  {
    name: 'answers, streams and what they say of themselves',
    script: ({ path }) => (path.includes('stream') ? { events: PARTS } : { body: SAID }),
    run: async (client, { note, step }) => {
      const promise = client.models.generateContent(HELLO)
      note('promise', [promise instanceof Promise, promise.constructor.name])
      const response = await promise
      note('answer', [response.constructor.name, response.text, response.functionCalls, response.data])
      note('raw', [response.sdkHttpResponse?.headers?.['x-request-id'], JSON.stringify(response).length])
      const stream = await client.models.generateContentStream(HELLO)
      note('stream', [Object.prototype.toString.call(stream), stream[Symbol.asyncIterator]() === stream])
      for await (const part of stream) note('part', [part.constructor.name, part.text])
      await step('over', () => stream.next())
      await step('embedded', () => client.models.embedContent({ model: 'm', contents: ['a', 'b'] }))
      await step('counted', () => client.models.countTokens(HELLO))
      const config = { systemInstruction: 'Be brief.', temperature: 0.5, httpOptions: { headers: { 'x-a': 'b' } } }
      await step('with settings', () => client.models.generateContent({ ...HELLO, config }))
    },
  },
  {
    name: 'errors, aborts, and streams that break',
    script: (_, place) =>
      [
        { status: 429, body: FAILURE },
        { status: 500, body: 'words', headers: { 'content-type': 'text/plain' } },
        { status: 400, body: FAILURE },
        { after: 'never' as const },
        { events: PARTS.slice(0, 1), after: 'hang' as const },
        { events: PARTS.slice(0, 1), after: 'cut' as const },
        { events: [PARTS[0], 'data: {"candidates":\n\n'] },
        { events: [PARTS[0], FAILURE] },
        { events: PARTS },
        { body: '{' },
      ][place] ?? { body: SAID },
    run: async (client, { abortAt, note, step }) => {
      const error: unknown = await client.models.generateContent(HELLO).catch((failed: unknown) => failed)
      note('error', [error instanceof ApiError, (error as ApiError).status, (error as ApiError).message])
      await step('not JSON', () => client.models.generateContent(HELLO))
      await step('of a stream', () => client.models.generateContentStream(HELLO))
      const abortSignal = abortAt(4)
      await step('aborted', () => client.models.generateContent({ ...HELLO, config: { abortSignal } }))
      const controller = new AbortController()
      const config = { abortSignal: controller.signal }
      await step('aborted in the stream', async () => {
        for await (const part of await client.models.generateContentStream({ ...HELLO, config })) {
          note('part', part.text)
          controller.abort()
        }
      })
      for (const kind of ['cut', 'no JSON', 'an error inside']) {
        await step(kind, async () => {
          for await (const part of await client.models.generateContentStream(HELLO)) note(kind, part.text)
        })
      }
      for await (const _ of await client.models.generateContentStream(HELLO)) break
      await step('half JSON', () => client.models.generateContent(HELLO))
    },
  },
  {
    name: 'chats keep their history, with answers, streams and failures',
    script: ({ path }, place) =>
      place === 2 ? { status: 400, body: FAILURE } : path.includes('stream') ? { events: PARTS } : { body: SAID },
    run: async (client, { note, step }) => {
      const chat = client.chats.create({ model: 'm', config: { temperature: 0 } })
      note('kind', [chat instanceof Chat, chat.constructor.name, Object.keys(chat)])
      await step('first', () => chat.sendMessage({ message: 'Hello' }))
      await step('streamed', () => chat.sendMessageStream({ message: ['a', 'b'] }))
      await step('failed', () => chat.sendMessage({ message: 'Hello' }))
      await step('at once', () => Promise.all([chat.sendMessage({ message: '1' }), chat.sendMessage({ message: '2' })]))
      note('history', chat.getHistory())
      note('curated', chat.getHistory(true).length)
    },
  },
  {
    name: 'functions that the library calls by itself',
    script: (asked, place) => {
      const isStream = asked.path.includes('stream')
      if (place % 2 === 0) return isStream ? { events: [CALLING] } : { body: CALLING }
      return isStream ? { events: PARTS } : { body: SAID }
    },
    run: async (client, notes) => {
      const { note, step } = notes
      await step('called', () => client.models.generateContent({ ...HELLO, config: { tools: [weather(notes)] } }))
      const tools = [weather(notes)]
      await step('streamed', async () => {
        for await (const part of await client.models.generateContentStream({ ...HELLO, config: { tools } })) {
          note('part', part)
        }
      })
      await step('failing', () =>
        client.models.generateContent({ ...HELLO, config: { tools: [weather(notes, true)] } }),
      )
    },
  },
  {
    name: 'pages, caches, batches and files',
    calls: 0,
    script: ({ path }) =>
      path.includes('pageToken')
        ? { body: { models: [{ name: 'models/c' }], cachedContents: [{ name: 'c' }] } }
        : { body: { models: [{ name: 'models/a' }], cachedContents: [{ name: 'a' }], nextPageToken: 't', name: 'n' } },
    run: async (client, { note, step }) => {
      const pager = await client.models.list({ config: { pageSize: 1 } })
      note('pager', [pager.constructor.name, pager.pageLength, pager.hasNextPage()])
      await step('models', () => pager)
      await step('caches', () => client.caches.list())
      await step('cache', () => client.caches.create({ model: 'm', config: { contents: 'Hello' } }))
      await step('batch', () => client.batches.create({ model: 'm', src: [{ contents: 'Hello' }] }))
      await step('file', () => client.files.get({ name: 'n' }))
    },
  },
]
