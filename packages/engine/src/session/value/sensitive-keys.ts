import { trimEnd } from '@telltale/scan'

/** Longer finds are whole passages: they are told again in other words, if at all. */
const LONGEST = 512
const SHORTEST = 5

/** A sensitive value without case, spaces and the signs between its parts; '' when it is too short to be known again. */
export function sensitiveKey(value: string): string {
  if (value.length > LONGEST) return ''
  const key = value.toLowerCase().replace(/[\s.,()/_=+-]+/g, '')
  const plain = /^00\d+$/.test(key) ? key.slice(2) : key
  return plain.length < SHORTEST ? '' : plain
}

/** The key of a sensitive value, and of what it becomes in base64 and hex. */
export function sensitiveKeys(value: string): readonly string[] {
  const bytes = Buffer.from(value.slice(0, LONGEST))
  return [value, bytes.toString('base64'), bytes.toString('hex')].map(sensitiveKey).filter((key) => key !== '')
}

const PIECE = /[^\s"'<>()[\]{}|\\^`,;=&?]{5,512}/g
const MOST_PIECES = 4_096

/** The keys of all words in a text, whole and split at `:` and `/`. */
export function wordKeys(text: string): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const match of text.matchAll(PIECE)) {
    if (keys.size >= MOST_PIECES) break
    const word = trimEnd(match[0], '.:!')
    keys.add(sensitiveKey(word))
    if (/[:/]/.test(word)) for (const part of word.split(/[:/]+/, 64)) keys.add(sensitiveKey(part))
  }
  keys.delete('')
  return keys
}
