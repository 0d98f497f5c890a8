import { createHash, randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'
import type { KeyScope } from './desk.ts'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** 256 bits need 43 digits of base 62. */
const BODY_LENGTH = 43
/** 32 bits need 6 digits of base 62. */
const CHECKSUM_LENGTH = 6
const ID_LENGTH = 12
const SCOPE_LETTERS: Readonly<Record<KeyScope, string>> = { ingest: 'i', read: 'r', write: 'w' }
const SECRET = new RegExp(`^tt_[irw]_[0-9A-Za-z]{${BODY_LENGTH + CHECKSUM_LENGTH}}$`)

/** A new secret: `tt_`, the scope's letter, 256 random bits in base 62 and a checksum that secret scanners can verify. */
export function createSecret(scope: KeyScope): string {
  const body = toBase62(BigInt(`0x${randomBytes(32).toString('hex')}`), BODY_LENGTH)
  return withChecksum(`tt_${SCOPE_LETTERS[scope]}_${body}`)
}

/** Whether a text has the shape of a secret and its checksum fits; says nothing about the key being live. */
export function isSecretShaped(text: string): boolean {
  return SECRET.test(text) && withChecksum(text.slice(0, -CHECKSUM_LENGTH)) === text
}

/** SHA-256 of a secret in hex: the only form in which a secret is kept. */
export function digestSecret(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex')
}

/** A new public handle of 12 letters and digits; safe in logs. */
export function createKeyId(): string {
  // 71 bits and more of 128 random ones: two keys never share a handle.
  return toBase62(BigInt(`0x${randomBytes(16).toString('hex')}`), 22).slice(-ID_LENGTH)
}

function withChecksum(text: string): string {
  return text + toBase62(BigInt(crc32(text)), CHECKSUM_LENGTH)
}

function toBase62(value: bigint, length: number): string {
  let rest = value
  let digits = ''
  while (rest > 0n) {
    digits = ALPHABET.charAt(Number(rest % 62n)) + digits
    rest /= 62n
  }
  return digits.padStart(length, '0')
}
