import { type JsonPart, readList, readSwitch, readText } from './json-part.ts'
import { readVocabulary } from './read-vocabulary.ts'
import type { EncodeWord } from './word-piece.ts'

/** Longest word that is merged as one, UTF-16 units: the work grows with its square. */
const LONGEST = 512

/** Byte pair encoding: the two neighbours that were learned first are joined, until no pair is known. */
export function buildBytePair(part: JsonPart): EncodeWord {
  for (const key of ['continuing_subword_prefix', 'end_of_word_suffix'])
    if (readText(part, key, '') !== '') throw new Error(`${part.place}.${key} is not supported`)
  const vocabulary = readVocabulary(part)
  const ranks = readRanks(part)
  const whole = readSwitch(part, 'ignore_merges', false)
  const unknown = vocabulary.get(readText(part, 'unk_token', ''))
  const bytes = readSwitch(part, 'byte_fallback', false) ? byteIds(vocabulary) : undefined
  const idsOf = (piece: string): readonly number[] => {
    const id = vocabulary.get(piece)
    if (id !== undefined) return [id]
    return bytes?.(piece) ?? (unknown === undefined ? [] : [unknown])
  }
  const fused = readSwitch(part, 'fuse_unk', false)
  return (word) => {
    const known = whole ? vocabulary.get(word) : undefined
    if (known !== undefined) return [known]
    const ids = cutLong(word).flatMap((part) => mergePairs(Array.from(part), ranks).flatMap(idsOf))
    return fused ? ids.filter((id, i) => id !== unknown || ids[i - 1] !== unknown) : ids
  }
}

/** Looks up the byte pieces `<0x00>` to `<0xFF>`; undefined for a text when one of them is missing. */
export function byteIds(vocabulary: ReadonlyMap<string, number>): (text: string) => readonly number[] | undefined {
  return (text) => {
    const ids = Array.from(encoder.encode(text), (byte) => {
      return vocabulary.get(`<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`)
    })
    return ids.every((id) => id !== undefined) ? ids : undefined
  }
}

const encoder = new TextEncoder()

function readRanks(part: JsonPart): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>()
  for (const [rank, merge] of readList(part, 'merges').entries()) {
    const pair: readonly unknown[] = typeof merge === 'string' ? merge.split(' ') : Array.isArray(merge) ? merge : []
    const [left, right] = pair
    if (typeof left !== 'string' || typeof right !== 'string' || pair.length !== 2)
      throw new Error(`${part.place}.merges[${rank}] must be two pieces`)
    ranks.set(`${left} ${right}`, rank)
  }
  return ranks
}

function cutLong(word: string): readonly string[] {
  if (word.length <= LONGEST) return [word]
  return Array.from({ length: Math.ceil(word.length / LONGEST) }, (_, i) => word.slice(i * LONGEST, (i + 1) * LONGEST))
}

function mergePairs(pieces: string[], ranks: ReadonlyMap<string, number>): readonly string[] {
  while (pieces.length > 1) {
    let best = Number.POSITIVE_INFINITY
    let at = -1
    for (let i = 0; i + 1 < pieces.length; i += 1) {
      const rank = ranks.get(`${pieces[i]} ${pieces[i + 1]}`)
      if (rank === undefined || rank >= best) continue
      best = rank
      at = i
    }
    if (at === -1) break
    pieces.splice(at, 2, `${pieces[at]}${pieces[at + 1]}`)
  }
  return pieces
}
