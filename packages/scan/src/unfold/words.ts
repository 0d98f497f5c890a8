import { ENGLISH_WORDS, OTHER_WORDS } from './word-list.ts'

/** Longest word of the list. */
export const LONGEST_WORD = 16

const SLOTS = 8192
const FNV_BASIS = 0x811c9dc5
const FNV_PRIME = 0x01000193

/** The hash of no letters. */
export const EMPTY_HASH = FNV_BASIS | 0

// The words as 32-bit hashes in an open table: looked up by parts of a text without cutting strings.
const table = new Int32Array(SLOTS)
for (const word of `${ENGLISH_WORDS} ${OTHER_WORDS}`.split(/\s+/))
  if (word !== '') insert(hashOfPart(word, 0, word.length))

function insert(hash: number): void {
  let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1)
  while (table[slot] !== 0 && table[slot] !== hash) slot = (slot + 1) & (SLOTS - 1)
  table[slot] = hash
}

/** The hash after one more letter; capital ASCII letters count as small ones. */
export function hashStep(hash: number, code: number): number {
  return Math.imul(hash ^ (code >= 65 && code <= 90 ? code | 32 : code), FNV_PRIME)
}

/** Whether the letters hashed so far are a word of the list. */
export function isKnownHash(hash: number): boolean {
  let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1)
  for (let probe = table[slot] ?? 0; probe !== 0; probe = table[slot] ?? 0) {
    if (probe === hash) return true
    slot = (slot + 1) & (SLOTS - 1)
  }
  return false
}

/** The hash of that part of a text. */
export function hashOfPart(text: string, start: number, end: number): number {
  let hash = EMPTY_HASH
  for (let at = start; at < end; at += 1) hash = hashStep(hash, text.charCodeAt(at))
  return hash
}

/** Whether that part of the text is a frequent word of one of eleven languages, whatever its case. */
export function isKnownWord(text: string, start = 0, end = text.length): boolean {
  if (end - start > LONGEST_WORD || end <= start) return false
  return isKnownHash(hashOfPart(text, start, end))
}

/** The letters cut into words where most of them are words of the list; undefined where they are not. */
export function cutIntoWords(letters: string): readonly string[] | undefined {
  const { length } = letters
  // Cheapest way to cut up to each place: a known word costs 2, a letter in no word 3.
  const cost = new Float64Array(length + 1).fill(Number.POSITIVE_INFINITY)
  const from = new Int32Array(length + 1)
  cost[0] = 0
  for (let start = 0; start < length; start += 1) {
    const base = cost[start] ?? 0
    if (base + 3 < (cost[start + 1] ?? 0)) {
      cost[start + 1] = base + 3
      from[start + 1] = ~start
    }
    let hash = EMPTY_HASH
    const last = Math.min(length, start + LONGEST_WORD)
    for (let end = start + 1; end <= last; end += 1) {
      hash = hashStep(hash, letters.charCodeAt(end - 1))
      if (base + 2 < (cost[end] ?? 0) && isKnownHash(hash)) {
        cost[end] = base + 2
        from[end] = start
      }
    }
  }
  return collect(letters, from)
}

function collect(letters: string, from: Int32Array): readonly string[] | undefined {
  const words: string[] = []
  let unknown = 0
  let loose = ''
  for (let end = letters.length; end > 0; ) {
    const step = from[end] ?? 0
    const start = step < 0 ? ~step : step
    if (step < 0) {
      unknown += 1
      loose = letters.slice(start, end) + loose
    } else {
      if (loose !== '') words.push(loose)
      loose = ''
      words.push(letters.slice(start, end))
    }
    end = start
  }
  if (loose !== '') words.push(loose)
  return unknown * 10 > letters.length * 3 ? undefined : words.reverse()
}
