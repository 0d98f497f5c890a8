import { extractValues } from './extract-values.ts'
import type { TextValue, TypedKind } from './text-value.ts'
import { trimEnd } from './trim-end.ts'

type Read = (
  token: string,
) => { readonly kind: TypedKind; readonly key: string; readonly isTelling: boolean } | undefined

const READERS: readonly Read[] = [readPath, readHash, readIdentifier]

const LONGEST = 2_048

/** What one word of a text is: a path, a hash, a name with digits; and what it holds in base64 or URL encoding. */
export function readToken(token: string, start: number, into: TextValue[]): void {
  if (token.length < 4 || token.length > LONGEST || isPlainWord(token)) return
  const end = start + token.length
  for (const read of READERS) {
    const found = read(token)
    if (found === undefined) continue
    into.push({ ...found, start, end, isDecoded: false })
    break
  }
  const decoded = decodedToken(token)
  if (decoded === undefined) return
  for (const { kind, key } of extractValues(decoded)) {
    const typed =
      kind === 'number' || kind === 'wallet' ? 'account' : kind === 'token' || kind === 'id' ? 'identifier' : kind
    into.push({ kind: typed, key, start, end, isTelling: true, isDecoded: true })
  }
}

/** Most words are only letters, too few to be base64, and no reader makes anything of them. */
const SHORTEST_CODED = 16

function isPlainWord(token: string): boolean {
  if (token.length >= SHORTEST_CODED) return false
  for (let i = 0; i < token.length; i += 1) {
    const code = token.charCodeAt(i) | 32
    if (code < 97 || code > 122) return false
  }
  return true
}

const ENDINGS =
  /\.(?:txt|md|pdf|docx?|xlsx?|pptx?|csv|tsv|jsonl?|ya?ml|xml|html?|[jt]sx?|mjs|cjs|css|py|rb|go|rs|java|c|h|cpp|cs|php|sql|log|ini|cfg|conf|toml|png|jpe?g|gif|svg|zip|tar|gz|exe|dll|env|pem|key|ipynb|eml|sh|ps1|db|sqlite)$/i
const PATH_SIGNS = /^[\p{L}\p{N}._~@+=%:/\\-]+$/u
const ROOTED = /^(?:~|\.{1,2})?[/\\]|^[A-Za-z]:[/\\]/
const DATE_LIKE = /^\d{1,4}[/-]\d{1,2}[/-]\d{1,4}/

/** A file: by its ending, or as a path from a root; known by its last part, since some write the folders and some do not. */
function readPath(token: string): ReturnType<Read> {
  if (token.includes('://') || token.includes('@') || DATE_LIKE.test(token) || !PATH_SIGNS.test(token)) return undefined
  const isFile = ENDINGS.test(token)
  if (!isFile && !(ROOTED.test(token) && token.length > 4)) return undefined
  const parts = token.toLowerCase().split(/[/\\]/)
  const base = parts.filter((part) => part !== '').at(-1) ?? ''
  return base.length < 3
    ? undefined
    : { kind: 'path', key: `path ${isFile ? base : token.toLowerCase()}`, isTelling: true }
}

const HEX = /^(?:0x)?[0-9a-f]{32,128}$/i

function readHash(token: string): ReturnType<Read> {
  return HEX.test(token)
    ? { kind: 'hash', key: `hash ${token.toLowerCase().replace(/^0x/, '')}`, isTelling: true }
    : undefined
}

const NAME = /^[\p{L}\p{N}]+(?:[-_#:.!$%&*+=?~][\p{L}\p{N}]+)*[!$%*+=?]?$/u

/** A name of a thing: letters with digits, or words with an underscore. */
function readIdentifier(token: string): ReturnType<Read> {
  if (token.length > 128 || DATE_LIKE.test(token) || !NAME.test(token)) return undefined
  const hasLetter = /\p{L}/u.test(token)
  const isMixed = hasLetter && /\d/.test(token)
  if (!isMixed && !(hasLetter && token.includes('_'))) return undefined
  const key = token.toLowerCase().replace(/[-_#:.]/g, '')
  // 2nd, 10am, 5km and the like are ordinary words.
  return key.length < 4 || /^\d{1,4}(?:st|nd|rd|th|am|pm|km|kg|mb|gb|min|hrs?)$/.test(key)
    ? undefined
    : { kind: 'identifier', key: `identifier ${key}`, isTelling: key.length >= 5 }
}

const BASE64 = /^[A-Za-z0-9+/_-]{16,}={0,2}$/

/** What a word says when its URL encoding or base64 is undone; undefined when it has neither. */
function decodedToken(token: string): string | undefined {
  if (/%[0-9a-fA-F]{2}/.test(token)) return percentDecoded(token)
  if (!BASE64.test(token) || !/[A-Z]/.test(token) || !/[a-z]/.test(token)) return undefined
  const decoded = base64Decoded(token)
  return decoded !== undefined && isReadable(decoded) ? decoded : undefined
}

const UTF8 = new TextDecoder()

function base64Decoded(token: string): string | undefined {
  const plain = trimEnd(token, '=').replaceAll('-', '+').replaceAll('_', '/')
  try {
    // One sign alone behind the last four holds no byte.
    const bytes = atob(plain.length % 4 === 1 ? plain.slice(0, -1) : plain)
    return UTF8.decode(Uint8Array.from(bytes, (sign) => sign.charCodeAt(0)))
  } catch {
    return undefined // not in the alphabet
  }
}

function percentDecoded(token: string): string | undefined {
  try {
    return decodeURIComponent(token.replaceAll('+', ' '))
  } catch {
    return undefined // a percent sign that encodes nothing: the word stays as it is
  }
}

function isReadable(text: string): boolean {
  if (text.length < 8) return false
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code === 0xfffd || (code < 32 && code !== 10 && code !== 13 && code !== 9)) return false
  }
  return true
}
