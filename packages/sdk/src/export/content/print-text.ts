import type { Finding, ScanRole } from '@telltale/model'
import { createPrinter } from '@telltale/scan'
import type { FindSensitive } from './redact-text.ts'
import { relaxEscapes } from './relax-escapes.ts'
import { createHmac } from './sha-256.ts'

/** The token that stands for a text; `scope` is its trace. */
export type PrintText = (text: string, role: ScanRole, scope: string | undefined) => string

/** Tokens kept, in UTF-16 units with their texts: a conversation is sent again with every request. */
const CAPACITY = 4_000_000
const KEY_BYTES = 32

/** Makes tokens with a key; without one, with a key that nobody knows and that ends with the process. */
export function createPrintText(key: string, find: FindSensitive): PrintText {
  const printer = createPrinter(createHmac(key === '' ? randomKey() : key))
  const known = new Map<string, string>()
  let size = 0
  return (text, role, scope) => {
    if (text === '') return ''
    const name = `${role}\0${scope ?? ''}\0${text}`
    const before = known.get(name)
    if (before !== undefined) return before
    const token = printer.token(text, findIn(text, role, find), scope)
    size += name.length + token.length
    known.set(name, token)
    for (const [oldest, value] of known) {
      if (size <= CAPACITY) break
      known.delete(oldest)
      size -= oldest.length + value.length
    }
    return token
  }
}

/** Escapes of JSON count as spaces: nothing is found across them otherwise. */
function findIn(text: string, role: ScanRole, find: FindSensitive): readonly Finding[] {
  return find(/^\s{0,64}[[{"]/.test(text) && text.includes('\\') ? relaxEscapes(text) : text, role)
}

function randomKey(): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(KEY_BYTES))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
