import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Signal } from '../journal/journal.ts'
import { guardAgainstPages } from './browser-guard.ts'
import { type ControlHandler, isControlPath } from './control-handler.ts'
import { type HttpAnswer, jsonAnswer, toHttpAnswer } from './http-answer.ts'
import type { Ingest, IngestOutcome } from './ingest.ts'

/** Paths that take telemetry, by what they take. */
export const INGEST_PATHS: ReadonlyMap<string, Signal> = new Map([
  ['/v1/traces', 'traces'],
  ['/v1/logs', 'logs'],
  ['/v1/metrics', 'metrics'],
  ['/v1/events', 'events'],
])

// What a sender may still push after it was refused, before its connection is cut: a whole request of the
// largest size, so that a sender which reads no answer before it has sent everything gets to see it.
const DISCARD_BYTES = 32 * 1024 * 1024
const DISCARD_MS = 10_000

type HttpHandler = (request: IncomingMessage, response: ServerResponse) => void

/**
 * Answers `POST /v1/traces|logs|metrics|events`, `/v1/telltale/…` where it is given control, and 404 or 405 for
 * the rest: a plain handler, so that any HTTP server can mount the same paths. It must be the first to touch the
 * request's body.
 */
export function createOtlpHandler(ingest: Ingest, control?: ControlHandler): HttpHandler {
  return (request, response) => {
    const isControl = control !== undefined && isControlPath(request.url)
    const reply = isControl ? control.answer(request, response) : answer(ingest, request)
    reply.then(
      (whole) => send(request, response, whole),
      // Nothing above rejects; should it ever, the sender keeps its data and comes back.
      (error) => send(request, response, toHttpAnswer(ingest.refuse(error), 'events', undefined)),
    )
  }
}

async function answer(ingest: Ingest, request: IncomingMessage): Promise<HttpAnswer> {
  const path = (request.url ?? '').split('?', 1)[0] ?? ''
  const signal = INGEST_PATHS.get(path)
  if (signal === undefined) return notFound(path)
  if (request.method !== 'POST') return methodNotAllowed(path)
  const { headers } = request
  return toHttpAnswer(await receive(ingest, request, signal), signal, headers['content-type'])
}

async function receive(ingest: Ingest, request: IncomingMessage, signal: Signal): Promise<IngestOutcome> {
  const { headers } = request
  try {
    if (!ingest.keysRequired) guardAgainstPages(headers.host, headers.origin)
  } catch (error) {
    return ingest.refuse(error)
  }
  return ingest.receive({
    signal,
    contentType: headers['content-type'],
    contentEncoding: headers['content-encoding'],
    contentLength: headers['content-length'] === undefined ? undefined : Number(headers['content-length']),
    sender: { authorization: headers.authorization, telltaleKey: oneOf(headers['x-telltale-key']) },
    body: request,
  })
}

function oneOf(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header
}

function notFound(path: string): HttpAnswer {
  const paths = [...INGEST_PATHS.keys()].map((each) => `POST ${each}`).join(', ')
  return jsonAnswer(404, { code: 5, message: `nothing is at ${path.slice(0, 200)}; telemetry goes to ${paths}` })
}

function methodNotAllowed(path: string): HttpAnswer {
  return jsonAnswer(405, { code: 12, message: `${path} takes POST only` }, { allow: 'POST' })
}

/**
 * Sends an answer. To a body that was refused unread the answer goes out whole at once, but the exchange
 * ends only when the rest has been thrown away: cut earlier, most senders would see a broken pipe instead.
 */
export function send(request: IncomingMessage, response: ServerResponse, { status, headers, body }: HttpAnswer): void {
  if (response.destroyed) return
  response.writeHead(status, { ...headers, 'content-length': body.length })
  if (request.complete) {
    response.end(body)
    return
  }
  response.write(body)
  discardRest(request, () => response.end())
}

function discardRest(request: IncomingMessage, then: () => void): void {
  let discarded = 0
  const cut = (): void => void request.socket.destroy()
  const timer = setTimeout(cut, DISCARD_MS)
  timer.unref()
  request.on('data', (chunk: Buffer) => {
    discarded += chunk.length
    if (discarded > DISCARD_BYTES) cut()
  })
  request.on('error', () => undefined) // the sender hung up on its own: nothing to do
  request.on('end', then)
  request.on('close', () => clearTimeout(timer))
  request.resume()
}
