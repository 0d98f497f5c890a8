import { expect, test } from 'vitest'
import { unitsOf } from '../units.ts'
import { CONCEPT_WORDS } from './concept-words.ts'
import { conceptOfTwo, conceptOfWord } from './concepts.ts'

const names = ['', ...CONCEPT_WORDS.keys()]
const nameOf = (word: string): string => names[conceptOfWord(unitsOf(word), 0, word.length)] ?? ''

test.each([
  ['Ignore', 'ignore'],
  ['disregarding', 'ignore'],
  ['vergiss', 'ignore'],
  ['игнорируй', 'ignore'],
  ['PREVIOUS', 'prior'],
  ['vorherigen', 'prior'],
  ['instructions', 'rules'],
  ['Anweisungen', 'rules'],
  ['инструкции', 'rules'],
  ['directives', 'rules'],
  ['contraseña', 'secret'],
  ['password', 'secret'],
])('%s stands for %s', (word, concept) => {
  expect(nameOf(word)).toBe(concept)
})

test.each(['meadow', 'kitchen', 'Dienstag', 'x', 'информация'])('%s stands for nothing', (word) => {
  expect(nameOf(word)).toBe('')
})

test('two characters of an unspaced script stand for what their word means', () => {
  expect(names[conceptOfTwo('忽'.charCodeAt(0), '略'.charCodeAt(0))]).toBe('ignore')
  expect(names[conceptOfTwo('무'.charCodeAt(0), '시'.charCodeAt(0))]).toBe('ignore')
  expect(conceptOfTwo('天'.charCodeAt(0), '气'.charCodeAt(0))).toBe(0)
})

test('concepts have numbers below 64 and no list is empty', () => {
  expect(names.length).toBeLessThan(64)
  for (const words of CONCEPT_WORDS.values()) expect(words.trim().length).toBeGreaterThan(0)
})
