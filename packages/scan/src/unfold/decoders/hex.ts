import { judge } from '../judge.ts'
import { MARK } from '../letter-scores.ts'
import { type Decoder, type Piece, type Source, Work } from '../piece.ts'
import { spellBytes } from '../spell-bytes.ts'

const LEAST = 12
const PROBE = 256

/** Text in hexadecimal digits or in zeros and ones, written without gaps. */
export const hex: Decoder = {
  name: 'hex',
  // Twelve digits are six letters, too few to be worth a look on their own: a hash is longer, and so is a sentence.
  wants: ({ survey }) => survey.long > 0,
  read: readHex,
}

function readHex(source: Source): readonly Piece[] {
  const { starts, ends, marks, count } = source.tokens()
  const work = new Work(source)
  const pieces: Piece[] = []
  for (let token = 0; token < count; token += 1) {
    const end = ends[token] ?? 0
    const start = skipPrefix(source.text, starts[token] ?? 0)
    const mark = marks[token] ?? 0
    if (end - start < LEAST || (mark & MARK.beyond) !== 0) continue
    const isBits = (mark & (MARK.notBit | MARK.digit)) === MARK.digit
    if (!isBits && (mark & MARK.notHex) !== 0 && start === starts[token]) continue
    if (!work.spend(Math.min(PROBE, end - start))) break
    const piece = isBits ? readBits(source, start, end) : readPairs(source, start, end)
    if (piece) pieces.push(piece)
  }
  return pieces
}

function skipPrefix(text: string, start: number): number {
  if (text[start] === '0' && (text[start + 1] === 'x' || text[start + 1] === 'X')) return start + 2
  return text[start] === 'x' ? start + 1 : start
}

type Step = (text: string, at: number) => number

const hexPair: Step = (text, at) => {
  const [high, low] = [digitOf(text.charCodeAt(at)), digitOf(text.charCodeAt(at + 1))]
  return high < 0 || low < 0 ? -1 : high * 16 + low
}

function bitsOf(width: number): Step {
  return (text, at) => {
    let value = 0
    for (let bit = 0; bit < width; bit += 1) value = value * 2 + (text.charCodeAt(at + bit) & 1)
    return value
  }
}

function digitOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 48
  const small = code | 32
  return small >= 97 && small <= 102 ? small - 87 : -1
}

function readPairs(source: Source, start: number, end: number): Piece | undefined {
  return (end - start) % 2 === 0 ? readRun(source, [start, end, 2], { kind: 'hex', step: hexPair }) : undefined
}

function readBits(source: Source, start: number, end: number): Piece | undefined {
  if (end - start < 32) return undefined
  const eight =
    (end - start) % 8 === 0 ? readRun(source, [start, end, 8], { kind: 'binary', step: bitsOf(8) }) : undefined
  return (
    eight ??
    ((end - start) % 7 === 0 ? readRun(source, [start, end, 7], { kind: 'binary', step: bitsOf(7) }) : undefined)
  )
}

interface Form {
  readonly kind: string
  readonly step: Step
}

function readRun(
  source: Source,
  [start, end, width]: readonly [number, number, number],
  form: Form,
): Piece | undefined {
  const decode = (to: number, most: number) => {
    const bytes: number[] = []
    const starts: number[] = []
    for (let at = start; at + width <= to && bytes.length < most; at += width) {
      const byte = form.step(source.text, at)
      if (byte === -1) return undefined
      bytes.push(byte)
      starts.push(at)
    }
    return spellBytes(bytes, starts)
  }
  const probe = decode(Math.min(end, start + PROBE), PROBE)
  if (probe === undefined || judge(probe.text) === 'noise') return undefined
  const whole = end - start <= PROBE ? probe : decode(end, source.room)
  if (whole === undefined) return undefined
  return { kind: form.kind, ...whole, start, end, suspicion: 0.4, isShell: judge(whole.text) !== 'text' }
}
