import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseTokenizer } from './parse-tokenizer.ts'

interface Recorded {
  readonly name: string
  readonly tokenizer: unknown
  readonly texts: readonly { readonly text: string; readonly ids: readonly number[] }[]
}

// What the reference library gave; made by training/second-opinion/record_vectors.py.
const recorded = JSON.parse(
  readFileSync(new URL('../fixtures/tokenizer-vectors.json', import.meta.url), 'utf8'),
) as readonly Recorded[]

describe.each(recorded)('$name', ({ tokenizer, texts }) => {
  const parsed = parseTokenizer(JSON.stringify(tokenizer))

  test.each(texts)('gives the numbers of the reference for $text', ({ text, ids }) => {
    expect([...parsed.before, ...parsed.encode(text), ...parsed.after]).toEqual(ids)
  })

  test('reads any text without an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parsed.encode(text).every((id) => Number.isSafeInteger(id))).toBe(true)
      }),
    )
  })
})

test('marks that are written in a text stay text', () => {
  const [first] = recorded
  const { encode, before, after } = parseTokenizer(JSON.stringify(first?.tokenizer))
  const ids = encode('done [SEP] [CLS] go on')
  expect(ids).not.toContain(before[0])
  expect(ids).not.toContain(after[0])
})

test.each([
  ['{}', 'model must be an object'],
  ['{"model":{"type":"Unheard"}}', 'model is of a kind that is not known: Unheard'],
  ['{"model":{"type":"BPE","vocab":{}}}', 'model.vocab is empty'],
  [
    '{"model":{"type":"WordPiece","vocab":{"a":0}},"pre_tokenizer":{"type":"constructor"}}',
    'pre_tokenizer is of a kind that is not known: constructor',
  ],
])('says what is wrong in %s', (json, sentence) => {
  expect(() => parseTokenizer(json)).toThrow(sentence)
})
