import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isAllowedSender } from './check-sender.ts'
import { ClientSessions } from './client-sessions.ts'
import { Exchange, type ExchangeContext } from './exchange.ts'
import type { McpProxyOptions } from './mcp-options.ts'
import { RPC, rpcError } from './message.ts'
import type { Upstream } from './upstream.ts'

/** How the proxy listens for clients. It does so on the loopback address, always. */
export interface ListenOptions {
  /** 0 takes any free port. */
  readonly port: number
  readonly origins: readonly string[]
}

/** A proxy that listens. */
export interface HttpFront {
  readonly url: string
  close(): Promise<void>
}

const PATH = '/mcp'
const MOST_CONNECTIONS = 4096

/** Listens for clients on loopback, and carries what they say to a streamable HTTP server. Rejects where the port is taken. */
export async function listenHttp(
  options: McpProxyOptions,
  upstream: Upstream,
  listen: ListenOptions,
): Promise<HttpFront> {
  const sessions = new ClientSessions(options)
  const context: ExchangeContext = { options, upstream, sessions }
  const server = createServer({ requestTimeout: 60_000, headersTimeout: 20_000 })
  server.maxConnections = MOST_CONNECTIONS
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(listen.port, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const origins = listen.origins.map((origin) => origin.toLowerCase())
  server.on('request', (request, response) => {
    if (!isAllowedSender(request.headers, { port, origins })) {
      answerPlainly(response, 403, 'The Host or Origin of the request is not one that may talk to this proxy.')
    } else void answer(context, request, response)
  })
  const close = async (): Promise<void> => {
    sessions.endAll()
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeAllConnections()
    await closed
    await upstream.close()
  }
  return { url: `http://127.0.0.1:${port}${PATH}`, close }
}

type Answer = (exchange: Exchange) => Promise<void>

const METHODS = new Map<string, Answer>([
  ['POST', (exchange) => exchange.post()],
  ['GET', (exchange) => exchange.listen()],
  ['DELETE', (exchange) => exchange.end()],
])

async function answer(context: ExchangeContext, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = request.url?.split('?')[0]
  if (path !== PATH) return answerPlainly(response, 404, `The proxy listens at ${PATH}.`)
  const method = METHODS.get(request.method ?? '')
  if (method === undefined) {
    response.setHeader('allow', 'GET, POST, DELETE')
    return answerPlainly(response, 405, 'Only GET, POST and DELETE are understood.')
  }
  try {
    await method(new Exchange(context, request, response))
  } catch {
    // The client or the server broke off; whoever is still there gets an end.
    if (response.headersSent) response.destroy()
    else answerPlainly(response, 502, 'The server broke off.')
  }
}

function answerPlainly(response: ServerResponse, status: number, reason: string): void {
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close' })
  response.end(rpcError(undefined, RPC.invalidRequest, reason))
}
