import { isSentence } from '../judge.ts'
import { mirrored } from '../mirror.ts'
import { type Decoder, type Piece, Work } from '../piece.ts'
import type { Stretch } from '../survey.ts'
import { isKnownWord } from '../words.ts'

const MOST_WIDENED = 12
const SUSPICION = 0.5

/** Text written backwards: letter by letter as a whole, or each word on its own. */
export const reversed: Decoder = {
  name: 'reversed',
  wants: ({ survey }) => survey.backward.length > 0,
  read(source) {
    const work = new Work(source)
    return source.survey.backward.flatMap((stretch) => {
      const end = Math.min(stretch.end, stretch.start + source.room)
      return work.spend(400) ? readStretch(source.text, { start: stretch.start, end }) : []
    })
  },
}

function readStretch(text: string, stretch: Stretch): readonly Piece[] {
  const sample = mirrored(text, stretch.start, Math.min(stretch.end, stretch.start + 400))
  if (knownLetters(sample.text) <= 2 * knownLetters([...sample.text].reverse().join(''))) return []
  if (!isSentence(sample.text)) return []
  const start = widen(text, stretch.start, -1)
  const end = widen(text, stretch.end, 1)
  const whole = mirrored(text, start, end)
  const byWord = mirroredWords(text, start, end)
  return [
    { kind: 'reversed', ...whole, start, end, suspicion: SUSPICION },
    { kind: 'reversed-words', ...byWord, start, end, suspicion: 0 },
  ]
}

function knownLetters(text: string): number {
  let letters = 0
  for (const match of text.matchAll(/[a-z]{3,16}/gi)) if (isKnownWord(match[0])) letters += match[0].length
  return letters
}

// Each letter is placed at its word, so that the places never fall.
function mirroredWords(
  text: string,
  start: number,
  end: number,
): { readonly text: string; readonly starts: readonly number[] } {
  let out = ''
  const starts: number[] = []
  for (let at = start; at < end; ) {
    let next = at
    while (next < end && text.charCodeAt(next) > 32) next += 1
    for (let letter = next - 1; letter >= at; letter -= 1) {
      out += text[letter]
      starts.push(at)
    }
    if (next < end) {
      out += text[next]
      starts.push(next)
    }
    at = next + 1
  }
  return { text: out, starts }
}

// Words beside the stretch belong to it where they are words only backwards.
function widen(text: string, from: number, step: 1 | -1): number {
  let edge = from
  for (let words = 0; words < MOST_WIDENED; words += 1) {
    let at = edge
    const next = () => (step === 1 ? at : at - 1)
    while (isInside(text, next()) && !isLetter(text, next()) && Math.abs(at - edge) < 3) at += step
    const first = at
    while (isInside(text, next()) && isLetter(text, next()) && Math.abs(at - first) < 20) at += step
    const word = text.slice(Math.min(first, at), Math.max(first, at))
    if (word === '' || isKnownWord(word) || !isKnownWord([...word].reverse().join(''))) return edge
    edge = at
  }
  return edge
}

function isInside(text: string, at: number): boolean {
  return at >= 0 && at < text.length
}

function isLetter(text: string, at: number): boolean {
  const small = text.charCodeAt(at) | 32
  return small >= 97 && small <= 122
}
