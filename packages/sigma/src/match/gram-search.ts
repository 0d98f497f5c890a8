import { asciiUnits } from './ascii-units.ts'

/** A text to look for, and the number that is told when it is seen. */
export interface Needle {
  /** Folded with `foldCase`. */
  readonly text: string
  readonly id: number
}

/** Shortest needle that this search takes. */
export const MIN_GRAM_NEEDLE = 3

/**
 * A search for many ASCII needles at once, anywhere in a text. A needle of seven letters or more is found by six: those
 * that end at every second place are looked at, of which a needle always holds one of two neighbouring ones. A shorter
 * one is found by three. A small table of bits says of most places that nothing stands there.
 */
export interface GramSearch {
  /** Two bits of one word by hash; the first look, small enough to stay near. */
  readonly filter: Int32Array
  readonly filterShift: number
  readonly hasSixes: boolean
  readonly hasThrees: boolean
  /** Open addressing: keys of grams, and 1 + the first entry of each. */
  readonly keys: Int32Array
  readonly heads: Int32Array
  readonly tableShift: number
  /** By entry: its needle, where in the needle the gram stands, and 1 + the next entry of the same gram. */
  readonly needleOf: Int32Array
  readonly offsetOf: Int32Array
  readonly nextOf: Int32Array
  /** By needle: where its letters start, one more than there are needles. */
  readonly starts: Int32Array
  readonly letters: Uint8Array
  readonly ids: Int32Array
}

/** Spreads neighbouring grams: 2^32 divided by the golden ratio, and a prime. */
const MULTIPLIER = 0x9e3779b1 | 0
const OLD_MULTIPLIER = 0x85ebca6b | 0
const MAX_FILTER_BITS = 13
/** Makes two letters lower case (and joins a few signs) at once; whether a needle really stands there is asked after. */
const CASE_BITS = 0x2020
/** Places in a needle of which the two best are taken. */
const MAX_PLACES = 48

interface Entry {
  readonly gram: number
  readonly needle: number
  readonly offset: number
}

/** Builds the search; needles are ASCII and at least `MIN_GRAM_NEEDLE` long. */
export function buildGramSearch(needles: readonly Needle[]): GramSearch {
  const entries = chooseGrams(needles)
  const tableBits = bitsFor(entries.length * 2, 24)
  const filterBits = bitsFor(entries.length / 2, MAX_FILTER_BITS)
  const filter = new Int32Array(2 ** filterBits)
  const keys = new Int32Array(2 ** tableBits)
  const heads = new Int32Array(2 ** tableBits)
  const nextOf = new Int32Array(entries.length)
  entries.forEach(({ gram }, entry) => {
    const hash = spread(gram)
    const word = hash >>> (32 - filterBits)
    filter[word] = (filter[word] ?? 0) | (1 << hash) | (1 << (hash >>> 5))
    const slot = slotOf({ keys, heads, tableShift: 32 - tableBits }, gram)
    keys[slot] = gram
    nextOf[entry] = heads[slot] ?? 0
    heads[slot] = entry + 1
  })
  return {
    filter,
    filterShift: 32 - filterBits,
    hasSixes: needles.some(({ text }) => widthOf(text) === 6),
    hasThrees: needles.some(({ text }) => widthOf(text) === 3),
    keys,
    heads,
    tableShift: 32 - tableBits,
    needleOf: Int32Array.from(entries, ({ needle }) => needle),
    offsetOf: Int32Array.from(entries, ({ offset }) => offset),
    nextOf,
    ...layOut(needles),
  }
}

function layOut(needles: readonly Needle[]): Pick<GramSearch, 'starts' | 'letters' | 'ids'> {
  const units = asciiUnits()
  const starts = new Int32Array(needles.length + 1)
  needles.forEach(({ text }, i) => {
    starts[i + 1] = (starts[i] ?? 0) + text.length
  })
  const letters = new Uint8Array(starts[needles.length] ?? 0)
  needles.forEach(({ text }, i) => {
    for (let k = 0; k < text.length; k += 1) letters[(starts[i] ?? 0) + k] = units[text.charCodeAt(k)] ?? 0
  })
  return { starts, letters, ids: Int32Array.from(needles, ({ id }) => id) }
}

function bitsFor(size: number, most: number): number {
  return Math.min(most, Math.max(2, Math.ceil(Math.log2(size + 1))))
}

/** Of each needle the grams that the fewest needles share, so that no gram gathers many. */
function chooseGrams(needles: readonly Needle[]): readonly Entry[] {
  const counts = new Map<number, number>()
  const count = (gram: number, more: number) => counts.set(gram, (counts.get(gram) ?? 0) + more)
  const load = (gram = 0) => counts.get(gram) ?? 0
  for (const { text } of needles) for (const gram of gramsOf(text)) count(gram, 1)
  return needles.flatMap(({ text }, needle): readonly Entry[] => {
    const grams = gramsOf(text)
    const some = widthOf(text) === 6 ? 2 : 1
    let best = 0
    let least = Number.POSITIVE_INFINITY
    for (let place = 0; place + some <= grams.length; place += 1) {
      const loaded = load(grams[place]) + (some === 2 ? load(grams[place + 1]) : 0)
      if (loaded >= least) continue
      least = loaded
      best = place
    }
    const chosen = grams.slice(best, best + some).map((gram, i) => ({ gram, needle, offset: best + i }))
    for (const { gram } of chosen) count(gram, TAKEN)
    return chosen
  })
}

/** A gram that a needle waits for is dearer than one that only stands in it. */
const TAKEN = 4

/** Letters of the grams of a needle. */
function widthOf(text: string): number {
  return text.length >= 7 ? 6 : 3
}

function gramsOf(text: string): readonly number[] {
  const width = widthOf(text)
  const grams: number[] = []
  for (let at = 0; at + width <= text.length && at < MAX_PLACES; at += 1) {
    const last = pairAt(text, at + width - 2)
    if (width === 3) grams.push(((pairAt(text, at - 1) & 0xff) << 16) | last)
    else grams.push(keyOfSix(last, pairAt(text, at + 2), pairAt(text, at)))
  }
  return grams
}

function pairAt(text: string, at: number): number {
  return (text.charCodeAt(at) << 8) | text.charCodeAt(at + 1) | CASE_BITS
}

function keyOfSix(pair: number, older: number, oldest: number): number {
  return ((older << 16) | pair) ^ Math.imul(oldest, OLD_MULTIPLIER)
}

/** Three numbers in one: the high bits choose a word, the low ten two bits of it. */
function spread(gram: number): number {
  const hash = Math.imul(gram, MULTIPLIER)
  return hash ^ (hash >>> 15)
}

/** The slot that holds the gram, or the free one where it belongs. The table is at most half full. */
function slotOf(table: Pick<GramSearch, 'keys' | 'heads' | 'tableShift'>, gram: number): number {
  const { keys, heads, tableShift } = table
  const last = keys.length - 1
  let slot = Math.imul(gram, MULTIPLIER) >>> tableShift
  while (heads[slot] !== 0 && keys[slot] !== gram) slot = (slot + 1) & last
  return slot
}

/**
 * Tells of every needle that stands in the text, whatever the case of its ASCII letters; more than once where it stands
 * more than once. Answers whether the text holds letters that are not ASCII: search its `plainText` then.
 */
export function scanGrams(search: GramSearch, text: string, tell: (id: number) => void): boolean {
  const { filter, filterShift, hasSixes, hasThrees } = search
  const last = text.length - 1
  let oldest = 0
  let older = 0
  let seen = 0
  for (let at = 0; at < last; at += 2) {
    const one = text.charCodeAt(at)
    const two = text.charCodeAt(at + 1)
    seen |= one | two
    // A letter that is no ASCII spoils only grams that hold it, and those are in no needle.
    const pair = (one << 8) | two | CASE_BITS
    if (hasSixes) {
      const six = keyOfSix(pair, older, oldest)
      if (mayStand(filter, filterShift, six)) tryGram(search, six, { text, at: at - 4, tell })
    }
    if (hasThrees) {
      const even = ((older << 8) | (pair >>> 8)) & 0xffffff
      if (mayStand(filter, filterShift, even)) tryGram(search, even, { text, at: at - 2, tell })
      const odd = ((older << 16) | pair) & 0xffffff
      if (mayStand(filter, filterShift, odd)) tryGram(search, odd, { text, at: at - 1, tell })
    }
    oldest = older
    older = pair
  }
  if (last % 2 === 0) {
    seen |= text.charCodeAt(last)
    if (hasThrees)
      tryThree(search, ((older << 8) | text.charCodeAt(last) | 0x20) & 0xffffff, { text, at: last - 2, tell })
  }
  return seen > 0x7f
}

function tryThree(search: GramSearch, three: number, place: Place): void {
  if (mayStand(search.filter, search.filterShift, three)) tryGram(search, three, place)
}

function mayStand(filter: Int32Array, shift: number, gram: number): boolean {
  const hash = spread(gram)
  const bits = (1 << hash) | (1 << (hash >>> 5))
  return ((filter[hash >>> shift] ?? 0) & bits) === bits
}

interface Place {
  readonly text: string
  readonly at: number
  readonly tell: (id: number) => void
}

function tryGram(search: GramSearch, gram: number, { text, at, tell }: Place): void {
  const { heads, needleOf, offsetOf, nextOf, ids } = search
  let entry = heads[slotOf(search, gram)] ?? 0
  while (entry !== 0) {
    const needle = needleOf[entry - 1] ?? 0
    if (standsAt(search, needle, { text, at: at - (offsetOf[entry - 1] ?? 0) })) tell(ids[needle] ?? 0)
    entry = nextOf[entry - 1] ?? 0
  }
}

function standsAt({ starts, letters }: GramSearch, needle: number, { text, at }: Pick<Place, 'text' | 'at'>): boolean {
  const units = asciiUnits()
  const start = starts[needle] ?? 0
  const length = (starts[needle + 1] ?? 0) - start
  if (at < 0 || at + length > text.length) return false
  for (let i = 0; i < length; i += 1) if (units[text.charCodeAt(at + i)] !== letters[start + i]) return false
  return true
}
