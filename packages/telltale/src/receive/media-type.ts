import type { JournalEntry, Signal } from '../journal/journal.ts'
import { Refusal } from './refusal.ts'

export type Encoding = JournalEntry['encoding']

const OTLP = new Map<string, Encoding>([
  ['application/x-protobuf', 'protobuf'],
  ['application/protobuf', 'protobuf'],
  ['application/json', 'json'],
])

const EVENTS = new Map<string, Encoding>([
  ['application/json', 'json'],
  ['application/x-ndjson', 'ndjson'],
  ['application/ndjson', 'ndjson'],
])

/** How the body of a signal is written, or `undefined` for a content type we do not take. */
export function findEncoding(signal: Signal, contentType: string | undefined): Encoding | undefined {
  const [type = '', ...parameters] = (contentType ?? '').toLowerCase().split(';')
  const charset = parameters.map((text) => text.trim()).find((text) => text.startsWith('charset='))
  if (charset !== undefined && !/^charset="?utf-?8"?$/.test(charset)) return undefined
  return (signal === 'events' ? EVENTS : OTLP).get(type.trim())
}

/** How the body is written; refuses other content types and names those that are taken. */
export function requireEncoding(signal: Signal, contentType: string | undefined): Encoding {
  const encoding = findEncoding(signal, contentType)
  if (encoding !== undefined) return encoding
  const allowed =
    signal === 'events' ? 'application/json, application/x-ndjson' : 'application/x-protobuf, application/json'
  throw new Refusal('unsupported', `Content-Type must be one of ${allowed}`)
}

/** Whether the body is gzip; refuses every other encoding, and encodings of encodings. */
export function requireCompression(contentEncoding: string | undefined): 'gzip' | 'identity' {
  const encoding = (contentEncoding ?? '').trim().toLowerCase()
  if (encoding === '' || encoding === 'identity') return 'identity'
  if (encoding === 'gzip') return 'gzip'
  throw new Refusal('unsupported', 'Content-Encoding must be gzip or identity')
}
