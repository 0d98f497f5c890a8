import type { EventView } from '../match/event-view.ts'
import type { CorrelationRule } from '../rule/document.ts'

/** An event that single-event rules matched, on its way into the windows. */
export interface CorrelatedEvent {
  /** Unique: the same event fed again changes nothing. */
  readonly id: string
  /** Groups of different partitions (tenants) never mix. */
  readonly partition: string
  /** When it was received, epoch milliseconds; may be earlier than that of events before it. */
  readonly receivedMs: number
  readonly event: EventView
  /** Places, in the list of detection rules the correlator was made with, of the rules that matched. */
  readonly matched: readonly number[]
}

/** A correlation that came true. */
export interface CorrelationHit {
  readonly rule: CorrelationRule
  readonly partition: string
  /** Field (or alias) and value of each part of the group, in the order of `group-by`. */
  readonly group: readonly (readonly [string, string])[]
  /** Ids of events that prove it, oldest first; at most `MAX_EVIDENCE`. */
  readonly events: readonly string[]
  /** Events in the window, however many are named. */
  readonly eventCount: number
  readonly firstMs: number
  /** Receive time of the event that completed it. */
  readonly lastMs: number
  /** The number that the condition was tested with, where there is one. */
  readonly measured?: number
}

export const MAX_EVIDENCE = 100

/** A limit that was reached: what it cost is said, never hidden. */
export interface CorrelationGap {
  readonly rule: CorrelationRule
  readonly partition: string
  /** `late`: events that came later than `latenessMs` allows, or to a window already judged. */
  readonly reason: 'groups' | 'events' | 'values' | 'late'
  readonly fromMs: number
  readonly toMs: number
  /** Groups dropped, events (or their values) counted by sketch instead of one by one, events left out. */
  readonly count: number
}

/** Windows over events, in bounded memory. Feeding the same events in the same order always gives the same hits. */
export interface Correlator {
  /**
   * The correlations that this event completed, those of correlations over correlations included. Time goes on with the
   * events: what became overdue before this one is answered as well, first.
   */
  feed(event: CorrelatedEvent): readonly CorrelationHit[]
  /**
   * Time went on without an event: windows that are over, and what was expected and did not come. Called with ever later
   * times, up to which every event has been fed.
   */
  tick(nowMs: number): readonly CorrelationHit[]
  /** What was given up since the last call. */
  takeGaps(): readonly CorrelationGap[]
  /** Everything it knows, as a value that `structuredClone` and `v8.serialize` take. */
  save(): CorrelatorState
  /** Goes on from a saved state; what belongs to rules that are gone or were changed is left out. */
  load(state: CorrelatorState): void
}

/** Opaque to others; carries its own version. */
export interface CorrelatorState {
  readonly version: number
  readonly rules: unknown
}

/** Room for groups that several tables share; tables count what they use. */
export interface GroupRoom {
  /** Groups. */
  readonly most: number
  used: number
  /** Events kept in them. */
  entries: number
}

export interface CorrelatorLimits {
  /** Groups kept of one correlation. */
  readonly groups: number
  /** What all correlations of one or more correlators share: when it is used up, those with more than their part give up groups. */
  readonly room: GroupRoom
  /** Events kept one by one in one group; more are counted by sketch. */
  readonly eventsPerGroup: number
  /** How much later than its successors an event may come and still count, milliseconds. */
  readonly latenessMs: number
}
