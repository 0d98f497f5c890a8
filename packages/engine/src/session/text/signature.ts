/**
 * What is kept of a text to tell whether another is like it: the lowest hash of its shingles in each of 256 buckets
 * (one-permutation minhash). Says how alike two texts are, and nothing of what they say.
 */
export interface Signature {
  /** 0 where no shingle fell into the bucket. */
  readonly lows: Uint16Array
  /** Shingles in the text. */
  readonly size: number
}

const BUCKETS = 256
/** Characters of one shingle, letters and digits only. */
const SHINGLE = 5
/** UTF-16 units of a text that are looked at. */
const LONGEST = 8192
/** A text of fewer shingles is too short to be like another. */
const SHORTEST = 12
/** A text that is so much longer than the other is another text that holds it, by chance or not. */
const MOST_TIMES_LONGER = 4

const APART = /[^\p{L}\p{N}]+/gu

/** The signature of a text; undefined when it is too short to have one. */
export function signatureOf(text: string): Signature | undefined {
  const plain = text.slice(0, LONGEST).toLowerCase().replace(APART, '')
  const size = plain.length - SHINGLE + 1
  if (size < SHORTEST) return undefined
  const lows = new Uint16Array(BUCKETS)
  for (let at = 0; at < size; at += 1) {
    let hash = 0x811c9dc5
    for (let i = at; i < at + SHINGLE; i += 1) hash = Math.imul(hash ^ plain.charCodeAt(i), 0x01000193)
    hash ^= hash >>> 15
    hash = Math.imul(hash, 0x2c1b3c6d)
    hash ^= hash >>> 13
    const bucket = hash & 255
    const low = (hash >>> 8) & 0xffff || 1
    const known = lows[bucket] ?? 0
    if (known === 0 || low < known) lows[bucket] = low
  }
  return { lows, size }
}

/** The share of the shorter text that stands in the longer one too, 0 to 1, within some hundredths. */
export function likenessOf(a: Signature, b: Signature): number {
  const [small, large] = a.size < b.size ? [a.size, b.size] : [b.size, a.size]
  if (large > small * MOST_TIMES_LONGER) return 0
  let same = 0
  let used = 0
  for (let i = 0; i < BUCKETS; i += 1) {
    const [x, y] = [a.lows[i] ?? 0, b.lows[i] ?? 0]
    if (x === 0 && y === 0) continue
    used += 1
    if (x === y) same += 1
  }
  const jaccard = used === 0 ? 0 : same / used
  return Math.min(1, (jaccard * (small + large)) / ((1 + jaccard) * small))
}
