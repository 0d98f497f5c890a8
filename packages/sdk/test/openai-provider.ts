import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Decision, Guard, Subject } from '../src/control/guard.ts'

/** What a mock provider answers to one request. */
export interface Reply {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** An answer as JSON, or text as it is. */
  readonly body?: unknown
  /** Server-sent events; `hold` leaves the stream open after them. */
  readonly events?: readonly unknown[]
  readonly hold?: boolean
}

/** A request as the mock provider got it. */
export interface Received {
  readonly path: string
  readonly body: unknown
}

/** A provider on this machine that gives its replies in order, the last one again and again. */
export interface Provider extends AsyncDisposable {
  readonly baseURL: string
  readonly port: number
  readonly received: readonly Received[]
}

/** Opens a mock provider on a free port of the loopback interface. */
export async function openProvider(replies: readonly Reply[]): Promise<Provider> {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    received.push({ path: request.url ?? '', body: JSON.parse((await readAll(request)) || 'null') })
    give(response, replies[Math.min(received.length, replies.length) - 1] ?? {})
  })
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done)
  })
  const { port } = server.address() as AddressInfo
  return {
    baseURL: `http://127.0.0.1:${port}/v1`,
    port,
    received,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

async function readAll(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString()
}

function give(response: ServerResponse, { status = 200, headers = {}, body, events, hold }: Reply): void {
  const type = events === undefined ? 'application/json' : 'text/event-stream'
  response.writeHead(status, { 'content-type': type, 'x-request-id': 'req_1', ...headers })
  if (events === undefined) {
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
    return
  }
  for (const event of events) response.write(`data: ${typeof event === 'string' ? event : JSON.stringify(event)}\n\n`)
  if (hold !== true) response.end('data: [DONE]\n\n')
}

/** All that a stream gives. */
export async function collect<T>(stream: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = []
  for await (const item of stream) found.push(item)
  return found
}

/** A guard that keeps what it was asked, and decides by a function. */
export interface FakeGuard {
  readonly guard: Guard
  readonly subjects: readonly Subject[]
}

/** A guard that allows all but what `decide` says otherwise; `approves` is the answer of the person asked. */
export function createFakeGuard(
  decide: (subject: Subject) => Partial<Decision> = () => ({}),
  approves = true,
): FakeGuard {
  const subjects: Subject[] = []
  const guard: Guard = {
    check: (subject) => {
      subjects.push(subject)
      const allowed: Decision = {
        action: 'allow',
        enforced: false,
        risk: 0,
        reason: 'nothing was found',
        findings: [],
        text: subject.text,
      }
      return { ...allowed, ...decide(subject) }
    },
    approve: async () => approves,
  }
  return { guard, subjects }
}
