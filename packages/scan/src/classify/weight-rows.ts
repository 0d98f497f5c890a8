import { conceptOfWord } from './concepts.ts'
import {
  addGrams,
  bucketOf,
  createSegment,
  type Segment,
  signOfConcept,
  type Word,
  type WordTaker,
} from './extract-features.ts'
import { WIDTH } from './model.ts'

/** Weights are kept above zero, so that two of them can be summed in the halves of one number. */
const LIFT = 128
const HALVES = 0xff00ff
/** As many bytes as fit the sixteen bits of a half. */
const MOST_SUMMED = 256

/** The weights of each bucket side by side in eight bytes. */
export function layOutRows(weights: Int8Array): Int32Array {
  const buckets = weights.length / WIDTH
  const rows = new Int32Array(buckets * 2)
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    for (let output = 0; output < WIDTH; output += 1) {
      const lifted = (weights[bucket * WIDTH + output] ?? 0) + LIFT
      const at = bucket * 2 + (output >> 2)
      rows[at] = (rows[at] ?? 0) | (lifted << ((output & 3) * 8))
    }
  }
  return rows
}

/** Adds the weights of features to the eight numbers that stand at `place`: the hot loop of the scanner. */
export function addWeights(rows: Int32Array, { hashes, count }: Segment, into: Int32Array, place: number): void {
  const halves = HALVES
  for (let at = 0; at < count; ) {
    const end = Math.min(count, at + MOST_SUMMED)
    const lift = (end - at) * LIFT
    let even = 0
    let odd = 0
    let evenBehind = 0
    let oddBehind = 0
    for (; at < end; at += 1) {
      const row = bucketOf(hashes[at] ?? 0) << 1
      const first = rows[row] ?? 0
      const second = rows[row + 1] ?? 0
      even = (even + (first & halves)) | 0
      odd = (odd + ((first >>> 8) & halves)) | 0
      evenBehind = (evenBehind + (second & halves)) | 0
      oddBehind = (oddBehind + ((second >>> 8) & halves)) | 0
    }
    into[place] = (into[place] ?? 0) + (even & 0xffff) - lift
    into[place + 1] = (into[place + 1] ?? 0) + (odd & 0xffff) - lift
    into[place + 2] = (into[place + 2] ?? 0) + (even >>> 16) - lift
    into[place + 3] = (into[place + 3] ?? 0) + (odd >>> 16) - lift
    into[place + 4] = (into[place + 4] ?? 0) + (evenBehind & 0xffff) - lift
    into[place + 5] = (into[place + 5] ?? 0) + (oddBehind & 0xffff) - lift
    into[place + 6] = (into[place + 6] ?? 0) + (evenBehind >>> 16) - lift
    into[place + 7] = (into[place + 7] ?? 0) + (oddBehind >>> 16) - lift
  }
}

const SLOTS = 4096
/** The two numbers that a word is known by, its weights, then its concept. */
const SLOT_SIZE = 3 + WIDTH

/**
 * Sums the weights of words and remembers them: most words of a text were met before, and the sum of a word's parts is
 * the same wherever it stands. A word is known by its letters, not by a hash, so that no two are taken for one.
 */
export class WordSums implements WordTaker {
  readonly #rows: Int32Array
  readonly #slots = new Int32Array(SLOTS * SLOT_SIZE)
  readonly #parts = createSegment()
  /** Sums of the words taken since they were last cleared, and how many features these words have. */
  readonly sums = new Int32Array(WIDTH)
  features = 0

  constructor(rows: Int32Array) {
    this.#rows = rows
  }

  clear(): void {
    this.sums.fill(0)
    this.features = 0
  }

  take(word: Word, units: Uint16Array): boolean {
    if (!word.isPlain) return false
    const { low, high } = word
    const slots = this.#slots
    const { sums } = this
    const mixed = Math.imul(low ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b)
    const slot = ((mixed >>> 20) & (SLOTS - 1)) * SLOT_SIZE
    if (slots[slot] !== low || slots[slot + 1] !== high) this.#learn(word, units, slot)
    // Written out: for so few numbers a loop takes longer than its sums.
    sums[0] = (sums[0] ?? 0) + (slots[slot + 2] ?? 0)
    sums[1] = (sums[1] ?? 0) + (slots[slot + 3] ?? 0)
    sums[2] = (sums[2] ?? 0) + (slots[slot + 4] ?? 0)
    sums[3] = (sums[3] ?? 0) + (slots[slot + 5] ?? 0)
    sums[4] = (sums[4] ?? 0) + (slots[slot + 6] ?? 0)
    sums[5] = (sums[5] ?? 0) + (slots[slot + 7] ?? 0)
    sums[6] = (sums[6] ?? 0) + (slots[slot + 8] ?? 0)
    sums[7] = (sums[7] ?? 0) + (slots[slot + 9] ?? 0)
    const concept = slots[slot + 10] ?? 0
    word.concept = concept
    const size = word.end - word.start
    this.features += (size < 3 ? 1 : size) + (concept === 0 ? 0 : 1)
    return true
  }

  #learn(word: Word, units: Uint16Array, slot: number): void {
    const parts = this.#parts
    const { hashes } = parts
    parts.count = addGrams(word, units, hashes, 0)
    hashes[parts.count++] = word.hash
    this.#slots.fill(0, slot, slot + SLOT_SIZE)
    this.#slots[slot] = word.low
    this.#slots[slot + 1] = word.high
    const concept = conceptOfWord(units, word.start, word.end)
    if (concept !== 0) hashes[parts.count++] = signOfConcept(concept)
    addWeights(this.#rows, parts, this.#slots, slot + 2)
    this.#slots[slot + 10] = concept
  }
}
