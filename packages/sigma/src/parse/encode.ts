const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
/** Characters at the start of the encoded text that the bytes before the value have a part in, by number of these bytes. */
const SKIP_START = [0, 2, 3]
/** Characters at its end, padding included, that the bytes after the value have a part in, by length modulo 3. */
const SKIP_END = [0, 3, 2]

/** The text as UTF-8, one character of the answer for each byte. */
export function utf8Bytes(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('')
}

/** The text as UTF-16, one character of the answer for each byte; no byte order mark. */
export function utf16Bytes(text: string, order: 'little' | 'big'): string {
  const bytes: string[] = []
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    const low = String.fromCharCode(unit & 0xff)
    const high = String.fromCharCode(unit >> 8)
    bytes.push(order === 'little' ? low + high : high + low)
  }
  return bytes.join('')
}

/** Base64 of bytes given as characters up to U+00FF, padded. */
export function base64(bytes: string): string {
  let out = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at
    const three = (bytes.charCodeAt(at) << 16) | (byteAt(bytes, at + 1) << 8) | byteAt(bytes, at + 2)
    out += ALPHABET.charAt(three >> 18) + ALPHABET.charAt((three >> 12) & 63)
    out += left > 1 ? ALPHABET.charAt((three >> 6) & 63) : '='
    out += left > 2 ? ALPHABET.charAt(three & 63) : '='
  }
  return out
}

function byteAt(bytes: string, at: number): number {
  return at < bytes.length ? bytes.charCodeAt(at) : 0
}

/** What a value looks like inside a longer base64 text, at each of the three places it can begin at; a value too short to show gives ''. */
export function base64Offsets(bytes: string): readonly string[] {
  return SKIP_START.map((skip, offset) => {
    const encoded = base64('\0'.repeat(offset) + bytes)
    return encoded.slice(skip, encoded.length - (SKIP_END[(offset + bytes.length) % 3] ?? 0))
  })
}
