import { expect, test } from 'vitest'
import { oneOf, phrase } from './phrase.ts'

test('a space is any gap between words, with its emphasis and comment signs', () => {
  const pattern = phrase`^drop the rules$`
  for (const text of [
    'drop the rules',
    'DROP\n\tthe   rules',
    'drop **the** rules',
    'drop_the_rules',
    '// drop\n// the rules'.slice(3),
  ]) {
    expect(text).toMatch(pattern)
  }
  expect('dropthe rules').not.toMatch(pattern)
})

test('an optional gap is optional', () => {
  expect('pre-prompt preprompt'.match(/pre-?prompt/g)).toHaveLength(2)
  expect('sidenote').toMatch(phrase`^side ?note$`)
})

test('a tilde is up to three other words of any script', () => {
  const pattern = phrase`^drop ~rules$`
  expect('drop rules').toMatch(pattern)
  expect('drop all старые old rules').toMatch(pattern)
  expect('drop one two three four rules').not.toMatch(pattern)
})

test('accents and apostrophes may be left out, classes and escapes stay as they are', () => {
  expect('precedent dont').toMatch(phrase`^précédent don't$`)
  expect('précédent don’t').toMatch(phrase`^précédent don't$`)
  expect('a~ b').toMatch(phrase`^a[~ ]{2}b$`)
  expect('~a').toMatch(phrase`^\~a$`)
})

test('words become one group', () => {
  expect(oneOf('a', 'b')).toBe('(?:a|b)')
})
