import type { Category, JsonValue } from '@telltale/model'

/** Canonical field name to value, while an event is being made. */
export type Canonical = Map<string, JsonValue>

/** A fact that a dialect read, before the normalizer adds what every event carries. */
export interface EventDraft {
  readonly category: Category
  readonly action: string
  /** When it happened, by the sender's claim; nanoseconds since the epoch. */
  readonly timeUnixNano: bigint
  readonly fields: Canonical
  /** Told of a tool run by a later request to the model: it counts only where nothing else tells of the run. */
  readonly heard?: true
}
