import { KIND, KIND_SHIFT, LETTERS } from './character-kinds.ts'
import { CONCEPT_WORDS } from './concept-words.ts'

/** What the hash of a word begins with, and what it is multiplied by at each letter. */
export const WORD_SEED = 0x3c6ef372
export const WORD_STEP = 0x01000193

/** Beginnings of words are looked up in these lengths. */
const SHORTEST = 3
const LONGEST = 9
const BEGINNING = 0x632be5ab
const TWO = 0x2c1b3c6d

// Open addressing: a hash, then its concept; four times as long as what it holds.
const SLOTS = 1 << 14
const TABLE: Int32Array = buildTable()

/** The concept that a word stands for, by its letters or how it begins; 0 for none, and else a number below 64. */
export function conceptOfWord(units: Uint16Array, start: number, end: number): number {
  const letters = LETTERS
  const last = Math.min(end, start + LONGEST)
  let hash = WORD_SEED
  let found = 0
  let at = start
  for (; at < last; at += 1) {
    hash = Math.imul(hash ^ ((letters[units[at] ?? 0] ?? 0) & 0xffff), WORD_STEP)
    if (at - start >= SHORTEST - 1) found = lookUp(hash ^ BEGINNING) || found
  }
  for (; at < end; at += 1) hash = Math.imul(hash ^ ((letters[units[at] ?? 0] ?? 0) & 0xffff), WORD_STEP)
  return lookUp(hash) || found
}

/** The concept that two neighbouring characters of an unspaced script stand for; 0 for none. */
export function conceptOfTwo(one: number, two: number): number {
  return lookUp(hashTwo(one, two))
}

function hashTwo(one: number, two: number): number {
  return Math.imul(Math.imul(TWO ^ one, WORD_STEP) ^ two, 0x85ebca6b)
}

function lookUp(hash: number): number {
  const table = TABLE
  let slot = slotOf(hash)
  for (;;) {
    const concept = table[slot + 1] ?? 0
    if (concept === 0 || table[slot] === hash) return concept
    slot = (slot + 2) & (2 * SLOTS - 1)
  }
}

function slotOf(hash: number): number {
  return (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 18) << 1
}

function buildTable(): Int32Array {
  const table = new Int32Array(2 * SLOTS)
  ;[...CONCEPT_WORDS.values()].forEach((words, index) => {
    for (const word of words.split(/\s+/)) if (word !== '') put(table, keyOf(word), index + 1)
  })
  return table
}

// A word listed twice keeps its first concept.
function put(table: Int32Array, key: number, concept: number): void {
  let slot = slotOf(key)
  while ((table[slot + 1] ?? 0) !== 0) {
    if (table[slot] === key) return
    slot = (slot + 2) & (2 * SLOTS - 1)
  }
  table[slot] = key
  table[slot + 1] = concept
}

function keyOf(word: string): number {
  const first = word.charCodeAt(0)
  if ((LETTERS[first] ?? 0) >>> KIND_SHIFT === KIND.ideograph) return hashTwo(first, word.charCodeAt(1))
  const isBeginning = word.endsWith('*')
  const length = isBeginning ? Math.min(LONGEST, word.length - 1) : word.length
  let hash = WORD_SEED
  for (let at = 0; at < length; at += 1) {
    hash = Math.imul(hash ^ ((LETTERS[word.charCodeAt(at)] ?? 0) & 0xffff), WORD_STEP)
  }
  return isBeginning ? hash ^ BEGINNING : hash
}
