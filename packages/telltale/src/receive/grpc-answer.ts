import { Metadata, type StatusObject } from '@grpc/grpc-js'
import { encodeStatus } from './answer.ts'
import type { Refusal } from './refusal.ts'

/**
 * A refusal as the end of a gRPC call. Where coming back can help it says so in the three ways clients
 * look for: `RetryInfo` in the status details, `grpc-retry-pushback-ms` and `retry-after`.
 */
export function toGrpcError(refusal: Refusal): StatusObject {
  const { grpc, retryAfterSeconds } = refusal.kind
  const metadata = new Metadata()
  if (retryAfterSeconds !== undefined) {
    metadata.set('grpc-status-details-bin', encodeStatus(refusal))
    metadata.set('grpc-retry-pushback-ms', String(retryAfterSeconds * 1_000))
    metadata.set('retry-after', String(retryAfterSeconds))
  }
  return { code: grpc, details: refusal.message, metadata }
}
