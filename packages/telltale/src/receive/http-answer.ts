import type { Signal } from '../journal/journal.ts'
import { encodeExportResponse, encodeStatus, exportResponseJson } from './answer.ts'
import type { IngestOutcome } from './ingest.ts'
import { findEncoding } from './media-type.ts'
import type { Refusal } from './refusal.ts'

/** An HTTP answer, ready to send. */
export interface HttpAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** The answer to a request, in the encoding it was sent in as OTLP/HTTP asks; JSON where that is not known. */
export function toHttpAnswer(outcome: IngestOutcome, signal: Signal, contentType: string | undefined): HttpAnswer {
  const isProtobuf = findEncoding(signal, contentType) === 'protobuf'
  if (outcome.kind === 'refused') return refusalAnswer(outcome.refusal, isProtobuf)
  const { accepted, rejected } = outcome
  if (signal === 'events') {
    const lines = rejected.map(({ index, reason }) => ({ line: index + 1, reason }))
    return jsonAnswer(accepted > 0 ? 200 : 400, { accepted, rejected: lines })
  }
  return isProtobuf
    ? protobufAnswer(200, encodeExportResponse(rejected))
    : jsonAnswer(200, exportResponseJson(signal, rejected))
}

/** An answer with a JSON body. */
export function jsonAnswer(status: number, body: object, headers: Readonly<Record<string, string>> = {}): HttpAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: Buffer.from(JSON.stringify(body)),
  }
}

function refusalAnswer(refusal: Refusal, isProtobuf: boolean): HttpAnswer {
  const { http, grpc, retryAfterSeconds } = refusal.kind
  const headers: Record<string, string> = {}
  if (retryAfterSeconds !== undefined) headers['retry-after'] = String(retryAfterSeconds)
  if (http === 401) headers['www-authenticate'] = 'Bearer'
  return isProtobuf
    ? protobufAnswer(http, encodeStatus(refusal), headers)
    : jsonAnswer(http, { code: grpc, message: refusal.message }, headers)
}

function protobufAnswer(status: number, body: Buffer, headers: Readonly<Record<string, string>> = {}): HttpAnswer {
  return { status, headers: { 'content-type': 'application/x-protobuf', ...headers }, body }
}
