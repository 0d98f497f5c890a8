import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutWindows, type WindowOptions } from './cut-windows.ts'

// One number a word; a word without spaces counts by its length.
const encode = (text: string): readonly number[] =>
  (text.match(/\S+/g) ?? []).flatMap((word) => Array.from({ length: Math.ceil(word.length / 8) }, () => word.length))
const OPTIONS: WindowOptions = { encode, room: 32, most: 8 }

test('a short text is one window', () => {
  expect(cutWindows('to be or not', [], OPTIONS)).toEqual({
    windows: [{ start: 0, end: 12, ids: [2, 2, 2, 3] }],
    all: 1,
  })
})

test('an empty text is one empty window', () => {
  expect(cutWindows('', [], OPTIONS)).toEqual({ windows: [{ start: 0, end: 0, ids: [] }], all: 1 })
})

test('a longer text is covered whole by windows that overlap', () => {
  const { windows, all } = cutWindows('lorem ipsum dolor '.repeat(40), [], OPTIONS)
  expect(all).toBe(windows.length)
  expect(windows.length).toBeGreaterThan(2)
  expect(windows.at(-1)?.end).toBe(720)
  for (const [i, { start }] of windows.slice(1).entries()) expect(start).toBeLessThan(windows[i]?.end ?? 0)
})

test('of a very long text the places that are named are read, and it is known how much was not', () => {
  const text = 'lorem ipsum dolor '.repeat(20_000)
  const { windows, all } = cutWindows(text, [200_000], OPTIONS)
  expect(windows).toHaveLength(8)
  expect(all).toBeGreaterThan(500)
  expect(windows.some(({ start, end }) => start <= 200_000 && end > 200_000)).toBe(true)
  expect(windows.some(({ end }) => end === text.length)).toBe(true)
})

test('windows of any text are in it, bounded, and never empty of text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 5000 }), fc.array(fc.nat(6000)), (text, places) => {
      const { windows, all } = cutWindows(text, places, OPTIONS)
      expect(windows.length).toBeGreaterThan(0)
      expect(windows.length).toBeLessThanOrEqual(8)
      expect(all).toBeGreaterThanOrEqual(windows.length)
      for (const { start, end, ids } of windows) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeLessThanOrEqual(text.length)
        expect(ids.length).toBeLessThanOrEqual(32)
        if (text !== '') expect(end).toBeGreaterThan(start)
      }
    }),
  )
})
