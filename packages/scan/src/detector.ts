import type { Finding, ScanRole } from '@telltale/model'

/** One way to read a text: the text itself cleaned of tricks, or what a hidden or encoded part of it says. */
export interface Reading {
  /** `plain` for the whole text, else how it was hidden: `base64`, `tag-characters`, `reversed`… */
  readonly kind: string
  /** What a reader would see. */
  readonly text: string
  /** For each UTF-16 index of `text` where it stands in the original; undefined when the two are the same text. */
  readonly starts: Uint32Array | undefined
  /** End of the part of the original that this reading covers. */
  readonly end: number
}

/** A text with every reading that an attacker may have meant; the first is the whole text. */
export interface UnfoldedText {
  readonly original: string
  readonly readings: readonly [Reading, ...Reading[]]
  /** What was hidden, each a finding of its own (label `obfuscation`, AML.T0068). */
  readonly hidden: readonly Finding[]
}

/** Finds one kind of thing in a text. Pure: no clock, no state that outlives the call. */
export interface Detector {
  readonly name: string
  inspect(text: UnfoldedText, role: ScanRole): readonly Finding[]
}

/** The part of the original that `start` to `end` of a reading stands for. */
export function locate(reading: Reading, start: number, end: number): { readonly start: number; readonly end: number } {
  const { starts } = reading
  if (starts === undefined) return { start, end }
  const from = starts[start] ?? reading.end
  const to = end < starts.length ? (starts[end] ?? reading.end) : reading.end
  return (starts[end - 1] ?? from) < from ? locateTurned(starts, start, end) : { start: from, end: Math.max(to, from) }
}

// Text that was written backwards: its last character stands first.
function locateTurned(
  starts: Uint32Array,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  let least = Number.POSITIVE_INFINITY
  let most = 0
  for (const place of starts.subarray(start, end)) {
    least = Math.min(least, place)
    most = Math.max(most, place)
  }
  return { start: least, end: most + 1 }
}
