import { judge } from '../judge.ts'
import type { Decoder, Piece, Source } from '../piece.ts'
import { cutIntoWords } from '../words.ts'

const HIGH = 0xd83c
const FIRST_LOW = 0xdde6
const LEAST_LETTERS = 5
const WIDEST_GAP = 3

/** Words spelled in regional indicators, the letters that flags are made of. */
export const flagLetters: Decoder = {
  name: 'flag-letters',
  wants: ({ notes, text }) => notes.symbols && /[\ud83c][\udde6-\uddff]/.test(text),
  read: readFlags,
}

/** Letters so far, where they stand, and the indexes of letters with a wider gap before them. */
interface Row {
  letters: string
  readonly places: number[]
  readonly cuts: Set<number>
  gap: number
}

function readFlags({ text, room }: Source): readonly Piece[] {
  const pieces: Piece[] = []
  let row: Row = { letters: '', places: [], cuts: new Set(), gap: -1 }
  let end = 0
  for (let at = text.indexOf('\ud83c'); at !== -1; at = text.indexOf('\ud83c', at + 1)) {
    const letter = letterAt(text, at)
    if (letter === '') continue
    if (at - end > WIDEST_GAP || row.letters.length > room / 2) {
      pieces.push(...readRow(row, end))
      row = { letters: '', places: [], cuts: new Set(), gap: -1 }
    }
    if (row.letters.length === 1) row.gap = at - end
    else if (row.letters !== '' && at - end > row.gap) row.cuts.add(row.letters.length)
    row.letters += letter
    row.places.push(at)
    end = at + 2
  }
  return [...pieces, ...readRow(row, end)]
}

function letterAt(text: string, at: number): string {
  const low = text.charCodeAt(at + 1) - FIRST_LOW
  return text.charCodeAt(at) === HIGH && low >= 0 && low < 26 ? String.fromCharCode(97 + low) : ''
}

function readRow(row: Row, end: number): readonly Piece[] {
  if (row.letters.length < LEAST_LETTERS || row.letters.length > 4096) return []
  const cuts = row.cuts.size > 0 ? row.cuts : cutsOf(cutIntoWords(row.letters))
  let text = ''
  const starts: number[] = []
  for (let at = 0; at < row.letters.length; at += 1) {
    const place = row.places[at] ?? 0
    if (cuts.has(at)) {
      text += ' '
      starts.push(place)
    }
    text += row.letters[at]
    starts.push(place)
  }
  if (judge(text) !== 'text') return []
  return [{ kind: 'flag-letters', text, starts, start: row.places[0] ?? 0, end, suspicion: 0.4 }]
}

function cutsOf(words: readonly string[] | undefined): ReadonlySet<number> {
  let at = 0
  return new Set((words ?? []).map((word) => (at += word.length)))
}
