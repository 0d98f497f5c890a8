import type { Reading, UnfoldedText } from '../detector.ts'

const RUN = /(?<![\w+/-])[\w+/-]{40,}/g
const HEX = /^[0-9a-fA-F]+$/
/** Runs looked at in one text. */
const MOST = 256
const SIXTY_TWO = new Set([0x2b, 0x2d])

/** The six bits of a character of base64 in either alphabet (RFC 4648, sections 4 and 5). */
function digitOf(code: number): number {
  if (code >= 0x61) return code - 0x61 + 26
  if (code >= 0x41 && code <= 0x5a) return code - 0x41
  if (code >= 0x30 && code <= 0x39) return code - 0x30 + 52
  return SIXTY_TWO.has(code) ? 62 : 63
}

function decodeBase64(run: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((run.length * 3) / 4))
  let held = 0
  let bits = 0
  let at = 0
  for (let i = 0; i < run.length; i++) {
    held = ((held << 6) | digitOf(run.charCodeAt(i))) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[at++] = (held >> bits) & 0xff
  }
  return bytes
}

function decodeHex(run: string): Uint8Array {
  const bytes = new Uint8Array(run.length >> 1)
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(run.slice(2 * i, 2 * i + 2), 16)
  return bytes
}

/** Each byte's characters are placed evenly along the run, which is near enough to mark it. */
function toReading(kind: string, bytes: Uint8Array, start: number, end: number): Reading {
  const text = new TextDecoder().decode(bytes)
  const step = text.length === 0 ? 0 : (end - start) / text.length
  const starts = new Uint32Array(text.length)
  for (let i = 0; i < starts.length; i++) starts[i] = start + Math.floor(i * step)
  return { kind, text, starts, end }
}

/**
 * Long runs of base64 and hex that no reading covers, decoded. Unfolding leaves out what does not read like language,
 * such as a prompt that begins with an address; to be compared with a prompt it need not.
 */
export function readEncoded({ original, readings }: UnfoldedText): readonly Reading[] {
  const known = readings.slice(1).map(({ starts, end }) => ({ start: starts?.[0] ?? 0, end }))
  const found: Reading[] = []
  for (const match of original.matchAll(RUN)) {
    const start = match.index
    const end = start + match[0].length
    if (known.some((range) => range.start <= start + 8 && range.end >= end - 8)) continue
    const isHex = HEX.test(match[0])
    found.push(toReading(isHex ? 'hex' : 'base64', isHex ? decodeHex(match[0]) : decodeBase64(match[0]), start, end))
    if (found.length === MOST) break
  }
  return found
}
