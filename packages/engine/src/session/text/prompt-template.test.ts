import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentId } from '../../normalize/hash.ts'
import { promptTemplate } from './prompt-template.ts'

/** Word by word, as the shape is told: the slow way. */
function slowTemplate(text: string): string | undefined {
  const shape: string[] = []
  let [inSentence, last] = [false, '']
  for (const word of text.split(/\s+/)) {
    const sign = fold(word, inSentence)
    if (sign !== 'N' || last !== 'N') shape.push(sign)
    inSentence = (sign === 'N' && !/[.!?:]$/.test(word)) || /[\p{Ll},]$/u.test(word)
    last = sign
  }
  const folded = shape.join(' ').trim()
  return folded.length < 24 ? undefined : contentId(folded).slice(0, 16)
}

function fold(word: string, inSentence: boolean): string {
  if (word.includes('://')) return 'U'
  if (word.includes('@')) return 'M'
  if (/[0-9]/.test(word)) return '0'
  if (inSentence && /^\p{Lu}/u.test(word)) return 'N'
  const isAscii = /^[\0-\x7f]*$/.test(word)
  return /^[a-z]*$/.test(word) ? word : word.toLowerCase().replace(isAscii ? /[^a-z0-9]+/g : /[^\p{L}\p{N}]+/gu, '')
}

const PIECES = [
  'the invoice',
  '  ',
  '\n',
  '\u00a0',
  '\u2003',
  '\u200b',
  '\ufeff',
  '\u3000',
  '\u0085',
  '\u180e',
  'Alice',
]
const WORDS = [
  'Bob Smith',
  'Ärger',
  'N',
  'é',
  '12',
  'a@b.c',
  'https://x.y/z',
  '--',
  '.',
  'done.',
  'yes,',
  ' ',
  '\t',
  '😀',
]

test('a shape is that of the words, wherever white space stands', () => {
  const text = fc.array(fc.constantFrom(...PIECES, ...WORDS, ' lower case words ', 'Hello,', 'end:'), { maxLength: 60 })
  fc.assert(
    fc.property(text, fc.constantFrom('', ' '), (parts, between) => {
      const prompt = parts.join(between)
      expect(promptTemplate(prompt)).toBe(slowTemplate(prompt))
    }),
  )
})

test('every character that is white space parts words, and no other does', () => {
  const shapeWith = (between: string) => promptTemplate(`${'word '.repeat(8)}b${between}11`)
  const apart = shapeWith(' ')
  const characters = Array.from({ length: 65_536 }, (_, code) => String.fromCharCode(code))
  const wrong = characters.filter((character) => (shapeWith(character) === apart) !== /\s/.test(character))
  expect(wrong).toEqual([])
})
