// Seeded randomness: the same seed gives the same company, on every machine.

/**
 * @typedef {object} Random
 * @property {() => number} unit at least 0, below 1
 * @property {(low: number, high: number) => number} int both ends included
 * @property {(share: number) => boolean} chance
 * @property {<T>(list: readonly T[]) => T} pick
 * @property {<T>(list: readonly T[], weightOf: (item: T) => number) => T} weighted
 * @property {(median: number, spread: number) => number} logNormal
 * @property {(mean: number) => number} poisson
 * @property {(digits: number) => string} hex
 * @property {(name: string) => Random} fork an independent stream that does not move this one
 */

/** @param {number | string} seed @returns {Random} */
export function createRandom(seed) {
  const next = sfc32(hashSeed(String(seed)))
  const unit = () => next() / 4_294_967_296
  const int = (low, high) => low + Math.floor(unit() * (high - low + 1))
  const normal = () => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit())
  return {
    unit,
    int,
    chance: (share) => unit() < share,
    pick: (list) => list[Math.floor(unit() * list.length)],
    weighted: (list, weightOf) => {
      let left = unit() * list.reduce((sum, item) => sum + weightOf(item), 0)
      for (const item of list) {
        left -= weightOf(item)
        if (left < 0) return item
      }
      return list.at(-1)
    },
    logNormal: (median, spread) => median * Math.exp(spread * normal()),
    poisson: (mean) => {
      // Large means are close enough to normal.
      if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()))
      const floor = Math.exp(-mean)
      let count = 0
      for (let product = unit(); product > floor; product *= unit()) count += 1
      return count
    },
    hex: (digits) => {
      let text = ''
      while (text.length < digits) text += next().toString(16).padStart(8, '0')
      return text.slice(0, digits)
    },
    fork: (name) => createRandom(`${seed}/${name}`),
  }
}

/** Four words out of a text (FNV-1a, one offset for each). */
function hashSeed(text) {
  return [1, 2, 3, 4].map((salt) => {
    let hash = (2_166_136_261 ^ (salt * 16_777_619)) >>> 0
    for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 16_777_619) >>> 0
    return hash
  })
}

/** Chris Doty-Humphrey's small fast counting generator, 32 bits (public domain). */
function sfc32(words) {
  let [a, b, c, counter] = words
  const next = () => {
    const sum = (a + b + counter) >>> 0
    counter = (counter + 1) >>> 0
    a = (b ^ (b >>> 9)) >>> 0
    b = (c + (c << 3)) >>> 0
    c = (((c << 21) | (c >>> 11)) + sum) >>> 0
    return sum
  }
  for (let i = 0; i < 12; i += 1) next()
  return next
}
