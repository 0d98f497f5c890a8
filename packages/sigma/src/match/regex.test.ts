import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildRegexTest, testRegex } from './regex.ts'

const regexOf = (source: string, flags: { ignoreCase?: boolean; multiline?: boolean; dotAll?: boolean } = {}) => ({
  kind: 'regex' as const,
  source,
  ignoreCase: false,
  multiline: false,
  dotAll: false,
  ...flags,
})
const PIECES = [
  '^',
  '$',
  'a',
  'b',
  'ab',
  '|',
  '*',
  '?',
  '+',
  '(?:',
  ')',
  '(?m)',
  '.',
  '\\s',
  '[ab]',
  '{1,2}',
  '^a',
  '\n',
]
const sources = fc.array(fc.constantFrom(...PIECES), { maxLength: 7 }).map((pieces) => pieces.join(''))
const texts = fc
  .array(fc.constantFrom('a', 'b', 'A', '\n', ' ', 'ſ'), { maxLength: 8 })
  .map((letters) => letters.join(''))

test('made ready, a pattern is found in just the texts that it is found in as it stands', () => {
  const flags = fc.record({ ignoreCase: fc.boolean(), multiline: fc.boolean(), dotAll: fc.boolean() })
  fc.assert(
    fc.property(sources, flags, fc.array(texts, { maxLength: 6 }), (source, some, list) => {
      const regex = regexOf(source, some)
      const found = buildRegexTest(regex)
      for (const text of list) expect(found(text, text.toLowerCase())).toBe(testRegex(regex, text))
    }),
    { numRuns: 2_000 },
  )
})

test.each([
  ['^a|b', 'xb', true],
  ['^a|^b', 'b and more\nlines', true],
  ['^a|^b', 'xb', false],
  ['^*b', 'xb', true],
  ['(?m)^b', 'a\nb', true],
  ['^a(?m)|^b', 'a\nb', true],
  ['^.{2,3}$', 'abcd', false],
  ['^a??b', 'ab', true],
  ['ab(?m)*', 'a', true],
])('%s in %j: %s', (source, text, wanted) => {
  expect(buildRegexTest(regexOf(source))(text, text)).toBe(wanted)
})
