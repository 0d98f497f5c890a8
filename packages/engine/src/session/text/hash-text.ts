/** A 53-bit hash of a text, the same everywhere and always: what is remembered of a value in place of the value. */
export function hashText(text: string): number {
  let low = 0x811c9dc5
  let high = 0x9e3779b9
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    low = Math.imul(low ^ code, 0x01000193)
    high = Math.imul(high ^ code, 0x85ebca6b)
    high ^= high >>> 15
  }
  return (high & 0x1fffff) * 4_294_967_296 + (low >>> 0)
}
