import { byteIds } from './byte-pair.ts'
import { type JsonPart, readCount, readList, readSwitch } from './json-part.ts'
import type { EncodeWord } from './word-piece.ts'

/** What an unknown character costs more than the rarest piece. */
const UNKNOWN_PENALTY = 10

interface Piece {
  readonly id: number
  readonly score: number
}

interface Pieces {
  readonly known: ReadonlyMap<string, Piece>
  /** Characters of the longest piece. */
  readonly longest: number
  readonly unknown: Piece
}

/** Unigram: of all ways to cut a word into pieces the likeliest. */
export function buildUnigram(part: JsonPart): EncodeWord {
  const pieces = readPieces(part)
  const ids = new Map([...pieces.known].map(([text, { id }]) => [text, id]))
  const bytes = readSwitch(part, 'byte_fallback', false) ? byteIds(ids) : undefined
  return (word) => {
    const cut = cutBest(Array.from(word), pieces)
    const fused = fuseUnknown(cut, pieces.unknown.id)
    return fused.flatMap(({ id, text }) => (id === pieces.unknown.id ? (bytes?.(text) ?? [id]) : [id]))
  }
}

function readPieces(part: JsonPart): Pieces {
  const known = new Map<string, Piece>()
  let longest = 1
  let least = 0
  for (const [id, entry] of readList(part, 'vocab').entries()) {
    const [text, score] = Array.isArray(entry) ? (entry as readonly unknown[]) : []
    if (typeof text !== 'string' || typeof score !== 'number')
      throw new Error(`${part.place}.vocab[${id}] must be a piece and its score`)
    known.set(text, { id, score })
    longest = Math.max(longest, Array.from(text).length)
    least = Math.min(least, score)
  }
  if (known.size === 0) throw new Error(`${part.place}.vocab is empty`)
  const unknown = { id: readCount(part, 'unk_id', 0), score: least - UNKNOWN_PENALTY }
  return { known, longest, unknown }
}

interface Cut {
  readonly id: number
  readonly text: string
}

interface Step extends Cut {
  readonly from: number
  readonly total: number
}

function cutBest(characters: readonly string[], pieces: Pieces): readonly Cut[] {
  const best: (Step | undefined)[] = []
  for (let start = 0; start < characters.length; start += 1) {
    const before = start === 0 ? 0 : (best[start]?.total ?? Number.NEGATIVE_INFINITY)
    let text = ''
    let single = false
    for (let end = start + 1; end <= Math.min(characters.length, start + pieces.longest); end += 1) {
      text += characters[end - 1] ?? ''
      const piece = pieces.known.get(text)
      if (piece === undefined) continue
      keepBetter(best, end, { id: piece.id, text, from: start, total: before + piece.score })
      if (end === start + 1) single = true
    }
    const { id, score } = pieces.unknown
    if (!single) keepBetter(best, start + 1, { id, text: characters[start] ?? '', from: start, total: before + score })
  }
  const cuts: Cut[] = []
  for (let step = best[characters.length]; step !== undefined; step = best[step.from]) cuts.push(step)
  return cuts.reverse()
}

function keepBetter(best: (Step | undefined)[], end: number, step: Step): void {
  const known = best[end]
  if (known === undefined || step.total > known.total) best[end] = step
}

function fuseUnknown(cuts: readonly Cut[], unknown: number): readonly Cut[] {
  const fused: Cut[] = []
  for (const cut of cuts) {
    const last = fused.at(-1)
    if (cut.id === unknown && last?.id === unknown)
      fused[fused.length - 1] = { id: unknown, text: last.text + cut.text }
    else fused.push(cut)
  }
  return fused
}
