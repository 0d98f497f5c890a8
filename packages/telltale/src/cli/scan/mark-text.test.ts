import type { Finding } from '@telltale/model'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markText } from './mark-text.ts'

const finding = (start: number, end: number): Finding => ({
  detector: 'a/b',
  label: 'injection',
  score: 1,
  start,
  end,
  reason: '',
  atlas: [],
  owasp: [],
})

test('overlapping findings are cut where one begins or ends', () => {
  expect(markText('abcdef', [finding(1, 4), finding(2, 6)])).toEqual([
    { text: 'a', numbers: [] },
    { text: 'b', numbers: [1] },
    { text: 'cd', numbers: [1, 2] },
    { text: 'ef', numbers: [2] },
  ])
})

test('of a long text only what lies around findings is given', () => {
  const marked = markText('x'.repeat(20_000), [finding(10_000, 10_003)])
  expect(marked).toMatchObject([9_700, { numbers: [] }, { text: 'xxx', numbers: [1] }, { numbers: [] }, 9_697])
})

test('whatever the offsets, joined the stretches give the text back', () => {
  const offset = fc.oneof(fc.integer({ min: -5, max: 60 }), fc.constant(Number.NaN), fc.double())
  fc.assert(
    fc.property(fc.string({ maxLength: 50 }), fc.array(fc.tuple(offset, offset), { maxLength: 8 }), (text, places) => {
      const stretches = markText(
        text,
        places.map(([start, end]) => finding(start, end)),
      )
      expect(stretches.map((stretch) => (typeof stretch === 'number' ? '' : stretch.text)).join('')).toBe(text)
    }),
  )
})
