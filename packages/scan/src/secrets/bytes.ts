const BASE64 = new Int8Array(128).fill(-1)
for (const [index, letter] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].entries()) {
  BASE64[letter.charCodeAt(0)] = index
}
BASE64[45] = 62
BASE64[95] = 63

/** The bytes of a base64 or base64url text as characters 0 to 255, up to the first character that is neither. */
export function decodeBase64(text: string): string {
  let out = ''
  let bits = 0
  let held = 0
  for (let at = 0; at < text.length; at += 1) {
    const value = BASE64[text.charCodeAt(at)] ?? -1
    if (value < 0) break
    held = ((held << 6) | value) & 0xffffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    out += String.fromCharCode((held >> bits) & 0xff)
  }
  return out
}

/** CRC-32 (IEEE 802.3) of an ASCII text, as an unsigned number. */
export function crc32(text: string): number {
  let crc = 0xffffffff
  for (let at = 0; at < text.length; at += 1) {
    crc ^= text.charCodeAt(at) & 0xff
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** A number in base 62 with digits, capitals, then small letters, padded with zeros to `width`. */
export function toBase62(number: number, width: number): string {
  let left = number
  let out = ''
  do {
    out = BASE62.charAt(left % 62) + out
    left = Math.floor(left / 62)
  } while (left > 0)
  return out.padStart(width, '0')
}
