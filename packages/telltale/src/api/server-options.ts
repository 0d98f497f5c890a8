import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { type FastifyHttpOptions, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import type { ApiOptions } from './api-options.ts'
import { problemFor, problemForStatus } from './problem-for.ts'
import { sendAnswer } from './send-answer.ts'

const CLIENT_ERRORS: ReadonlyMap<string, number> = new Map([
  ['HPE_HEADER_OVERFLOW', 431],
  ['ERR_HTTP_REQUEST_TIMEOUT', 408],
])

/** Bounds and habits of the HTTP server (reference: secure defaults, limits and timeouts). */
export function serverOptions(options: ApiOptions) {
  return {
    ...(options.logger === undefined ? { logger: false } : { loggerInstance: options.logger }),
    // fastify's own lines carry the URL, and with it what people search for.
    logController: new LogController({ disableRequestLogging: true }),
    exposeHeadRoutes: false,
    bodyLimit: 64 * 1024,
    requestTimeout: 30_000,
    keepAliveTimeout: 5_000,
    // A connection on which nothing moves; live tails send a heartbeat well within it.
    connectionTimeout: 60_000,
    // What is under way is answered; live tails are told to end.
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    trustProxy: options.trustedProxies === undefined ? false : [...options.trustedProxies],
    http: { maxHeaderSize: 16 * 1024, headersTimeout: 10_000, connectionsCheckingInterval: 1_000 },
    frameworkErrors: (error: Error, _request: FastifyRequest, reply: FastifyReply) => {
      // No hook has run: this is where helmet's headers would have been set.
      reply.header('content-security-policy', "default-src 'none'").header('x-content-type-options', 'nosniff')
      sendAnswer(reply, problemFor(error) ?? problemForStatus(400))
    },
    clientErrorHandler: answerBrokenRequest,
  } satisfies FastifyHttpOptions<Server>
}

/** Answers what is not even HTTP, by hand: there is no request to reply to. */
function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const { status, body } = problemForStatus(CLIENT_ERRORS.get(error.code ?? '') ?? 400)
  const text = JSON.stringify(body)
  const head = [
    `HTTP/1.1 ${status} Error`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(text)}`,
    "Content-Security-Policy: default-src 'none'",
    'X-Content-Type-Options: nosniff',
    'Connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${text}`)
}
