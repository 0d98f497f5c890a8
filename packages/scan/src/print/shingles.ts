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
export function mixed(hash: number): number {
  let mix = hash ^ (hash >>> 15)
  mix = Math.imul(mix, 0x2c1b3c6d)
  mix ^= mix >>> 12
  mix = Math.imul(mix, 0x297a2d39)
  return mix ^ (mix >>> 15)
}

/**
 * Places of the shingles that are kept as fingerprints (winnowing: Schleimer, Wilkerson, Aiken 2003): the lowest of each
 * `window` in a row, so that with a window of six two texts that share 17 letters share a fingerprint. What a wide window
 * keeps a narrow one keeps too.
 */
export function winnow(hashes: Int32Array, window: number = WINDOW): readonly number[] {
  const kept: number[] = []
  // Places that may still be the lowest of a window, their hashes rising.
  const open: number[] = []
  let head = 0
  let last = -1
  for (let at = 0; at < hashes.length; at += 1) {
    while (open.length > head && (hashes[open.at(-1) ?? 0] ?? 0) >= (hashes[at] ?? 0)) open.pop()
    open.push(at)
    if ((open[head] ?? 0) <= at - window) head += 1
    const lowest = open[head] ?? 0
    if ((at >= window - 1 || at === hashes.length - 1) && lowest !== last) {
      kept.push(lowest)
      last = lowest
    }
  }
  return kept
}
