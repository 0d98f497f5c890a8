/** A name as a whole number below 2^52: what tables keep of it. Two of a million names share one about once in ten thousand times. */
export type Key = number

const HIGH = 0x100000
const WORD = 0x1_0000_0000

/** The key of a text. With another seed the same text has an unrelated key, so that clashes cannot be made ahead. */
export function keyOf(text: string, seed: number): Key {
  let low = 0xdeadbeef ^ seed
  let high = 0x41c6ce57 ^ Math.imul(seed, 0x9e3779b1)
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    low = Math.imul(low ^ code, 0x9e3779b1)
    high = Math.imul(high ^ code, 0x5f356495)
    low = (low << 13) | (low >>> 19)
    high = (high << 17) | (high >>> 15)
  }
  return finish(low ^ text.length, high)
}

/** One key of two, told apart by their order. */
export function joinKeys(left: Key, right: Key): Key {
  const low = Math.imul((left | 0) ^ 0x2545f491, 0x85ebca6b) ^ Math.imul((right | 0) + 0x165667b1, 0xc2b2ae35)
  const high =
    Math.imul(((left / WORD) | 0) ^ 0x9e3779b9, 0x27d4eb2f) ^ Math.imul(((right / WORD) | 0) + 0x7f4a7c15, 0x165667b1)
  return finish(low, high)
}

function finish(first: number, second: number): Key {
  let low = Math.imul(first ^ (first >>> 16), 0x85ebca6b) ^ Math.imul(second ^ (second >>> 13), 0xc2b2ae35)
  let high = Math.imul(second ^ (second >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35)
  low = Math.imul(low ^ (high >>> 15), 0x27d4eb2f)
  high ^= low >>> 16
  return ((high >>> 0) % HIGH) * WORD + ((low ^ (low >>> 15)) >>> 0)
}
