import type { IncomingMessage, ServerResponse } from 'node:http'
import { sendAwsEvents } from '../aws-event-stream.ts'
import { type Asked, listenLocally, readAsked } from './asked.ts'
import { streamFor, wholeFor } from './echo-answers.ts'

/** How the server answers: well, with an error, or busy once and then well. */
export type Mood = 'well' | 'broken' | 'busy once'

/** A provider that answers every path of every API with something that reads as an answer of it. */
export interface EchoServer extends AsyncDisposable {
  readonly url: string
  mood: Mood
  /** The requests since it was last asked. */
  take(): readonly Asked[]
}

/** Starts one on a free port of the loopback interface; in HTTP/2 without encryption for clients that speak no other. */
export async function startEchoServer(protocol: 'http/1.1' | 'h2' = 'http/1.1'): Promise<EchoServer> {
  let asked: Asked[] = []
  const state = { mood: 'well' as Mood, busy: 0 }
  const listen = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const one = await readAsked(request)
    const { path, body } = one
    asked.push(one)
    if (state.mood === 'broken') return send(response, 400, { error: { message: 'no', type: 'bad', code: 'c' } })
    if (state.mood === 'busy once' && state.busy++ === 0) {
      return send(response, 429, { error: { message: 'busy' } }, { 'retry-after-ms': '1' })
    }
    answer(response, { path, body })
  }
  const { port, close } = await listenLocally(listen, protocol)
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
    [Symbol.asyncDispose]: close,
  }
}

function send(response: ServerResponse, status: number, body: unknown, headers: object = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'req_1', ...headers, date: 'never' })
  response.end(JSON.stringify(body))
}

function answer(response: ServerResponse, { path, body }: { readonly path: string; readonly body: string }): void {
  const stream = streamFor(path, body)
  if (stream === undefined) send(response, 200, wholeFor(path))
  else if (stream.kind === 'aws') sendAwsEvents(response, stream.events)
  else {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'x-request-id': 'req_1', date: 'never' })
    for (const event of stream.events) {
      const type = 'type' in event ? `event: ${String(event.type)}\n` : ''
      response.write(`${type}data: ${JSON.stringify(event)}\n\n`)
    }
    response.end(path.includes('completions') ? 'data: [DONE]\n\n' : '')
  }
}
