import { findKnownLiterals } from '../known-literals.ts'
import { type ContextKind, INDEX, KINDS_BY_WORD } from './telling-words.ts'

const NO_HITS: readonly number[] = []

/** Where the telling words of a text stand. */
export interface Context {
  /** Characters between the last word of this kind and `start`, at most `reach`; -1 when there is none. */
  before(kind: ContextKind, start: number, reach?: number): number
  /** Characters between `end` and the next word of this kind, at most `reach`; -1 when there is none. */
  after(kind: ContextKind, end: number, reach?: number): number
  /** Ends of all words of this kind. */
  ends(kind: ContextKind): readonly number[]
}

function isWordCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 0xc0 && code < 0x2000)
}

/** Index of the first of the sorted numbers that is greater than `limit`. */
function firstAbove(sorted: readonly number[], limit: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) > limit) high = middle
    else low = middle + 1
  }
  return low
}

/** Farther than any text is long. */
const FAR = 0x3fffffff

/** Whether the words before and after a hit end there; `_`, digits and a change to a capital end a word too. */
function standsAlone(text: string, start: number, end: number): boolean {
  if (text.charCodeAt(start) >= 0x2e80) return true
  const after = text.charCodeAt(end)
  const capital = after >= 65 && after <= 90 && text.charCodeAt(end - 1) >= 97
  if (isWordCode(after) && !capital) return false
  const first = text.charCodeAt(start)
  const before = text.charCodeAt(start - 1)
  return !isWordCode(before) || (first >= 65 && first <= 90 && before >= 97)
}

/** Reads the telling words of a text, in one pass. */
export function readContext(text: string): Context {
  const starts: (number[] | undefined)[] = []
  const ends: (number[] | undefined)[] = []
  const hits = findKnownLiterals('pii', text)
  for (let hit = 0; hit < hits.count; hit += 1) {
    const [start = 0, end = 0] = [hits.starts[hit], hits.ends[hit]]
    if (!standsAlone(text, start, end)) continue
    const kinds = KINDS_BY_WORD[hits.literals[hit] ?? 0] ?? NO_HITS
    for (let at = 0; at < kinds.length; at += 1) {
      const kind = kinds[at] ?? 0
      starts[kind] ??= []
      ends[kind] ??= []
      starts[kind].push(start)
      ends[kind].push(end)
    }
  }
  // Plain lists, most of them never filled: typed ones cost more to make than all that is asked of a short text.
  const askedAt: number[] = []
  const answers: number[] = []
  const index = (kind: ContextKind) => INDEX.get(kind) ?? 0
  return {
    before(kind, start, reach = 50) {
      const row = index(kind)
      // The same number is asked about in each of its readings.
      if (askedAt[row] !== start) {
        const list = ends[row] ?? NO_HITS
        askedAt[row] = start
        answers[row] = start - (list[firstAbove(list, start) - 1] ?? -FAR)
      }
      const gap = answers[row] ?? FAR
      return gap <= reach ? gap : -1
    },
    after(kind, end, reach = 16) {
      const list = starts[index(kind)] ?? NO_HITS
      const gap = (list[firstAbove(list, end - 1)] ?? FAR) - end
      return gap <= reach ? gap : -1
    },
    ends: (kind) => ends[index(kind)] ?? NO_HITS,
  }
}
