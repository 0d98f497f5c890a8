import protobuf from 'protobufjs/minimal.js'
import type { Signal } from '../journal/journal.ts'
import type { Rejection } from './decoded-entry.ts'
import type { Refusal } from './refusal.ts'

// JSON name of the count in the partial success of each signal.
const REJECTED_NAMES = { traces: 'rejectedSpans', logs: 'rejectedLogRecords', metrics: 'rejectedDataPoints' } as const

/** Signals of OTLP, which answer with a partial success. */
export type OtlpSignal = Exclude<Signal, 'events'>

/** The `Export…ServiceResponse` as protobuf: empty when nothing was rejected. */
export function encodeExportResponse(rejected: readonly Rejection[]): Buffer {
  if (rejected.length === 0) return Buffer.alloc(0)
  const writer = protobuf.Writer.create()
  writer.uint32(10).fork().uint32(8).int64(rejected.length).uint32(18).string(summarize(rejected)).ldelim()
  return Buffer.from(writer.finish())
}

/** The same as OTLP/JSON; 64-bit integers are texts there. */
export function exportResponseJson(signal: OtlpSignal, rejected: readonly Rejection[]): object {
  if (rejected.length === 0) return {}
  return { partialSuccess: { [REJECTED_NAMES[signal]]: String(rejected.length), errorMessage: summarize(rejected) } }
}

/** `google.rpc.Status` as protobuf, with a `RetryInfo` where coming back can help. */
export function encodeStatus({ kind, message }: Refusal): Buffer {
  const writer = protobuf.Writer.create().uint32(8).int32(kind.grpc).uint32(18).string(message)
  if (kind.retryAfterSeconds !== undefined) {
    writer.uint32(26).fork().uint32(10).string('type.googleapis.com/google.rpc.RetryInfo')
    writer.uint32(18).fork().uint32(10).fork().uint32(8).int64(kind.retryAfterSeconds).ldelim().ldelim().ldelim()
  }
  return Buffer.from(writer.finish())
}

/** What was rejected, by reason, the most frequent first and ten at most. */
function summarize(rejected: readonly Rejection[]): string {
  const counts = new Map<string, { count: number; first: number }>()
  for (const { index, reason } of rejected) {
    const seen = counts.get(reason)
    if (seen === undefined) counts.set(reason, { count: 1, first: index })
    else seen.count += 1
  }
  const reasons = [...counts].sort(([, a], [, b]) => b.count - a.count).slice(0, 10)
  return reasons.map(([reason, { count, first }]) => `${count} × ${reason} (first: record ${first + 1})`).join('; ')
}
