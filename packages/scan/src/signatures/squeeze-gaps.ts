import type { Reading } from '../detector.ts'
import { keepUnits, unitsOf } from '../units.ts'

/** Longest run of gap characters that is left as it is. */
const LONGEST = 8
const GAPS = ' \t\n\r\u00a0_*,"\'’“”«»/#>-'
const IS_GAP = new Uint8Array(0x10000)
for (const gap of GAPS) IS_GAP[gap.charCodeAt(0)] = 1

/**
 * The reading with every long run of what may stand between two words cut short. Patterns allow such runs between
 * words, and would try every length of them: a text of long runs costs a hundred times as much as any other.
 */
export function squeezeGaps(reading: Reading): Reading {
  const { text, starts } = reading
  if (!hasLongRun(text)) return reading
  const units = unitsOf(text)
  const places = new Uint32Array(text.length)
  const keptUnits = new Uint16Array(text.length)
  const pieces: string[] = []
  let kept = 0
  let from = 0
  let run = 0
  for (let at = 0; at < text.length; at += 1) {
    const unit = units[at] ?? 0
    run = -(IS_GAP[unit] ?? 0) & (run + 1)
    if (run > LONGEST) {
      if (from < at) pieces.push(text.slice(from, at))
      from = at + 1
    } else {
      places[kept] = starts === undefined ? at : (starts[at] ?? at)
      keptUnits[kept] = unit
      kept += 1
    }
  }
  pieces.push(text.slice(from))
  const squeezed = pieces.join('')
  keepUnits(squeezed, keptUnits)
  return { ...reading, text: squeezed, starts: places.subarray(0, kept) }
}

function hasLongRun(text: string): boolean {
  // A run longer than this holds one of every LONGEST + 1 places.
  for (let at = LONGEST; at < text.length; at += LONGEST + 1) {
    if (isGap(text, at) && runAround(text, at) > LONGEST) return true
  }
  return false
}

function runAround(text: string, at: number): number {
  let from = at
  let to = at + 1
  while (from > 0 && at - from <= LONGEST && isGap(text, from - 1)) from -= 1
  while (to < text.length && to - at <= LONGEST && isGap(text, to)) to += 1
  return to - from
}

function isGap(text: string, at: number): boolean {
  return IS_GAP[text.charCodeAt(at)] === 1
}
