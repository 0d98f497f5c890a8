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
  /** Sooner still when nothing is missing that is known to exist: late news corrects what was said. */
  readonly quietWhenWholeMs: number
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
  quietWhenWholeMs: 400,
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
  readonly spans: Set<string>
  /** Parents of spans that came, which have not come themselves. */
  readonly awaited: Set<string>
  lastMs: number
  /** When the oldest news came that no graph knows yet. */
  newsMs: number
  /** When it was looked at last; 0: never. */
  lookedMs: number
  hasRoot: boolean
  /** Without it words of the user could be taken for words from outside. */
  hasPrompt: boolean
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
    spans: new Set(),
    awaited: new Set(),
    lastMs: receivedMs,
    newsMs: receivedMs,
    lookedMs: 0,
    hasRoot: false,
    hasPrompt: false,
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
  noteSpans(trace, event)
  return true
}

function noteSpans(trace: OpenTrace, { fields, category, action }: AiEvent): void {
  const span = idIn(fields.get(FIELD.spanId))
  const parent = idIn(fields.get(FIELD.parentSpanId))
  trace.hasPrompt ||= category === 'ai_prompt' && action === 'prompt.submitted'
  trace.hasRoot ||= span !== '' && parent === ''
  if (parent !== '' && !trace.spans.has(parent)) trace.awaited.add(parent)
  if (span === '') return
  trace.spans.add(span)
  trace.awaited.delete(span)
}

function idIn(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/**
 * UTF-16 units of text for each millisecond that must pass before a trace is looked at again: a look costs about a
 * microsecond a unit (`bench/weave`), so a trace that never ends takes a twentieth of the time at most.
 */
const LENGTH_PER_MS = 50

/** Whether a trace with news has been quiet long enough, or waited too long, and was not looked at just before. */
export function isDue(trace: OpenTrace, nowMs: number, limits: WeaveLimits): boolean {
  const length = limits.traceLength - trace.room.length
  if (nowMs - trace.lookedMs < length / LENGTH_PER_MS) return false
  return nowMs - trace.lastMs >= quietOf(trace, limits) || nowMs - trace.newsMs >= limits.longestWaitMs
}

function quietOf({ hasRoot, hasPrompt, awaited }: OpenTrace, limits: WeaveLimits): number {
  if (!hasRoot) return limits.quietMs
  return hasPrompt && awaited.size === 0 ? limits.quietWhenWholeMs : limits.quietAfterRootMs
}
