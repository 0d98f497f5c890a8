/** How often something was seen, and from where to where. */
export interface Tally {
  count: number
  start: number
  end: number
}

export function emptyTally(): Tally {
  return { count: 0, start: 0, end: 0 }
}

/** Counts one more, which stands from `start` to `end` and after those before. */
export function add(tally: Tally, start: number, end: number): void {
  if (tally.count === 0) tally.start = start
  tally.count += 1
  tally.end = end
}
