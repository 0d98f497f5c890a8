import type { ReceiveLimits } from '../config.ts'
import { DecodeError, malformed } from './decode-error.ts'

const QUOTE = 34
const BACKSLASH = 92
// Objects and lists that any body may hold; beyond them, one for each eight bytes: OTLP/JSON stays far
// below, while `[{},{},{},…` would make thirty times its size in memory.
const FREE_CONTAINERS = 65_536
const BYTES_PER_CONTAINER = 8

/**
 * Refuses JSON bytes that nest deeper than `limits.jsonDepth` or hold too many objects and lists, before
 * anything parses them. Brackets within strings do not count.
 */
export function measureJson(bytes: Uint8Array, limits: ReceiveLimits): void {
  const mostContainers = FREE_CONTAINERS + bytes.length / BYTES_PER_CONTAINER
  let depth = 0
  let containers = 0
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] ?? 0
    if (byte === QUOTE) i = endOfString(bytes, i)
    else if (byte === 91 || byte === 123) {
      depth += 1
      containers += 1
      if (depth > limits.jsonDepth) throw malformed(`JSON nests deeper than ${limits.jsonDepth} levels`)
      if (containers > mostContainers) throw new DecodeError('too_large', 'too many objects and lists for one request')
    } else if (byte === 93 || byte === 125) depth -= 1
  }
}

/** Index of the quote that closes the string opened at `start`, or the end of the bytes. */
function endOfString(bytes: Uint8Array, start: number): number {
  let i = start + 1
  while (i < bytes.length) {
    const byte = bytes[i]
    if (byte === QUOTE) return i
    i += byte === BACKSLASH ? 2 : 1
  }
  return i
}
