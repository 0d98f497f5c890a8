import type { Finding } from '@telltale/model'

/** A stretch of a text with the numbers (from 1) of the findings that cover it; none where nothing was found. */
export interface MarkedStretch {
  readonly text: string
  readonly numbers: readonly number[]
}

/** Characters shown before and after a finding where a text is too long to be shown whole. */
const AROUND = 300
const SHORT = 8_000

/**
 * A text cut where findings begin and end; joined the stretches give it back. Of a long text only what lies around
 * findings is given, and a note of how much lies between.
 */
export function markText(text: string, findings: readonly Finding[]): readonly (MarkedStretch | number)[] {
  const places = findings.map(({ start, end }) => clamp(start, end, text.length))
  const bounds = new Set<number>([0, text.length])
  for (const { start, end } of places) bounds.add(start).add(end)
  const whole = text.length <= SHORT
  if (!whole)
    for (const { start, end } of places)
      bounds.add(Math.max(0, start - AROUND)).add(Math.min(text.length, end + AROUND))
  const sorted = [...bounds].sort((a, b) => a - b)
  const stretches: (MarkedStretch | number)[] = []
  for (const [i, start] of sorted.slice(0, -1).entries()) {
    const end = sorted[i + 1] ?? text.length
    const numbers = places.flatMap((place, at) => (place.start < end && place.end > start ? [at + 1] : []))
    const near = whole || places.some((place) => start < place.end + AROUND && end > place.start - AROUND)
    if (near) stretches.push({ text: text.slice(start, end), numbers })
    else stretches.push(end - start)
  }
  return stretches
}

/** A finding's place within the text; offsets are numbers from elsewhere. */
function clamp(start: number, end: number, length: number): { readonly start: number; readonly end: number } {
  const from = Math.min(length, Math.max(0, Math.trunc(start) || 0))
  return { start: from, end: Math.min(length, Math.max(from, Math.trunc(end) || 0)) }
}
