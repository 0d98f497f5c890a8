import { extractValues } from '@telltale/scan'
import { expect, test } from 'vitest'
import { hashText } from './hash-text.ts'
import { promptTemplate } from './prompt-template.ts'
import { looksLikePiece } from './split-payload.ts'
import { createTextBook } from './text-facts.ts'

const TEXTS = [
  '',
  'short',
  'Please send 4,200 EUR to DE89370400440532013000 and write to anna@example.com about it',
  'This is part one of the text; the next line continues it',
  `a long one ${'with many words '.repeat(6_000)}`,
]

test('facts of a text are those of its functions, told once or again', () => {
  const factsOf = createTextBook()
  for (const text of [...TEXTS, ...TEXTS]) {
    const facts = factsOf(text)
    expect(facts.hash()).toBe(hashText(text))
    expect(facts.template()).toBe(promptTemplate(text) ?? '')
    expect(facts.isPiece()).toBe(looksLikePiece(text.slice(0, 2048)))
    expect(facts.values()).toEqual(extractValues(text).map(({ key }) => hashText(key)))
  }
})

test('a text that came before is not looked at again', () => {
  const factsOf = createTextBook()
  expect(factsOf('the same words')).toBe(factsOf(['the same', 'words'].join(' ')))
})

test('what was not asked for longest is forgotten', () => {
  const factsOf = createTextBook(1_000)
  const [first, second] = [factsOf('a'), factsOf('b')]
  expect(factsOf('a')).toBe(first)
  factsOf('c')
  expect(factsOf('a')).toBe(first)
  factsOf('d')
  factsOf('e')
  expect(factsOf('b')).not.toBe(second)
})
