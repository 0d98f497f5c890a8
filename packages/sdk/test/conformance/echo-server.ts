import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How the server answers: well, with an error, or busy once and then well. */
export type Mood = 'well' | 'broken' | 'busy once'

/** A request as it came, with what is random in it made the same. */
export interface Asked {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A provider that answers every path of every API with something that reads as an answer of it. */
export interface EchoServer extends AsyncDisposable {
  readonly url: string
  mood: Mood
  /** The requests since it was last asked. */
  take(): readonly Asked[]
}

/** Starts one on a free port of the loopback interface. */
export async function startEchoServer(): Promise<EchoServer> {
  let asked: Asked[] = []
  const state = { mood: 'well' as Mood, busy: 0 }
  const server = createServer(async (request, response) => {
    const body = await readAll(request)
    const { method = '', url = '', headers } = request
    asked.push({ method, path: url, headers: { ...headers, host: '' }, body: steady(body) })
    for (const [name, value] of Object.entries(headers)) {
      const last = asked.at(-1)
      if (typeof value === 'string' && last !== undefined) last.headers[name] = name === 'host' ? '' : steady(value)
    }
    if (state.mood === 'broken') return send(response, 400, { error: { message: 'no', type: 'bad', code: 'c' } })
    if (state.mood === 'busy once' && state.busy++ === 0) {
      return send(response, 429, { error: { message: 'busy' } }, { 'retry-after-ms': '1' })
    }
    answer(response, { path: url, body })
  })
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    get mood() {
      return state.mood
    },
    set mood(mood) {
      Object.assign(state, { mood, busy: 0 })
    },
    take: () => {
      const taken = asked
      asked = []
      state.busy = 0
      return taken
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

const RANDOM = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|-{2,}[\w-]*[Bb]oundary[\w-]*|boundary=[\w-]+|-{4,}[\w-]+/g

function steady(text: string): string {
  return text.replace(RANDOM, 'random')
}

async function readAll(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString('latin1')
}

function send(response: ServerResponse, status: number, body: unknown, headers: object = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'req_1', ...headers, date: 'never' })
  response.end(JSON.stringify(body))
}

function answer(response: ServerResponse, { path, body }: { readonly path: string; readonly body: string }): void {
  const isGemini = path.includes('streamGenerateContent')
  if (!isGemini && !/"stream":\s*true/.test(body)) {
    send(response, 200, WHOLE)
    return
  }
  response.writeHead(200, { 'content-type': 'text/event-stream', 'x-request-id': 'req_1', date: 'never' })
  const events = isGemini
    ? [GEMINI]
    : path.includes('messages')
      ? ANTHROPIC
      : path.includes('responses')
        ? RESPONSES
        : [CHUNK]
  for (const event of events) {
    const type = 'type' in event ? `event: ${event.type}\n` : ''
    response.write(`${type}data: ${JSON.stringify(event)}\n\n`)
  }
  response.end(path.includes('completions') ? 'data: [DONE]\n\n' : '')
}

const WORDS = { role: 'assistant', content: 'Hi.', refusal: null }
const USAGE = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2, input_tokens: 1, output_tokens: 1 }
const GEMINI = {
  candidates: [{ index: 0, content: { role: 'model', parts: [{ text: 'Hi.' }] }, finishReason: 'STOP' }],
  usageMetadata: { promptTokenCount: 1, candidatesTokenCount: 1 },
}
const MESSAGE = {
  id: 'id_1',
  type: 'message',
  role: 'assistant',
  model: 'm-1',
  content: [{ type: 'text', text: 'Hi.' }],
  stop_reason: 'end_turn',
  usage: USAGE,
}
const ITEM = { ...MESSAGE, status: 'completed', content: [{ type: 'output_text', text: 'Hi.', annotations: [] }] }
const RESPONSE = { id: 'id_1', object: 'response', status: 'completed', model: 'm-1', output: [ITEM], usage: USAGE }

/** A little of every API's answers at once. */
const WHOLE = {
  ...MESSAGE,
  ...GEMINI,
  object: 'thing',
  status: 'completed',
  created: 1,
  choices: [{ index: 0, finish_reason: 'stop', message: WORDS, text: 'Hi.' }],
  output: [ITEM],
  data: [
    { id: 'a', embedding: [0.1], index: 0 },
    { id: 'b', embedding: [0.2], index: 1 },
  ],
  has_more: false,
  first_id: 'a',
  last_id: 'b',
  file_counts: { in_progress: 0 },
  embeddings: [{ values: [0.1] }],
  models: [{ name: 'models/m-1' }],
  name: 'models/m-1',
  totalTokens: 1,
  input_tokens: 1,
}
const CHUNK = {
  id: 'id_1',
  object: 'chat.completion.chunk',
  created: 1,
  model: 'm-1',
  choices: [{ index: 0, delta: WORDS, text: 'Hi.', finish_reason: 'stop' }],
}
const RESPONSES = [
  { type: 'response.created', sequence_number: 0, response: { ...RESPONSE, status: 'in_progress', output: [] } },
  { type: 'response.completed', sequence_number: 1, response: RESPONSE },
]
const ANTHROPIC = [
  { type: 'message_start', message: { ...MESSAGE, content: [], stop_reason: null } },
  { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
  { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'Hi.' } },
  { type: 'content_block_stop', index: 0 },
  { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: USAGE },
  { type: 'message_stop' },
]
