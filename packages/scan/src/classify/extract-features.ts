import { unitsOf } from '../units.ts'
import { KIND, KIND_SHIFT, LETTERS } from './character-kinds.ts'
import { CONCEPT_WORDS } from './concept-words.ts'
import { conceptOfTwo, conceptOfWord, WORD_SEED, WORD_STEP } from './concepts.ts'

/** How many buckets features are hashed into; a power of two. */
export const BUCKETS = 1 << 18
const MASK = BUCKETS - 1

/** Longest segment in characters: a text without any stop is cut here. */
const LONGEST = 480
/** A segment shorter than this takes the next one along. */
const SHORTEST = 24
/** No character makes more features than this. */
const MOST_PER_CHARACTER = 11

/** What one segment (about a sentence) of a text holds. */
export interface Segment {
  /** Hashes of features, the first `count` are valid; `bucketOf` says where their weights are. */
  readonly hashes: Int32Array
  count: number
  start: number
  end: number
}

/** What one segment holds, as buckets. */
interface Buckets extends Omit<Segment, 'hashes'> {
  readonly ids: Int32Array
}

/** The bucket of a feature: the 32-bit finaliser of MurmurHash3 (Appleby, public domain), cut to their number. */
export function bucketOf(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) & MASK
}

const WORD = WORD_SEED
const PAIR = 0x1b873593
const SKIP = 0x5bd1e995
const TRIPLE = 0x2545f491
const GRAM = 0x7feb352d
const MARK = 0x68e31da4
const CONCEPT = 0x4f1bbcdc
const OPENS = 0x16a09e66
const NEAR = 0x5be0cd19
const FAR = 0x1f83d9ab
const CHAIN = 0x6a09e667
const HELD = 0x3f84d5b5
/** Concepts that act on something: what they are about is looked for in the rest of the sentence. */
const ACTS = actsTable()
/** Concepts with at most so many tokens between them stand near each other. */
const NEAR_TOKENS = 4
/** How far the beginning of a segment goes. */
const OPENING_TOKENS = 3

// A 4-gram is hashed letter by letter; these are its first one, two and three letters where they are blanks.
const STEP_1 = 31
const STEP_2 = 0x01000193
const STEP_3 = 0x5bd1e995
const BLANK = 0x20
const BLANK_1 = Math.imul(GRAM ^ BLANK, STEP_1)
const BLANK_2 = Math.imul(BLANK_1 ^ BLANK, STEP_2)
const BLANK_3 = Math.imul(BLANK_2 ^ BLANK, STEP_3)

/** An empty segment, to be filled again and again. */
export function createSegment(): Segment {
  return { hashes: new Int32Array(LONGEST * MOST_PER_CHARACTER), count: 0, start: 0, end: 0 }
}

/** Takes care of the features of a word where it can; they are then left out of the hashes. */
export interface WordTaker {
  take(word: Word, units: Uint16Array): boolean
}

/** A word of a text: where it stands, its hash, and its letters as two numbers where it is short and plain. */
export interface Word {
  start: number
  end: number
  hash: number
  /** Five bits a letter: every second from the last on, and those between; only where `isPlain`. */
  low: number
  high: number
  /** At most twelve letters, all of them a to z once their marks are off. */
  isPlain: boolean
  /** What it means to an order, by `conceptOfWord`; set by a taker that takes it. */
  concept: number
}

const LONGEST_PLAIN = 12

/**
 * Walks a text once and hands each segment with its buckets to `visit`: words, pairs, pairs with a gap, triples,
 * character 4-grams inside words, single characters with their neighbours in unspaced scripts, and what the words mean
 * to an order (`concepts.ts`): alone, at the beginning, after one another whatever stands between them.
 */
export function extractFeatures(text: string, visit: (segment: Buckets) => void): void {
  const segment = createSegment()
  const { hashes } = segment
  const { length } = text
  for (let at = 0; at < length; at = segment.end) {
    readSegment(unitsOf(text), { from: at, length }, segment)
    for (let index = 0; index < segment.count; index += 1) hashes[index] = bucketOf(hashes[index] ?? 0)
    if (segment.count > 0 || segment.end >= length) visit({ ...segment, ids: hashes })
  }
}

// Used by one word after the other.
const HERE: Word = { start: 0, end: 0, hash: 0, low: 0, high: 0, isPlain: false, concept: 0 }

// The last two concepts of a segment, which token the last one was, and the last concept that acts on something.
const MEANT = { last: 0, before: 0, at: 0, verb: 0 }

/** Reads the segment that begins at `from` of a text of `length` units. */
export function readSegment(
  units: Uint16Array,
  { from, length }: { readonly from: number; readonly length: number },
  segment: Segment,
  words?: WordTaker,
): void {
  const { hashes } = segment
  const letters = LETTERS
  const shift = KIND_SHIFT
  const letterKind = KIND.letter
  const limit = Math.min(length, from + LONGEST)
  let count = 0
  let last = 0
  let before = 0
  let at = from
  let token = 0
  let ideograph = 0
  MEANT.last = 0
  MEANT.before = 0
  MEANT.verb = 0
  while (at < limit) {
    const code = units[at] ?? 0
    const kind = (letters[code] ?? 0) >>> shift
    let hash = 0
    let isTaken = false
    let concept = 0
    token += 1
    if (kind === letterKind) {
      readWord(units, at, limit, HERE)
      at = HERE.end
      hash = HERE.hash
      isTaken = words?.take(HERE, units) ?? false
      if (isTaken) concept = HERE.concept
      else {
        count = addGrams(HERE, units, hashes, count)
        concept = conceptOfWord(units, HERE.start, at)
      }
      ideograph = 0
    } else if (kind === KIND.space) {
      at += 1
      continue
    } else if (kind === KIND.ideograph) {
      hash = Math.imul(WORD ^ code, WORD_STEP)
      at += 1
      if (ideograph !== 0) concept = conceptOfTwo(ideograph, code)
      ideograph = code
    } else if (kind === KIND.digit) {
      const end = endOfNumber(units, at, limit)
      // Numbers differ from text to text; only how long they are says something.
      hash = Math.imul(WORD ^ (0x30 + Math.min(end - at, 4)), 0x9e3779b1)
      at = end
    } else {
      at += 1
      if (at - from >= SHORTEST && isEnd(units, at, length, kind)) break
      if (kind === KIND.newline) continue
      hash = Math.imul(MARK ^ code, 0x01000193)
      // The end of a sentence is counted; it does not come between two words.
      if (kind === KIND.stop) {
        hashes[count++] = hash
        continue
      }
    }
    if (!isTaken) hashes[count++] = hash
    if (last !== 0) hashes[count++] = Math.imul(last, PAIR) ^ hash
    if (before !== 0) {
      hashes[count++] = Math.imul(before, SKIP) ^ hash
      hashes[count++] = Math.imul(before, TRIPLE) ^ Math.imul(last, PAIR) ^ hash
    }
    before = last
    last = hash
    if (concept === 0) continue
    if (!isTaken) hashes[count++] = signOfConcept(concept)
    count = addConcept(concept, token, hashes, count)
  }
  segment.count = count
  segment.start = from
  segment.end = at
}

/** The hash of a concept that stands alone. */
export function signOfConcept(concept: number): number {
  return Math.imul(CONCEPT ^ concept, WORD_STEP)
}

// Adds what a concept says by its place and by those before it.
function addConcept(concept: number, token: number, hashes: Int32Array, count: number): number {
  const sign = signOfConcept(concept)
  let next = count
  if (token <= OPENING_TOKENS) hashes[next++] = sign ^ OPENS
  const { last, before } = MEANT
  if (last !== 0) {
    const pair = Math.imul(sign ^ last, WORD_STEP)
    hashes[next++] = pair ^ (token - MEANT.at <= NEAR_TOKENS ? NEAR : FAR)
    if (before !== 0) hashes[next++] = Math.imul(pair ^ before, 0x85ebca6b) ^ CHAIN
  }
  // What the act is done to, however far behind it stands: an order is in the pair, not in the verb.
  if (MEANT.verb !== 0) hashes[next++] = Math.imul(sign ^ Math.imul(MEANT.verb, WORD_STEP), 0x85ebca6b) ^ HELD
  if (ACTS[concept] === 1) MEANT.verb = concept
  MEANT.before = last
  MEANT.last = concept
  MEANT.at = token
  return next
}

function actsTable(): Uint8Array {
  const acts = new Set(['ignore', 'reveal', 'tell', 'send', 'delete', 'enable', 'role', 'not', 'run', 'begin'])
  return Uint8Array.from([0, ...[...CONCEPT_WORDS.keys()].map((name) => (acts.has(name) ? 1 : 0))])
}

function readWord(units: Uint16Array, start: number, limit: number, word: Word): void {
  const letters = LETTERS
  const shift = KIND_SHIFT
  const letterKind = KIND.letter
  let hash = WORD
  let low = 0
  let high = 0
  let all = 0
  let at = start
  for (; at < limit; at += 1) {
    const letter = letters[units[at] ?? 0] ?? 0
    if (letter >>> shift !== letterKind) break
    const small = letter & 0xffff
    hash = Math.imul(hash ^ small, WORD_STEP)
    // Taking turns, so that a letter waits for no other but the one before the last.
    const turn = (high << 5) | (small & 31)
    high = low
    low = turn
    all |= small
  }
  word.start = start
  word.end = at
  word.hash = hash
  word.low = low
  word.high = high
  // All letters of ASCII, and what is read as one, are below 128; no other letter is.
  word.isPlain = all < 128 && at - start <= LONGEST_PLAIN
}

/** Adds the hashes of a word's 4-grams at `count`; gives back how many there are then. */
export function addGrams({ start, end }: Word, units: Uint16Array, hashes: Int32Array, count: number): number {
  if (end - start < 3) return count
  let at = start
  let next = count
  let one = BLANK_1
  let two = BLANK_2
  let three = BLANK_3
  for (; at < end; at += 1) {
    const small = (LETTERS[units[at] ?? 0] ?? 0) & 0xffff
    if (at > start + 1) hashes[next++] = three ^ small
    three = Math.imul(two ^ small, STEP_3)
    two = Math.imul(one ^ small, STEP_2)
    one = Math.imul(GRAM ^ small, STEP_1)
  }
  hashes[next++] = three ^ BLANK
  return next
}

function isEnd(units: Uint16Array, next: number, length: number, kind: number): boolean {
  if (kind === KIND.newline) return true
  if (kind !== KIND.stop) return false
  if (next >= length) return true
  const after = (LETTERS[units[next] ?? 0] ?? 0) >>> KIND_SHIFT
  return after === KIND.space || after === KIND.newline || after === KIND.ideograph
}

function endOfNumber(units: Uint16Array, from: number, limit: number): number {
  let at = from + 1
  while (at < limit && (LETTERS[units[at] ?? 0] ?? 0) >>> KIND_SHIFT === KIND.digit) at += 1
  return at
}
