import type { Reading } from '../detector.ts'

/** Longest run of gap characters that is left as it is. */
const LONGEST = 8
const GAPS = ' \t\n\r\u00a0_*,"\'’“”«»/#>-'
const IS_GAP = Uint8Array.from({ length: 0x2100 }, (_, code) => (GAPS.includes(String.fromCharCode(code)) ? 1 : 0))

/**
 * The reading with every long run of what may stand between two words cut short. Patterns allow such runs between
 * words, and would try every length of them: a text of long runs costs a hundred times as much as any other.
 */
export function squeezeGaps(reading: Reading): Reading {
  const { text } = reading
  if (!hasLongRun(text)) return reading
  const places = new Uint32Array(text.length)
  const pieces: string[] = []
  let kept = 0
  let from = 0
  let run = 0
  for (let at = 0; at < text.length; at += 1) {
    run = isGap(text, at) ? run + 1 : 0
    if (run > LONGEST) {
      if (from < at) pieces.push(text.slice(from, at))
      from = at + 1
    } else {
      places[kept] = reading.starts?.[at] ?? at
      kept += 1
    }
  }
  pieces.push(text.slice(from))
  return { ...reading, text: pieces.join(''), starts: places.subarray(0, kept) }
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
