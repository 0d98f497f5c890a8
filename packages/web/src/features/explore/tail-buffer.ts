import type { EventJson } from '@telltale/model'

/** What the live tail holds: shown rows newest first, and those that wait while someone reads. */
export interface TailBuffer {
  readonly shown: readonly EventJson[]
  readonly waiting: readonly EventJson[]
  /** Left out by the server because too many came at once. */
  readonly skipped: number
  /** Left out here because too many waited. */
  readonly dropped: number
}

export const EMPTY_TAIL: TailBuffer = { shown: [], waiting: [], skipped: 0, dropped: 0 }

const MOST_SHOWN = 2_000
const MOST_WAITING = 5_000

/** Takes events in their order of arrival; while `paused` they wait and move nothing. */
export function receive(buffer: TailBuffer, events: readonly EventJson[], paused: boolean): TailBuffer {
  const newest = events.toReversed()
  if (!paused)
    return { ...buffer, shown: [...newest, ...buffer.waiting, ...buffer.shown].slice(0, MOST_SHOWN), waiting: [] }
  const waiting = [...newest, ...buffer.waiting]
  const over = Math.max(0, waiting.length - MOST_WAITING)
  return { ...buffer, waiting: waiting.slice(0, MOST_WAITING), dropped: buffer.dropped + over }
}

/** Shows what waited. */
export function release(buffer: TailBuffer): TailBuffer {
  return receive(buffer, [], false)
}
