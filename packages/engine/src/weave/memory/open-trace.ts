import { type AiEvent, FIELD, type StoredFinding } from '@telltale/model'
import { lightEvent, type Room } from './light-event.ts'

/** Bounds of what is kept; what is left out has the defaults of `DEFAULT_LIMITS`. */
export interface WeaveLimits {
  /** Traces kept. */
  readonly traces: number
  /** Events kept of one trace. */
  readonly events: number
  /** UTF-16 units of texts kept of one trace, and of all together. */
  readonly traceLength: number
  readonly totalLength: number
  /** Without news for so long a trace is looked at; sooner when its root has come. */
  readonly quietMs: number
  readonly quietAfterRootMs: number
  /** A trace that is never quiet is looked at so often. */
  readonly longestWaitMs: number
}

export const DEFAULT_LIMITS: WeaveLimits = {
  traces: 2_000,
  events: 2_000,
  traceLength: 4 * 1024 * 1024,
  totalLength: 16 * 1024 * 1024,
  quietMs: 10_000,
  quietAfterRootMs: 2_000,
  longestWaitMs: 60_000,
}

/** Findings kept of one event, the surest. */
const MOST_FINDINGS = 50
const MOST_VALUES = 100_000

/** The events of one trace as far as they came. */
export interface OpenTrace {
  readonly tenant: string
  readonly traceId: string
  readonly events: Map<string, AiEvent>
  readonly findings: Map<string, readonly StoredFinding[]>
  readonly room: Room
  lastMs: number
  /** When the oldest news came that no graph knows yet. */
  newsMs: number
  hasRoot: boolean
}

export function openTrace(event: AiEvent, traceId: string, limits: WeaveLimits): OpenTrace {
  const { tenant, receivedMs } = event
  const room = { length: limits.traceLength, values: MOST_VALUES, texts: new Map<string, string>() }
  return {
    tenant,
    traceId,
    events: new Map(),
    findings: new Map(),
    room,
    lastMs: receivedMs,
    newsMs: receivedMs,
    hasRoot: false,
  }
}

/** Adds an event; false when it is known with as many findings, or there is no room for it. */
export function addToTrace(
  trace: OpenTrace,
  event: AiEvent,
  findings: readonly StoredFinding[],
  most: number,
): boolean {
  const known = trace.events.has(event.id)
  if (known && (trace.findings.get(event.id)?.length ?? 0) >= findings.length) return false
  if (!known && trace.events.size >= most) return false
  if (!known) trace.events.set(event.id, lightEvent(event, trace.room))
  if (findings.length > 0) trace.findings.set(event.id, findings.slice(0, MOST_FINDINGS))
  trace.lastMs = Math.max(trace.lastMs, event.receivedMs)
  const hasSpan = event.fields.has(FIELD.spanId) && event.fields.get(FIELD.spanId) !== ''
  trace.hasRoot ||= hasSpan && (event.fields.get(FIELD.parentSpanId) ?? '') === ''
  return true
}

/** Whether a trace with news has been quiet long enough, or waited too long. */
export function isDue({ lastMs, newsMs, hasRoot }: OpenTrace, nowMs: number, limits: WeaveLimits): boolean {
  const quietMs = hasRoot ? limits.quietAfterRootMs : limits.quietMs
  return nowMs - lastMs >= quietMs || nowMs - newsMs >= limits.longestWaitMs
}
