import { decodeUrl, readUrl } from '@telltale/scan'

/** A shorter piece is a word, a number or a short id. */
const SHORTEST = 16
/** A long piece tells itself from a long word by so many bits a character. */
const BITS = 3.3
/** Hex has at most 4 bits a character. */
const BITS_OF_HEX = 2.8
const CHARSET = /^[A-Za-z0-9+/_=-]+$/
const HEX = /^[0-9a-f]+$/i
/** Ids and digests that addresses are full of: UUID, MD5, SHA-1, SHA-256. */
const ID = /^(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})$/i
/** Parameters of signed addresses and of logins; a value of theirs is as long as it has to be. */
const SIGNED = /^(?:x-(?:amz|goog|ms)-[a-z0-9-]+|sig|signature|code_challenge|code_verifier|state|nonce)$/i
const LONGEST_SIGNED = 128
const SIGNED_TOKEN = /^x-(?:amz|goog)-(?:security-token|credential|signedheaders|signature|algorithm)$/i
const LONGEST_TOKEN = 1536
const MOST_PIECES = 200

/** How many bytes of an address are data in some encoding (base64, hex, random letters): in host labels, path and query. */
export function encodedBytes(url: string): number {
  const { host, path, query } = readUrl(url)
  const labels = /^[\d.:]+$/.test(host) ? [] : host.split('.').slice(0, -2)
  let sum = encodedLabels(labels)
  for (const segment of path.split('/', MOST_PIECES)) if (!ID.test(segment)) sum += lengthIfEncoded(decodeUrl(segment))
  for (const pair of query.split('&', MOST_PIECES)) {
    const at = pair.indexOf('=')
    const name = pair.slice(0, Math.max(0, at))
    const value = decodeUrl(pair.slice(at + 1)).replaceAll(' ', '+')
    if (!isSigned(name, value) && !ID.test(value)) sum += lengthIfEncoded(value)
  }
  return sum
}

function isSigned(name: string, value: string): boolean {
  if (SIGNED_TOKEN.test(name)) return value.length <= LONGEST_TOKEN
  return SIGNED.test(name) && value.length <= LONGEST_SIGNED
}

/** Data in names is cut into labels: many short ones count as the one text they are. */
function encodedLabels(labels: readonly string[]): number {
  const alone = labels.reduce((sum, label) => sum + (ID.test(label) ? 0 : lengthIfEncoded(label)), 0)
  const long = labels.filter((label) => label.length >= 8)
  return alone > 0 || long.length < 3 ? alone : lengthIfEncoded(long.join(''))
}

function lengthIfEncoded(piece: string): number {
  return isEncoded(piece) ? Buffer.byteLength(piece) : 0
}

/** Whether a piece is data rather than words: one alphabet, no words between dashes, and every character unforeseen. */
function isEncoded(piece: string): boolean {
  if (piece.length < SHORTEST || !CHARSET.test(piece)) return false
  const bits = entropyOf(piece)
  if (HEX.test(piece)) return bits >= BITS_OF_HEX && /\d/.test(piece) && /[a-f]/i.test(piece)
  return bits >= BITS && changesOf(piece) / piece.length >= 0.2
}

function entropyOf(text: string): number {
  const sample = text.slice(0, 512)
  const counts = new Map<string, number>()
  for (const character of sample) counts.set(character, (counts.get(character) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / sample.length) * Math.log2(count / sample.length)
  return bits
}

/** How often lower case, upper case and digits take turns; words do so at their borders only, a capital and its word being one. */
function changesOf(text: string): number {
  let changes = 0
  let before = ''
  for (const character of text) {
    const kind = /[a-z]/.test(character) ? 'a' : /[A-Z]/.test(character) ? 'A' : /\d/.test(character) ? '0' : ''
    if (kind !== '' && before !== '' && kind !== before && before + kind !== 'Aa') changes += 1
    if (kind !== '') before = kind
  }
  return changes
}
