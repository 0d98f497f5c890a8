import type { PatternPart } from '../rule/selection.ts'

/**
 * True when the whole text fits the pattern. Goes back only to the last `*`, each piece of text standing as early as it
 * can. At worst the length of the text times that of the longest stretch between two stars (of 1 MiB of one letter and
 * a stretch of 100 letters: 100 million steps), which only the author of a rule can bring about. `?` takes one code point.
 */
export function fitsPattern(parts: readonly PatternPart[], text: string): boolean {
  let at = 0
  let part = 0
  let retryPart = -1
  let retryAt = 0
  for (;;) {
    const next = parts[part]
    if (next === undefined && at === text.length) return true
    if (next?.kind === 'many') {
      part += 1
      if (part === parts.length) return true
      retryPart = part
      retryAt = at
      continue
    }
    const end = next === undefined ? -1 : endOf(next, text, at)
    if (end >= 0) {
      at = end
      part += 1
      continue
    }
    if (retryPart < 0) return false
    retryAt = nextStart(parts[retryPart], text, retryAt)
    if (retryAt < 0) return false
    at = retryAt
    part = retryPart
  }
}

function endOf(part: PatternPart, text: string, at: number): number {
  if (part.kind === 'text') return text.startsWith(part.text, at) ? at + part.text.length : -1
  const point = text.codePointAt(at)
  if (point === undefined) return -1
  return at + (point > 0xffff ? 2 : 1)
}

/** Where the stretch after the last star can stand next: at the next place of its first text. */
function nextStart(part: PatternPart | undefined, text: string, last: number): number {
  if (last >= text.length) return -1
  const after = last + ((text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1)
  return part?.kind === 'text' ? text.indexOf(part.text, after) : after
}
