import { indexNear, lastIndexNear } from '../../near.ts'
import { judge } from '../judge.ts'
import type { Decoder, Piece, Source } from '../piece.ts'

// Pairs of words that stand like this only where the words of a sentence run backwards.
const SIGNS = ['instructions previous', 'prompt system']
const LONGEST = 4096

/** Sentences whose words stand in the opposite order, known by pairs that no sentence has. */
export const wordOrder: Decoder = {
  name: 'word-order',
  wants: ({ text }) => SIGNS.some((sign) => text.includes(sign)),
  read(source) {
    const pieces: Piece[] = []
    let done = 0
    for (const at of placesOfSigns(source.text)) {
      if (at < done) continue
      const piece = readLine(source, at)
      if (piece.text !== '' && judge(piece.text) === 'text') pieces.push(piece)
      done = piece.end
    }
    return pieces
  },
}

function placesOfSigns(text: string): readonly number[] {
  const places: number[] = []
  for (const sign of SIGNS) {
    for (let at = text.indexOf(sign); at !== -1 && places.length < 64; at = text.indexOf(sign, at + 1)) places.push(at)
  }
  return places.sort((a, b) => a - b)
}

function readLine({ text, room }: Source, at: number): Piece {
  const half = Math.floor(Math.min(LONGEST, room) / 2)
  const start = Math.max(lastIndexNear(text, '\n', at, half) + 1, lastIndexNear(text, ':', at, half) + 1, at - half, 0)
  const lineEnd = indexNear(text, '\n', at, half)
  const end = Math.min(lineEnd === -1 ? text.length : lineEnd, at + half)
  const words: [string, number][] = []
  for (const match of text.slice(start, end).matchAll(/[^\s]{1,64}/g)) words.push([match[0], start + match.index])
  let out = ''
  const starts: number[] = []
  for (const [word, place] of words.reverse()) {
    if (out !== '') {
      out += ' '
      starts.push(place)
    }
    out += word
    for (let letter = 0; letter < word.length; letter += 1) starts.push(place + letter)
  }
  return { kind: 'word-order', text: out, starts, start, end, suspicion: 0.4 }
}
