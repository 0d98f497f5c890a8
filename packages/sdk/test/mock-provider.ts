import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createHttp2Server, type ServerHttp2Session } from 'node:http2'
import type { AddressInfo } from 'node:net'

/** A request that a mock provider was sent. */
export interface MockRequest {
  readonly path: string
  readonly body: unknown
}

/** A provider of the test's own: answers each request by a function, and keeps what it was sent. */
export interface MockProvider extends AsyncDisposable {
  readonly url: string
  readonly requests: readonly MockRequest[]
}

type Answer = (request: MockRequest, response: ServerResponse) => void | Promise<void>

/** Starts a provider on a free port of this machine. */
export async function startMockProvider(answer: Answer): Promise<MockProvider> {
  const requests: MockRequest[] = []
  const server = createServer((incoming, response) => receive(incoming, response, { answer, requests }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The same in HTTP/2 without encryption, for clients that speak no other. */
export async function startHttp2Provider(answer: Answer): Promise<MockProvider> {
  const requests: MockRequest[] = []
  const sessions = new Set<ServerHttp2Session>()
  const server = createHttp2Server((incoming, response) =>
    // The compatible interface of HTTP/2 lacks nothing that answers use.
    receive(incoming as unknown as IncomingMessage, response as unknown as ServerResponse, { answer, requests }),
  )
  server.on('session', (session) => sessions.add(session))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    [Symbol.asyncDispose]: async () => {
      for (const session of sessions) session.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

interface Receiver {
  readonly answer: Answer
  readonly requests: MockRequest[]
}

async function receive(incoming: IncomingMessage, response: ServerResponse, to: Receiver): Promise<void> {
  const text = await readAll(incoming)
  const request = { path: incoming.url ?? '', body: text === '' ? undefined : JSON.parse(text) }
  to.requests.push(request)
  await to.answer(request, response)
}

/** Answers with JSON. */
export function sendJson(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json', 'request-id': 'req-1' })
  response.end(JSON.stringify(body))
}

/** Answers with server-sent events, each named by its `type` where it has one. */
export function sendEvents(response: ServerResponse, events: readonly unknown[], end = true): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'request-id': 'req-1' })
  for (const event of events) {
    const type = typeof event === 'object' && event !== null && 'type' in event ? `event: ${event.type}\n` : ''
    response.write(`${type}data: ${JSON.stringify(event)}\n\n`)
  }
  if (end) response.end()
}

async function readAll(incoming: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of incoming) text += String(chunk)
  return text
}
