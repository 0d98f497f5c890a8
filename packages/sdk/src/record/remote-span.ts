import { areSpanIds } from './ids.ts'
import type { RecordedSpan } from './recorder.ts'

const LONGEST = 256

/**
 * The caller's span as a `traceparent` header names it, to be used with `Recorder.within`; it records nothing itself.
 * Undefined where the header is not one: it comes from outside, and nothing else is taken from it.
 */
export function remoteSpan(traceparent: unknown): RecordedSpan | undefined {
  if (typeof traceparent !== 'string' || traceparent.length > LONGEST) return undefined
  const [version = '', traceId = '', spanId = '', flags = ''] = traceparent.trim().split('-')
  const known = /^[0-9a-f]{2}$/.test(version) && version !== 'ff' && /^[0-9a-f]{2}$/.test(flags)
  if (!known || !areSpanIds(traceId, spanId)) return undefined
  const nothing = (): void => {}
  return { traceId, spanId, set: nothing, event: nothing, fail: nothing, end: nothing }
}
