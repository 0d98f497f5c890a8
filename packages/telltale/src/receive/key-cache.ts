const SLOTS = 2048
const LONGEST = 64

/**
 * Attribute keys repeat in every span, so the last key of each hash slot is kept and given again instead
 * of being decoded again. Bounded, and a slot that two keys fight over only loses the saving.
 */
export class KeyCache {
  readonly #slots: string[] = new Array<string>(SLOTS).fill('')

  /** The UTF-8 text of `length` bytes from `start`. */
  find(bytes: Buffer, start: number, length: number): string {
    if (length === 0 || length > LONGEST) return bytes.toString('utf8', start, start + length)
    // FNV-1a over the bytes; only the low bits choose a slot, so collisions cost time and nothing else.
    let hash = 0x811c9dc5
    let seen = 0
    for (let i = start; i < start + length; i += 1) {
      const byte = bytes[i] ?? 0
      seen |= byte
      hash = Math.imul(hash ^ byte, 0x01000193)
    }
    if (seen > 127) return bytes.toString('utf8', start, start + length)
    const slot = (hash ^ (hash >>> 16)) & (SLOTS - 1)
    const kept = this.#slots[slot] ?? ''
    if (isSame(kept, bytes, start, length)) return kept
    const key = bytes.toString('latin1', start, start + length)
    this.#slots[slot] = key
    return key
  }
}

/** The cache of this thread. */
export const KEYS = new KeyCache()

function isSame(text: string, bytes: Buffer, start: number, length: number): boolean {
  if (text.length !== length) return false
  for (let i = 0; i < length; i += 1) {
    if (text.charCodeAt(i) !== bytes[start + i]) return false
  }
  return true
}
