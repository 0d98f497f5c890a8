import type { CorrelationRule } from '../rule/document.ts'
import { MAX_EVIDENCE } from './correlator.ts'
import type { Group } from './group.ts'
import type { Measure } from './measured-parts.ts'
import { countEvents, type Entry, evidenceOf } from './window-entries.ts'

/** What a behaviour is made from. */
export interface Ground {
  readonly rule: CorrelationRule
  readonly slotNames: readonly ReadonlySet<string>[]
  readonly measure: Measure
  /** How much older than the clock an event may be, milliseconds. */
  readonly lagMs: number
}

/** A hit, before it is known whose. */
export interface Finding {
  readonly events: readonly string[]
  readonly eventCount: number
  readonly firstMs: number
  readonly lastMs: number
  readonly measured?: number
}

/** Most events and most looks find nothing. */
export const NO_FINDINGS: readonly Finding[] = []

/** What a kind of correlation does with the entries of a group. Times never go back from call to call. */
export interface Behaviour {
  /** Entries are of use for so long after their time. */
  readonly keepMs: number
  /** Whether hits come when a window is over, and not with an event. */
  readonly judgesLater: boolean
  /** Values of different scopes are not put together. */
  readonly scopeOf?: (timeMs: number) => number
  /** Whether an event of this time still has a window to go to. */
  takes(group: Group, timeMs: number): boolean
  /** New entries of this time stand in the group. */
  arrive(group: Group, timeMs: number, nowMs: number): readonly Finding[]
  /** When to look at the group again, to judge or to forget it. */
  lookMs(group: Group): number
  /** Judges every window that no event can come to any more. */
  judge(group: Group, nowMs: number): readonly Finding[]
  /** Whether nothing of the group can matter any more. */
  isSpent(group: Group, nowMs: number): boolean
}

/** The finding that a stretch of entries makes. */
export function findingOf(entries: readonly Entry[], lastMs: number, measured?: number): Finding {
  const finding = {
    events: evidenceOf(entries, MAX_EVIDENCE),
    eventCount: countEvents(entries, 0, entries.length),
    firstMs: entries[0]?.timeMs ?? lastMs,
    lastMs,
  }
  return measured === undefined ? finding : { ...finding, measured }
}
