import type { ReceiveLimits } from '../config.ts'
import { malformed } from './decode-error.ts'
import { measureJson } from './measure-json.ts'
import type { RecordGate } from './record-gate.ts'

/** An object of `JSON.parse`. Only names of the protocol are looked up in it, never names from outside. */
export type JsonObject = { readonly [key: string]: unknown }

const BASE64 = /^[A-Za-z0-9+/_-]*={0,2}$/
const INTEGER = /^-?\d{1,20}$/

/** Parses a JSON body within the limits; throws `DecodeError` for anything else. Bad UTF-8 becomes U+FFFD. */
export function parseJsonBody(body: Uint8Array, limits: ReceiveLimits): unknown {
  measureJson(body, limits)
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8')
  try {
    return JSON.parse(text)
  } catch (error) {
    throw malformed(`not JSON: ${error instanceof Error ? error.message.slice(0, 120) : 'unreadable'}`)
  }
}

/** A text whose lone surrogates, which JSON escapes can make, are U+FFFD: as UTF-8 they cannot be kept. */
export function wellFormed(text: string): string {
  return (text as unknown as UnicodeText).toWellFormed()
}

/** ES2024, in every Node we support; the ES2023 library that we compile against lacks it. */
interface UnicodeText {
  toWellFormed(): string
}

/**
 * Reads values of OTLP/JSON: absent and null are the default of the protocol, another type is malformed.
 * Names are tried in lowerCamelCase and then in snake_case.
 */
export class JsonReader {
  readonly gate: RecordGate

  constructor(gate: RecordGate) {
    this.gate = gate
  }

  object(value: unknown, what: string): JsonObject | undefined {
    if (value === undefined || value === null) return undefined
    if (!isObject(value)) throw malformed(`${what} must be an object`)
    return value
  }

  list(value: unknown, what: string): readonly unknown[] {
    if (value === undefined || value === null) return []
    if (!Array.isArray(value)) throw malformed(`${what} must be a list`)
    return value
  }

  text(value: unknown, what: string): string {
    const text = this.#rawText(value, what)
    return this.gate.fitsValue(byteLength(text, this.gate.limits.valueBytes)) ? text : ''
  }

  key(value: unknown): string {
    const text = this.#rawText(value, 'an attribute key')
    return this.gate.fitsKey(byteLength(text, this.gate.limits.keyBytes)) ? text : ''
  }

  /** An id of `size` bytes as lower-case hex; '' when absent or all zero; `undefined` when it is no such id. */
  id(value: unknown, size: number): string | undefined {
    const text = this.#rawText(value, 'an id').toLowerCase()
    if (text === '' || (text.length === size * 2 && /^0+$/.test(text))) return ''
    return text.length === size * 2 && /^[0-9a-f]+$/.test(text) ? text : undefined
  }

  bytes(value: unknown): Uint8Array {
    if (typeof value !== 'string' || !BASE64.test(value)) throw malformed('bytesValue must be base64')
    const bytes = Buffer.from(value, 'base64')
    return this.gate.fitsValue(bytes.length) ? new Uint8Array(bytes) : new Uint8Array(0)
  }

  bool(value: unknown, what: string): boolean {
    if (value === undefined || value === null) return false
    if (typeof value !== 'boolean') throw malformed(`${what} must be true or false`)
    return value
  }

  /** A whole number, sent as a number or as decimal digits. */
  integer(value: unknown, what: string): bigint {
    if (value === undefined || value === null) return 0n
    if (typeof value === 'string' && INTEGER.test(value)) return BigInt(value)
    if (typeof value === 'number' && Number.isInteger(value)) return BigInt(value)
    throw malformed(`${what} must be a whole number`)
  }

  /** Nanoseconds since 1970. */
  nanos(value: unknown, what: string): bigint {
    const nanos = this.integer(value, what)
    if (nanos < 0n || nanos > 0xffffffffffffffffn) throw malformed(`${what} must be a 64-bit time`)
    return nanos
  }

  /** An unsigned 32-bit count. */
  count(value: unknown, what: string): number {
    const count = this.integer(value, what)
    if (count < 0n || count > 0xffffffffn) throw malformed(`${what} must be a 32-bit count`)
    return Number(count)
  }

  double(value: unknown, what: string): number {
    if (typeof value === 'number') return value
    if (value === 'NaN' || value === 'Infinity' || value === '-Infinity') return Number(value)
    if (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))) return Number(value)
    throw malformed(`${what} must be a number`)
  }

  /** An enum value by number or by name; 0 for a number or name this version does not know. */
  enumeration(value: unknown, names: readonly string[], what: string): number {
    if (typeof value === 'string' && !INTEGER.test(value)) return Math.max(0, names.indexOf(value))
    const number = this.integer(value, what)
    return number >= 0n && number < BigInt(names.length) ? Number(number) : 0
  }

  #rawText(value: unknown, what: string): string {
    if (value === undefined || value === null) return ''
    if (typeof value !== 'string') throw malformed(`${what} must be a text`)
    return wellFormed(value)
  }
}

/** Whether a value of `JSON.parse` is an object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** UTF-8 length of a text, exact when it may be above `limit`; a text of n units has at most 3n bytes. */
export function byteLength(text: string, limit: number): number {
  return text.length * 3 <= limit ? text.length : Buffer.byteLength(text)
}
