import { readIdentity } from './call-identity.ts'
import { type CallRecord, NO_RECORD, startRecord } from './call-record.ts'
import type { ObservedCall } from './pass-call.ts'
import type { Reading } from './read-request.ts'

/** Begins the record of a call, as of when the call came in. Throws where the recorder does, in enforce mode only. */
export function beginRecord(call: ObservedCall, { json, request }: Reading): CallRecord {
  const { options, counter } = call.proxy
  const onGap = (): void => counter.gap('recorder_failed', call.route.provider)
  try {
    const upstream = new URL(call.upstream.upstream)
    return startRecord({
      recorder: options.recorder,
      identity: readIdentity(call.origin, json),
      parent: options.remoteSpan?.(call.origin.headers.traceparent),
      name: `${request.operation} ${request.model}`.trim(),
      attributes: {
        'gen_ai.provider.name': call.format.provider,
        'gen_ai.operation.name': request.operation,
        'gen_ai.request.model': request.model === '' ? undefined : request.model,
        'server.address': upstream.hostname,
        'server.port': upstream.port === '' ? undefined : Number(upstream.port),
        ...request.attributes,
      },
      startMs: call.startMs,
      secrets: call.secrets,
      onGap,
    })
  } catch (error) {
    onGap()
    if (options.mode === 'enforce') throw error
    return NO_RECORD
  }
}

/** Writes the status of the answer. */
export function noteStatus(record: CallRecord, status: number): void {
  record.set({ 'http.response.status_code': status })
  if (status >= 400) record.fail(`The provider answered ${status}.`, String(status))
}

/** Writes that the call came to nothing. */
export function noteFailure(record: CallRecord, error: unknown): void {
  const type = error instanceof Error && 'code' in error ? String(error.code) : 'upstream_failed'
  record.set({ 'telltale.content.truncated': true })
  record.fail('The call to the provider failed.', type)
}

/** Writes that the caller left before the end. */
export function noteCutOff(record: CallRecord): void {
  record.set({ 'telltale.content.truncated': true, 'telltale.proxy.cut_off': true })
  record.fail('The caller left before the end.', 'client_disconnected')
}
