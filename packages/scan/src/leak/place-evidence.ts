import { locate, type Reading } from '../detector.ts'

/** Readings in which places can fall: what stands last in them may stand first in the original. */
const TURNED = /reversed|bidi-override|upside-down|word-order/

/** The part of the original that a stretch of a reading came from; never empty where the reading has places. */
export function placeEvidence(
  reading: Reading,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  const { starts } = reading
  if (starts === undefined) return { start, end }
  const place = locate(reading, start, end)
  if (!TURNED.test(reading.kind) && place.end > place.start) return place
  let first = reading.end
  let last = 0
  for (let i = start; i < end; i++) {
    first = Math.min(first, starts[i] ?? first)
    last = Math.max(last, (starts[i] ?? 0) + 1)
  }
  return { start: first, end: Math.max(last, first) }
}
