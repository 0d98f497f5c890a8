const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const LONGEST = 2000

/** How a value is written. */
type Encoding = 'base64' | 'base32' | 'hex'

/** What an encoded value says: text that a person could read, or bytes that say nothing. */
interface Decoded {
  readonly encoding: Encoding
  readonly text: string | undefined
}

function decodeBits(value: string, alphabet: string, bits: number): string {
  let held = 0
  let count = 0
  let text = ''
  for (const character of value) {
    const digit = alphabet.indexOf(character)
    if (digit === -1) break
    held = ((held << bits) | digit) & 0xffff
    count += bits
    if (count < 8) continue
    count -= 8
    text += String.fromCharCode((held >> count) & 0xff)
  }
  return text
}

/** The bytes as text, if they are UTF-8 and nearly all can be read. */
function readable(bytes: string): string | undefined {
  let text = bytes
  try {
    text = decodeURIComponent(bytes.replace(/[^\w]/g, (byte) => `%${byte.charCodeAt(0).toString(16).padStart(2, '0')}`))
  } catch {
    // Not whole UTF-8: a cut-off end is not counted as unreadable below.
  }
  const letters = text.match(/[\p{L}\p{N} .,:;@_=\-/"'{}[\]()!?\n]/gu)?.length ?? 0
  const strange = text.match(/[^\p{L}\p{N}\p{P}\p{S}\s]/gu)?.length ?? 0
  const foreign = text === bytes ? (text.match(/[\u0080-\u00ff]/g)?.length ?? 0) : 0
  return text.length >= 8 && letters > text.length * 0.9 && strange + foreign <= text.length * 0.03 ? text : undefined
}

function encodingsOf(value: string): readonly Encoding[] {
  if (/^[0-9a-fA-F]{16,}$/.test(value) && value.length % 2 === 0) return ['hex', 'base64']
  if (/^[A-Z2-7]{16,}=*$/.test(value)) return ['base32', 'base64']
  if (/^[a-z2-7]{24,}$/.test(value)) return ['base32']
  return /^[A-Za-z0-9+/_-]{16,}={0,3}$/.test(value) ? ['base64'] : []
}

function decodeAs(encoding: Encoding, value: string): string {
  if (encoding === 'hex') return value.replace(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16)))
  if (encoding === 'base32') return decodeBits(value.toUpperCase(), BASE32, 5)
  return decodeBits(value.replace(/-/g, '+').replace(/_/g, '/'), BASE64, 6)
}

/** Reads a value that may be encoded; undefined where it does not look like it. */
export function decodeValue(value: string): Decoded | undefined {
  const encodings = encodingsOf(value.slice(0, LONGEST))
  const [first] = encodings
  if (first === undefined) return undefined
  for (const encoding of encodings) {
    const text = readable(decodeAs(encoding, value.slice(0, LONGEST)))
    if (text !== undefined) return { encoding, text }
  }
  const isMixed = /[a-z]/.test(value) && /[A-Z]/.test(value) && /\d/.test(value)
  return first === 'base64' && !isMixed ? undefined : { encoding: first, text: undefined }
}
