import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { TelltaleError } from '../errors.ts'
import { type ControlHandler, isControlPath } from './control-handler.ts'
import { jsonAnswer } from './http-answer.ts'
import type { Ingest } from './ingest.ts'
import { createOtlpHandler, INGEST_PATHS, send } from './otlp-handler.ts'

const KEEP_ALIVE_MS = 5_000
const CHECK_CONNECTIONS_MS = 1_000
const SWEEP_MS = 50
const HEADER_BYTES = 16 * 1024
const MOST_CONNECTIONS = 12_000

interface OtlpHttpOptions {
  /** Whether the process can take and process telemetry now; for `GET /ready`. */
  readonly ready: () => boolean
  /** Answers `/v1/telltale/…`; nothing is there without it. Its owner closes it before this server. */
  readonly control?: ControlHandler
}

/** A listener with a life. */
export interface OtlpServer {
  /** Resolves with the port, which is a free one when 0 was asked for; rejects with `PORT_IN_USE`. */
  listen(port: number, host: string): Promise<number>
  /** Stops taking connections, lets requests under way finish for up to `drainMs`, then cuts the rest. */
  close(drainMs?: number): Promise<void>
}

/** OTLP/HTTP and plain events on a bare `node:http` server: half the CPU per megabyte of a framework. */
export function createOtlpHttpServer(ingest: Ingest, { ready, control }: OtlpHttpOptions): OtlpServer {
  const { headersMs, requestMs } = ingest.limits
  const ingestHandler = createOtlpHandler(ingest, control)
  const server = createServer(
    {
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: CHECK_CONNECTIONS_MS,
      maxHeaderSize: HEADER_BYTES,
    },
    (request, response) => {
      if (request.method === 'GET' && !isTaken(request.url)) answerProbe(request, response, ready)
      else ingestHandler(request, response)
    },
  )
  server.maxConnections = MOST_CONNECTIONS
  return { listen: (port, host) => listen(server, port, host), close: (drainMs = 3_000) => close(server, drainMs) }
}

function isTaken(url: string | undefined): boolean {
  return isControlPath(url) || INGEST_PATHS.has((url ?? '').split('?', 1)[0] ?? '')
}

function answerProbe(request: IncomingMessage, response: ServerResponse, ready: () => boolean): void {
  const path = (request.url ?? '').split('?', 1)[0]
  if (path === '/live') send(request, response, jsonAnswer(200, { status: 'live' }))
  else if (path === '/ready') {
    send(request, response, ready() ? jsonAnswer(200, { status: 'ready' }) : jsonAnswer(503, { status: 'not ready' }))
  } else {
    const paths = [...INGEST_PATHS.keys()].join(', ')
    const message = `this port takes telemetry: POST to ${paths}; GET /live and /ready tell how it is`
    send(request, response, jsonAnswer(404, { code: 5, message }))
  }
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(asListenError(error, port, host)))
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  })
}

/** What a failed `listen` means: `PORT_IN_USE` where that is the cause, the error itself otherwise. */
function asListenError(error: Error, port: number, host: string): Error {
  const isTaken = 'code' in error && error.code === 'EADDRINUSE'
  return isTaken ? new TelltaleError('PORT_IN_USE', `port ${port} on ${host} is in use`, error) : error
}

function close(server: Server, drainMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), drainMs)
    // Connections whose last answer went out after `close` would stay open for their keep-alive time.
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS)
    server.close(() => {
      clearTimeout(timer)
      clearInterval(sweep)
      resolve()
    })
    server.closeIdleConnections()
  })
}
