import { judge } from '../judge.ts'
import type { Decoder, Piece, Source } from '../piece.ts'
import { spellBytes } from '../spell-bytes.ts'

const MARKS = [0x200b, 0x200c, 0x200d, 0x2060, 0xfeff, 0x2061, 0x2062, 0x2063, 0x2064, 0x180e, 0x200e, 0x200f]
const LEAST_BITS = 24
const MOST_BITS = 65_536
const PROBE_BITS = 512

/** Bits written in pairs of zero-width characters. */
export const zeroWidthBits: Decoder = {
  name: 'zero-width-bits',
  wants: ({ notes }) => notes.invisible >= LEAST_BITS,
  read: readZeroWidth,
}

function readZeroWidth({ original, room }: Source): readonly Piece[] {
  const marks: number[] = []
  const places: number[] = []
  const counts = new Map<number, number>()
  for (let at = 0; at < original.length && marks.length < Math.min(MOST_BITS, 16 * room); at += 1) {
    const code = original.charCodeAt(at)
    if (code < 0x180e || (code > 0x2064 && code !== 0xfeff) || !MARKS.includes(code)) continue
    marks.push(code)
    places.push(at)
    counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  const common = [...counts].sort((a, b) => b[1] - a[1]).map(([mark]) => mark)
  const pairs = common.length < 2 ? [] : pairsOf(common.slice(0, 3))
  for (const [zero, one] of pairs) {
    if (!readBits(marks.slice(0, PROBE_BITS), places, [zero, one])) continue
    const piece = readBits(marks, places, [zero, one])
    if (piece) return [piece]
  }
  return []
}

function pairsOf(marks: readonly number[]): readonly (readonly [number, number])[] {
  return marks.flatMap((zero) => marks.filter((one) => one !== zero).map((one): [number, number] => [zero, one]))
}

// Whatever is neither of the two parts characters: then the bits of each may be fewer than eight.
function readBits(
  marks: readonly number[],
  places: readonly number[],
  [zero, one]: readonly [number, number],
): Piece | undefined {
  const bits = marks.flatMap((mark, at) => (mark === zero || mark === one ? [{ bit: mark === one ? 1 : 0, at }] : []))
  const end = (places[places.length - 1] ?? 0) + 1
  for (const width of [8, 7, 16]) {
    const codes: number[] = []
    const starts: number[] = []
    for (let at = 0; at + width <= bits.length; at += width) {
      let value = 0
      for (let next = at; next < at + width; next += 1) value = value * 2 + (bits[next]?.bit ?? 0)
      codes.push(...(width === 16 ? [value >> 8, value & 255].filter((byte) => byte !== 0) : [value]))
      while (starts.length < codes.length) starts.push(places[bits[at]?.at ?? 0] ?? 0)
    }
    const spelled = codes.length < 3 ? undefined : spellBytes(codes, starts)
    if (spelled === undefined || judge(spelled.text) !== 'text') continue
    return { kind: 'zero-width-bits', ...spelled, start: places[0] ?? 0, end, suspicion: 0.9, inOriginal: true }
  }
  return undefined
}
