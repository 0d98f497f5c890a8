import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TextMark } from './findings.ts'
import { markParts } from './mark-parts.ts'
import { splitText } from './split-text.ts'

const mark = (start: number, end: number, number = 1): TextMark => ({ start, end, number, words: '' })
const runs = (text: string, ...marks: TextMark[]) =>
  markParts(splitText(text), marks).map((run) => [
    run.parts.map((part) => (part.kind === 'plain' ? part.text : part.label)).join(''),
    run.marks.map((item) => item.number).join(' '),
  ])

test('overlapping marks are cut where one begins or ends', () => {
  expect(runs('abcdef', mark(1, 4, 1), mark(2, 6, 2))).toEqual([
    ['a', ''],
    ['b', '1'],
    ['cd', '1 2'],
    ['ef', '2'],
  ])
})

test('a hidden character inside a mark stays a chip inside it', () => {
  expect(runs('say ig\u200bnore it', mark(4, 11))).toEqual([
    ['say ', ''],
    ['igZWSPnore', '1'],
    [' it', ''],
  ])
})

test('whatever the marks, joined the runs give every part back in order', () => {
  const text = fc.string({ unit: 'binary', maxLength: 40 })
  const marks = fc.array(fc.tuple(fc.integer({ min: -3, max: 50 }), fc.integer({ min: -3, max: 50 })), { maxLength: 6 })
  fc.assert(
    fc.property(text, marks, (words, places) => {
      const given = places.map(([start, end]) => mark(start, end))
      const joined = markParts(splitText(words), given).flatMap((run) => run.parts)
      const whole = (parts: typeof joined) =>
        parts.map((part) => (part.kind === 'plain' ? part.text : words.slice(part.at, part.at + part.length))).join('')
      expect(whole(joined)).toBe(words)
    }),
  )
})
