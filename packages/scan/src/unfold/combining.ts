import type { Notes } from './notes.ts'
import { add } from './tally.ts'
import type { TextBuilder } from './text-builder.ts'

const MOST_PAIRS = 4096
const composed = new Map<number, number>()

/** The one character that a letter and the mark behind it make; 0 where there is none. */
export function composeMark(base: number, mark: number): number {
  const key = base * 0x10000 + mark
  const known = composed.get(key)
  if (known !== undefined) return known
  const both = String.fromCharCode(base, mark).normalize('NFC')
  const one = both.length === 1 ? both.charCodeAt(0) : 0
  if (composed.size >= MOST_PAIRS) composed.clear()
  composed.set(key, one)
  return one
}

/** Whether the mark strikes a letter through or puts a shape around it; no spelling needs that. */
export function isOverlay(mark: number): boolean {
  return (mark >= 0x334 && mark <= 0x338) || (mark >= 0x20d2 && mark <= 0x20e0) || mark === 0x20e4
}

function isGeneralMark(code: number): boolean {
  return code >= 0x300 && code <= 0x36f
}

export function isAsciiLetter(code: number): boolean {
  const small = code | 32
  return small >= 97 && small <= 122
}

/** Takes away the marks that ASCII letters kept, where there are so many that they are there to disturb. */
export function dropLoudMarks(text: string, out: TextBuilder, notes: Notes): void {
  let letters = 0
  let loud = 0
  for (let at = 0; at < out.length; at += 1) {
    const code = out.units[at] ?? 0
    if (isAsciiLetter(code)) letters += 1
    else if (isGeneralMark(code)) loud += 1
  }
  if (loud * 4 < letters && notes.marks.count < 3) return
  let kept = 0
  for (let at = 0; at < out.length; at += 1) {
    const code = out.units[at] ?? 0
    const start = out.starts[at] ?? 0
    if (isGeneralMark(code) && kept > 0 && (out.units[kept - 1] ?? 0) < 0x80) {
      add(notes.marks, start, start + 1)
      continue
    }
    // A letter that was made one with its mark goes back to what it was.
    const written = text.charCodeAt(start)
    out.units[kept] = code > 0x7f && isAsciiLetter(written) ? written : code
    out.starts[kept] = start
    kept += 1
  }
  out.length = kept
}
