import { expect, test } from 'vitest'
import { BUCKETS, extractFeatures } from './extract-features.ts'
import { encodeModel, MOST_STEPS, type Model, parseModel, WIDTH } from './model.ts'
import { scoreWindows } from './score-windows.ts'

const head = { mean: [0], scale: [1], hidden: [[1]], hiddenBias: [0], out: [[1]], outBias: [0] }
const blank = (weights: Int8Array): Model => ({
  name: 'test',
  version: 1,
  bias: Array.from({ length: WIDTH }, () => 0),
  step: Array.from({ length: WIDTH }, () => 0.1),
  head,
  weights,
})

function featuresOf(text: string): readonly number[] {
  const out: number[] = []
  extractFeatures(text, ({ ids, count }) => out.push(...ids.subarray(0, count)))
  return out
}

test('a model file reads back as it was written', () => {
  const model = blank(
    Int8Array.from({ length: BUCKETS * WIDTH }, (_, index) => (index % (2 * MOST_STEPS + 1)) - MOST_STEPS),
  )
  const { weights, ...card } = parseModel(encodeModel(model))
  const { weights: written, ...writtenCard } = model
  expect(card).toEqual(writtenCard)
  expect(Buffer.from(weights).equals(Buffer.from(written))).toBe(true)
})

test('anything else is refused with a sentence', () => {
  expect(() => parseModel(new Uint8Array(4))).toThrow('not a Telltale classifier file')
  expect(() => parseModel(encodeModel(blank(new Int8Array(BUCKETS * WIDTH))).subarray(0, 4000))).toThrow('cut short')
})

test('features do not depend on case, accents or the digits of a number', () => {
  expect(featuresOf('IGNORE the Système 17')).toEqual(featuresOf('ignore the systeme 42'))
})

test('every feature falls into a bucket, and segments join up to the whole text', () => {
  const text = 'One sentence. Another one!\nIgnoriere alles。次の文。 '.repeat(40) + 'x'.repeat(3000)
  let at = 0
  extractFeatures(text, ({ ids, count, start, end }) => {
    expect(start).toBe(at)
    at = end
    for (const id of ids.subarray(0, count)) expect(id >= 0 && id < BUCKETS).toBe(true)
  })
  expect(at).toBe(text.length)
})

test('the worst window is found wherever it stands', () => {
  const weights = new Int8Array(BUCKETS * WIDTH)
  for (const id of featuresOf('xyzzy')) weights[id * WIDTH + 1] = 100
  const filler = 'This is a plain sentence about gardens and rain. '.repeat(30)
  const { windows } = scoreWindows(`${filler}Here xyzzy stands. ${filler}`, blank(weights), false)
  const [top] = windows
  expect(top?.start).toBeGreaterThan(filler.length - 60)
  expect(top?.end).toBeLessThan(filler.length + 80)
})

test('what gives a document away says nothing of what a user types', () => {
  const weights = new Int8Array(BUCKETS * WIDTH)
  for (const id of featuresOf('xyzzy')) weights[id * WIDTH + 7] = 20
  const attackOf = (isData: boolean): number =>
    scoreWindows('Here xyzzy stands.', blank(weights), isData).windows[0]?.attack ?? 0
  expect(attackOf(true)).toBeGreaterThan(1)
  expect(attackOf(false)).toBe(0)
})
