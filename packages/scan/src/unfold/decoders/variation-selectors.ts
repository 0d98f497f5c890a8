import { judge } from '../judge.ts'
import type { Decoder, Piece, Source } from '../piece.ts'
import { spellBytes } from '../spell-bytes.ts'

const LEAST_BYTES = 3

/** Bytes written in variation selectors: 0 to 15 in U+FE00 on, 16 to 255 in U+E0100 on. */
export const variationSelectors: Decoder = {
  name: 'variation-selectors',
  wants: ({ notes }) => notes.invisible > 0,
  read: readSelectors,
}

function readSelectors({ original, room }: Source): readonly Piece[] {
  const bytes: number[] = []
  const starts: number[] = []
  let end = 0
  for (let at = 0; at < original.length && bytes.length < room; at += 1) {
    const code = original.charCodeAt(at)
    if (code !== 0xdb40 && (code < 0xfe00 || code > 0xfe0f)) continue
    const point = original.codePointAt(at) ?? 0
    const value = point < 0x10000 ? point - 0xfe00 : point >= 0xe0100 && point <= 0xe01ef ? point - 0xe0100 + 16 : -1
    if (value < 0 || value > 255 || isLook(original, at, value)) continue
    bytes.push(value)
    starts.push(at)
    end = at + (point > 0xffff ? 2 : 1)
  }
  if (bytes.length < LEAST_BYTES) return []
  const spelled = spellBytes(bytes, starts)
  if (spelled === undefined || judge(spelled.text) === 'noise') return []
  return [{ kind: 'variation-selectors', ...spelled, start: starts[0] ?? 0, end, suspicion: 0.9, inOriginal: true }]
}

// Text or emoji look, alone behind its symbol; a row of selectors is none.
function isLook(text: string, at: number, value: number): boolean {
  if (value !== 14 && value !== 15) return false
  return !isSelector(text.charCodeAt(at - 1)) && !isSelector(text.charCodeAt(at + 1))
}

function isSelector(code: number): boolean {
  return (code >= 0xfe00 && code <= 0xfe0f) || code === 0xdb40 || (code >= 0xdd00 && code <= 0xddef)
}
