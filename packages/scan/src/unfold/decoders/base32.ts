import { judge } from '../judge.ts'
import { MARK } from '../letter-scores.ts'
import { type Decoder, type Piece, type Source, Work } from '../piece.ts'
import { spellBytes } from '../spell-bytes.ts'

const LEAST = 16
const PROBE = 240

/** Text in base32 (RFC 4648), in capitals or small letters. */
export const base32: Decoder = {
  name: 'base32',
  wants: ({ survey }) => survey.long > 0,
  read: readBase32,
}

function readBase32(source: Source): readonly Piece[] {
  const { starts, ends, marks, count } = source.tokens()
  const work = new Work(source)
  const pieces: Piece[] = []
  for (let token = 0; token < count; token += 1) {
    const [start, end, mark] = [starts[token] ?? 0, ends[token] ?? 0, marks[token] ?? 0]
    if (end - start < LEAST || isMixed(mark)) continue
    if (!work.spend(Math.min(PROBE, end - start))) break
    const piece = readToken(source, start, end)
    if (piece) pieces.push(piece)
  }
  return pieces
}

function isMixed(mark: number): boolean {
  return (mark & MARK.beyond) !== 0 || ((mark & MARK.lower) !== 0 && (mark & MARK.upper) !== 0)
}

function readToken({ text, room }: Source, start: number, end: number): Piece | undefined {
  const probe = decode(text, start, Math.min(end, start + PROBE), PROBE)
  if (probe === undefined || judge(probe.text) === 'noise') return undefined
  const whole = end - start <= PROBE ? probe : decode(text, start, end, room)
  if (whole === undefined) return undefined
  const isShell = judge(whole.text) !== 'text'
  let after = end
  while (after < end + 6 && text[after] === '=') after += 1
  return { kind: 'base32', ...whole, start, end: after, suspicion: 0.4, isShell }
}

function digitOf(code: number): number {
  if (code >= 50 && code <= 55) return code - 24
  const small = code | 32
  return small >= 97 && small <= 122 ? small - 97 : -1
}

function decode(text: string, start: number, end: number, most: number): ReturnType<typeof spellBytes> {
  const bytes: number[] = []
  const starts: number[] = []
  let bits = 0
  let held = 0
  let from = start
  for (let at = start; at < end && bytes.length < most; at += 1) {
    const value = digitOf(text.charCodeAt(at))
    if (value === -1) return undefined
    if (bits === 0) from = at
    held = ((held << 5) | value) & 0xffff
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes.push((held >> bits) & 0xff)
    starts.push(from)
    from = at
  }
  return spellBytes(bytes, starts)
}
