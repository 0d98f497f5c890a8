import { KIND, KINDS, LOWER } from './character-kinds.ts'

/** How many buckets features are hashed into; a power of two. */
export const BUCKETS = 1 << 18
const MASK = BUCKETS - 1

/** Longest segment in characters: a text without any stop is cut here. */
const LONGEST = 480
/** A segment shorter than this takes the next one along. */
const SHORTEST = 24

/** What one segment (about a sentence) of a text holds. */
export interface Segment {
  /** Hashed features, the first `count` are valid; reused for the next segment. */
  readonly ids: Int32Array
  count: number
  start: number
  end: number
}

// 32-bit finaliser of MurmurHash3 (Appleby, public domain): spreads small differences over all bits.
function spread(hash: number): number {
  let h = hash
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) & MASK
}

const WORD = 0x3c6ef372
const PAIR = 0x1b873593
const SKIP = 0x5bd1e995
const TRIPLE = 0x2545f491
const GRAM = 0x7feb352d
const MARK = 0x68e31da4

/**
 * Walks a text once and hands each segment with its hashed features to `visit`: words, pairs, pairs with a gap,
 * triples, character 4-grams inside words, and single characters with their neighbours in unspaced scripts.
 */
export function extractFeatures(text: string, visit: (segment: Segment) => void): void {
  const segment = { ids: new Int32Array(LONGEST * 8), count: 0, start: 0, end: 0 }
  const state = { before: 0, last: 0 }
  const length = text.length
  let at = 0
  while (at < length) {
    at = readSegment(text, at, segment, state)
    if (segment.count > 0 || at >= length) visit(segment)
  }
}

interface Neighbours {
  before: number
  last: number
}

function readSegment(text: string, from: number, segment: Segment, near: Neighbours): number {
  const limit = Math.min(text.length, from + LONGEST)
  segment.count = 0
  segment.start = from
  near.before = 0
  near.last = 0
  let at = from
  while (at < limit) {
    const code = text.charCodeAt(at)
    const kind = KINDS[code]
    if (kind === KIND.letter) at = readWord(text, at, limit, segment, near)
    else if (kind === KIND.ideograph) at = readIdeograph(code, at, segment, near)
    else if (kind === KIND.digit) at = readNumber(text, at, limit, segment, near)
    else {
      at += 1
      if (kind === KIND.space) continue
      if (isEnd(text, at, kind) && at - from >= SHORTEST) break
      if (kind === KIND.newline) continue
      const mark = Math.imul(MARK ^ code, 0x01000193)
      if (kind === KIND.stop) addMark(mark, segment)
      else addToken(mark, segment, near)
    }
  }
  segment.end = at
  return at
}

function isEnd(text: string, next: number, kind: number | undefined): boolean {
  if (kind === KIND.newline) return true
  if (kind !== KIND.stop) return false
  const after = KINDS[text.charCodeAt(next)]
  return next >= text.length || after === KIND.space || after === KIND.newline || after === KIND.ideograph
}

function readWord(text: string, from: number, limit: number, segment: Segment, near: Neighbours): number {
  let hash = WORD
  let at = from
  let a = 0x20
  let b = 0x20
  let c = 0x20
  for (; at < limit; at += 1) {
    const code = text.charCodeAt(at)
    if (KINDS[code] !== KIND.letter) break
    const small = LOWER[code] ?? code
    hash = Math.imul(hash ^ small, 0x01000193)
    if (at > from + 1) addGram(a, b, c, small, segment)
    a = b
    b = c
    c = small
  }
  if (at > from + 2) addGram(a, b, c, 0x20, segment)
  addToken(hash, segment, near)
  return at
}

function readIdeograph(code: number, at: number, segment: Segment, near: Neighbours): number {
  addToken(Math.imul(WORD ^ code, 0x01000193), segment, near)
  return at + 1
}

// Numbers differ from text to text; only how long they are says something.
function readNumber(text: string, from: number, limit: number, segment: Segment, near: Neighbours): number {
  let at = from + 1
  while (at < limit && KINDS[text.charCodeAt(at)] === KIND.digit) at += 1
  addToken(Math.imul(WORD ^ (0x30 + Math.min(at - from, 4)), 0x9e3779b1), segment, near)
  return at
}

function addToken(hash: number, segment: Segment, near: Neighbours): void {
  const { ids } = segment
  let count = segment.count
  ids[count++] = spread(hash)
  if (near.last !== 0) ids[count++] = spread(Math.imul(near.last, PAIR) ^ hash)
  if (near.before !== 0) {
    ids[count++] = spread(Math.imul(near.before, SKIP) ^ hash)
    ids[count++] = spread(Math.imul(near.before, TRIPLE) ^ Math.imul(near.last, PAIR) ^ hash)
  }
  segment.count = count
  near.before = near.last
  near.last = hash
}

function addGram(a: number, b: number, c: number, d: number, segment: Segment): void {
  const hash = Math.imul(Math.imul(Math.imul(GRAM ^ a, 31) ^ b, 0x01000193) ^ c, 0x5bd1e995) ^ d
  segment.ids[segment.count++] = spread(hash)
}

// The end of a sentence is counted; it does not come between two words.
function addMark(hash: number, segment: Segment): void {
  segment.ids[segment.count++] = spread(hash)
}
