import { hashText } from '../../session/text/hash-text.ts'

const APART = /[^\p{L}\p{N}]+/gu
const ESCAPE = /\\(?:[nrtbf"/\\]|u[0-9a-fA-F]{4})/g

/** The same for texts that differ in case, spacing, signs and JSON escapes only; '' hashes to itself. */
export function foldKey(kind: string, text: string): string {
  const plain = (text.includes('\\') ? text.replace(ESCAPE, ' ') : text).toLowerCase().replace(APART, '')
  // A text of signs alone has nothing left to tell it from others.
  return plain === '' ? `${kind}\0=${text.slice(0, 64)}` : `${kind}\0${plain.length}\0${hashText(plain)}`
}
