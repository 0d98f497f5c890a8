import type { Finding } from '@telltale/model'
import { hmacSha256 } from '../pii/sha-256.ts'

/** One piece of a text that was replaced; `start` and `end` are places in the text as it came. */
export interface Replaced {
  /** `EMAIL`, `SECRET_AWS_ACCESS_KEY_ID`… */
  readonly type: string
  readonly start: number
  readonly end: number
  readonly placeholder: string
}

export interface Redacted {
  readonly text: string
  readonly replaced: readonly Replaced[]
}

export interface RedactOptions {
  /** With a key the placeholder holds a keyed hash, so that equal values can be joined across texts. */
  readonly key?: string | Uint8Array
}

interface Span {
  readonly type: string
  readonly score: number
  readonly start: number
  readonly end: number
}

/** Hex digits of the keyed hash in a placeholder: 40 bits. */
const HASH_DIGITS = 10

function typeOf({ label, detector }: Finding): string {
  const rule = detector.slice(detector.indexOf('/') + 1)
  const name = rule.toUpperCase().replace(/[^A-Z0-9]+/g, '_')
  return label === 'secret' ? `SECRET_${name}` : name
}

/** Overlapping pieces become one that covers them all, named after the surest, then the longest. */
function mergeOverlaps(spans: readonly Span[]): readonly Span[] {
  const order = [...spans].sort((a, b) => a.start - b.start || b.end - a.end)
  const merged: Span[] = []
  for (const span of order) {
    const last = merged.at(-1)
    if (last === undefined || span.start >= last.end) {
      merged.push(span)
      continue
    }
    const longer = span.end - span.start > last.end - last.start
    const { type, score } = span.score > last.score || (span.score === last.score && longer) ? span : last
    merged[merged.length - 1] = { type, score, start: last.start, end: Math.max(last.end, span.end) }
  }
  return merged
}

function listSpans(text: string, findings: readonly Finding[]): readonly Span[] {
  return findings
    .filter(({ label }) => label === 'secret' || label === 'pii')
    .map((finding) => ({
      type: typeOf(finding),
      score: finding.score,
      start: Math.max(0, finding.start),
      end: Math.min(text.length, finding.end),
    }))
    .filter(({ start, end }) => start < end)
}

/** Names equal values of one type alike: by a number, in the order they come, or by a keyed hash. */
function createNames(key: RedactOptions['key']): (type: string, value: string) => string {
  const encoder = new TextEncoder()
  const secret = typeof key === 'string' ? encoder.encode(key) : key
  if (secret?.length === 0) throw new RangeError('the key of redact() must not be empty')
  const names = new Map<string, string>()
  const counts = new Map<string, number>()
  const name = (type: string, value: string): string => {
    if (secret) {
      const hash = hmacSha256(secret, encoder.encode(`${type}\0${value}`))
      return Array.from(hash.subarray(0, HASH_DIGITS / 2), (byte) => byte.toString(16).padStart(2, '0')).join('')
    }
    const count = (counts.get(type) ?? 0) + 1
    counts.set(type, count)
    return String(count)
  }
  return (type, value) => {
    const place = `${type}\0${value}`
    const known = names.get(place) ?? `[${type}_${name(type, value)}]`
    names.set(place, known)
    return known
  }
}

/** Replaces the secrets and personal data among the findings; equal values of one type get equal placeholders. */
export function redact(text: string, findings: readonly Finding[], options: RedactOptions = {}): Redacted {
  const nameOf = createNames(options.key)
  const replaced: Replaced[] = []
  let out = ''
  let last = 0
  for (const { type, start, end } of mergeOverlaps(listSpans(text, findings))) {
    const placeholder = nameOf(type, text.slice(start, end))
    out += text.slice(last, start) + placeholder
    last = end
    replaced.push({ type, start, end, placeholder })
  }
  return { text: out + text.slice(last), replaced }
}
