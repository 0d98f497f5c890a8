/** Characters with the place of each; both arrays have the length of the text. */
export interface Spelled {
  readonly text: string
  readonly starts: readonly number[]
}

/** The text that bytes spell as UTF-8, or as UTF-16 where every other byte is 0; undefined where they spell none. */
export function spellBytes(bytes: readonly number[], starts: readonly number[]): Spelled | undefined {
  return isUtf16(bytes) ? spellUtf16(bytes, starts) : spellUtf8(bytes, starts)
}

function isUtf16(bytes: readonly number[]): boolean {
  return bytes.length >= 8 && bytes[1] === 0 && bytes[3] === 0 && bytes[5] === 0 && bytes[7] === 0
}

function spellUtf16(bytes: readonly number[], starts: readonly number[]): Spelled {
  let text = ''
  const places: number[] = []
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    text += String.fromCharCode((bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0))
    places.push(starts[at] ?? 0)
  }
  return { text, starts: places }
}

// Bytes above 0x7F that are no UTF-8 mean that this is no text, but for a character cut off at the end.
function spellUtf8(bytes: readonly number[], starts: readonly number[]): Spelled | undefined {
  let text = ''
  const places: number[] = []
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] ?? 0
    const size = first < 0x80 ? 1 : first >= 0xc2 && first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
    if (size > 1 && (first < 0xc2 || first > 0xf4)) return undefined
    if (at + size > bytes.length) break
    let point = size === 1 ? first : first & (0xff >> (size + 1))
    for (let more = 1; more < size; more += 1) {
      const byte = bytes[at + more] ?? 0
      if ((byte & 0xc0) !== 0x80) return undefined
      point = point * 64 + (byte & 0x3f)
    }
    if (point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return undefined
    const character = String.fromCodePoint(point)
    text += character
    for (let unit = 0; unit < character.length; unit += 1) places.push(starts[at] ?? 0)
    at += size
  }
  return { text, starts: places }
}
