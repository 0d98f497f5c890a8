import type { ServerResponse } from 'node:http'
import { type AwsEvent, sendAwsEvents } from '../aws-event-stream.ts'
import { type Asked, listenLocally, readAsked } from './asked.ts'

/** One answer of a provider that is told what to do. */
export interface Reply {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** A text, or what is sent as JSON. */
  readonly body?: unknown
  /** Server-sent events: a text as it stands, anything else as JSON, named by its `type`. */
  readonly events?: readonly unknown[]
  readonly aws?: readonly AwsEvent[]
  /** What comes after the body: its end, a broken connection, or nothing. `never` does not even begin. */
  readonly after?: 'end' | 'cut' | 'hang' | 'never'
}

/** The answers in their order, the last one for all that follow; or one for each request. */
export type Script = readonly Reply[] | ((asked: Asked, place: number) => Reply)

/** A provider that follows a script. */
export interface ScriptServer extends AsyncDisposable {
  readonly url: string
  readonly asked: readonly Asked[]
  /** When so many requests have come since the script began. */
  arrived(count: number): Promise<void>
  /** Begins a script, and forgets what was asked. */
  follow(script: Script): void
}

interface Waiting {
  readonly count: number
  readonly done: () => void
}

/** Starts one on a free port of the loopback interface. */
export async function startScriptServer(protocol: 'http/1.1' | 'h2' = 'http/1.1'): Promise<ScriptServer> {
  const state: { script: Script; asked: Asked[]; waiting: Waiting[] } = { script: [{}], asked: [], waiting: [] }
  const { port, close } = await listenLocally(async (request, response) => {
    const { script, asked } = state
    const one = await readAsked(request)
    const place = asked.push(one) - 1
    for (const { count, done } of state.waiting) if (asked.length >= count) done()
    const reply = typeof script === 'function' ? script(one, place) : (script[place] ?? script.at(-1))
    send(response, reply ?? {})
  }, protocol)
  return {
    url: `http://127.0.0.1:${port}`,
    get asked() {
      return state.asked
    },
    arrived: (count) =>
      new Promise((done) => {
        state.waiting.push({ count, done })
        if (state.asked.length >= count) done()
      }),
    follow: (script) => void Object.assign(state, { script, asked: [], waiting: [] }),
    [Symbol.asyncDispose]: close,
  }
}

function send(response: ServerResponse, { status = 200, headers, body, events, aws, after = 'end' }: Reply): void {
  if (after === 'never') return
  if (aws !== undefined) {
    sendAwsEvents(response, aws, after === 'end')
    return
  }
  const type = events === undefined ? 'application/json' : 'text/event-stream'
  response.writeHead(status, {
    'content-type': type,
    'x-request-id': 'req_1',
    'request-id': 'req_2',
    date: 'never',
    ...headers,
  })
  for (const event of events ?? []) response.write(typeof event === 'string' ? event : eventText(event))
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)
  if (after === 'end') response.end(text)
  else {
    response.write(text)
    // The other side has what was written before the connection breaks.
    if (after === 'cut') response.write(' ', () => void response.destroy())
  }
}

function eventText(event: unknown): string {
  const type = typeof event === 'object' && event !== null && 'type' in event ? `event: ${String(event.type)}\n` : ''
  return `${type}data: ${JSON.stringify(event)}\n\n`
}
