/** Letters and digits in one shingle, and how many in a row are looked at to keep one of them. */
export const SHINGLE = 12
const WINDOW = 6
const BASE = 0x01000193

/** Hash of every shingle of a plain text, in order; empty when it is shorter than one. */
export function shingleHashes(plain: string): Int32Array {
  const count = plain.length - SHINGLE + 1
  if (count < 1) return new Int32Array(0)
  const hashes = new Int32Array(count)
  let leading = 1
  for (let i = 1; i < SHINGLE; i += 1) leading = Math.imul(leading, BASE)
  let hash = 0
  for (let i = 0; i < plain.length; i += 1) {
    if (i >= SHINGLE) hash = (hash - Math.imul(plain.charCodeAt(i - SHINGLE), leading)) | 0
    hash = (Math.imul(hash, BASE) + plain.charCodeAt(i)) | 0
    if (i >= SHINGLE - 1) hashes[i - SHINGLE + 1] = mixed(hash)
  }
  return hashes
}

/** The low bits of a rolling hash know only the last letters. */
function mixed(hash: number): number {
  let mix = hash ^ (hash >>> 15)
  mix = Math.imul(mix, 0x2c1b3c6d)
  mix ^= mix >>> 12
  mix = Math.imul(mix, 0x297a2d39)
  return mix ^ (mix >>> 15)
}

/**
 * Places of the shingles that are kept as fingerprints (winnowing: Schleimer, Wilkerson, Aiken 2003): the lowest of each
 * six in a row, so that two texts that share 17 letters share a fingerprint.
 */
export function winnow(hashes: Int32Array): readonly number[] {
  const kept: number[] = []
  let last = -1
  const end = Math.max(1, hashes.length - WINDOW + 1)
  for (let from = 0; from < end && hashes.length > 0; from += 1) {
    let lowest = from
    for (let i = from + 1; i < Math.min(from + WINDOW, hashes.length); i += 1)
      if ((hashes[i] ?? 0) <= (hashes[lowest] ?? 0)) lowest = i
    if (lowest !== last) kept.push(lowest)
    last = lowest
  }
  return kept
}
