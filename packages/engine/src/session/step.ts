import type { AiEvent, JsonValue, ScanRole, StoredFinding } from '@telltale/model'
import { type FieldName, shownText } from '@telltale/model'
import type { MemoryState, Session, TraceNote } from './session-state.ts'
import type { TextBook } from './text/text-facts.ts'

/** What a text gives away, as far as the session needs to know. */
export type QuickScan = (text: string, role: ScanRole) => { readonly risk: number; readonly labels: readonly string[] }

/** Bounds of the memory; what is left out has the defaults of `DEFAULT_LIMITS`. */
export interface SessionLimits {
  /** Sessions kept, a fifth of them for suspicious ones. */
  readonly sessions: number
  /** Hashed values kept of all sessions together. */
  readonly values: number
  /** UTF-16 units of prompts kept of all sessions together. */
  readonly promptLength: number
  /** Ids of documents kept of all data sources together. */
  readonly documents: number
  /** Users, apps, data sources, tools and system prompts kept, each. */
  readonly entries: number
}

/** One event on its way through the parts. */
export interface Step {
  readonly event: AiEvent
  readonly findings: readonly StoredFinding[]
  /** The fields of the event as it will leave; claims are gone. */
  readonly fields: Map<string, JsonValue>
  readonly sessionKey: string
  readonly session: Session
  readonly traceKey: string
  readonly trace: TraceNote
  readonly state: MemoryState
  readonly scan: QuickScan
  readonly factsOf: TextBook
  readonly limits: SessionLimits
}

type Named = FieldName

/** A field as text; '' where it is absent. */
export function textOf(step: Pick<Step, 'event'>, name: Named): string {
  return shownText(step.event.fields.get(name))
}

const LONGEST_NAME = 256

/** A field as a name for keys: text or number, cut. */
export function nameOf(step: Pick<Step, 'event'>, name: Named): string {
  const value = step.event.fields.get(name)
  return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, LONGEST_NAME) : ''
}

/** The texts of a field that holds one or a list of them. */
export function listOf(value: JsonValue | undefined): readonly string[] {
  if (typeof value === 'string') return [value]
  if (!Array.isArray(value)) return []
  return (value as readonly JsonValue[]).slice(0, 1000).filter((item) => typeof item === 'string')
}

/** Sets a field unless there is nothing to say: 0, false, '' and an empty list are left out. */
export function say(step: Step, name: Named, value: JsonValue): void {
  const isNothing = value === 0 || value === false || value === '' || (Array.isArray(value) && value.length === 0)
  if (!isNothing) step.fields.set(name, value)
}

/** Four digits say all that a calibrated probability knows. */
export function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
