import { expect, test } from 'vitest'
import type { Row } from '../corpora/read-corpora.ts'
import { buildReport } from './build-report.ts'
import { renderReport } from './render-report.ts'
import { scoreRows } from './score-rows.ts'
import { selectRows } from './select-rows.ts'

let ids = 0
const row = (fields: Partial<Row>): Row => ({
  id: `row-${ids++}`,
  text: 'a plain text',
  label: 'benign',
  kind: 'chat',
  lang: 'en',
  source: 'XQuAD',
  split: 'dev',
  weak: false,
  strict: true,
  discusses: undefined,
  payload: undefined,
  role: undefined,
  ...fields,
})
const many = (count: number, fields: Partial<Row>): Row[] => Array.from({ length: count }, () => row(fields))

const rows = [
  ...many(100, {}),
  ...many(30, { split: 'train' }),
  ...many(50, { source: 'HumanEval', text: 'loud' }),
  ...many(50, { source: 'HumanEval' }),
  ...many(20, { source: 'promptshield/attack_db', label: 'injection', text: 'loud attack' }),
  ...many(10, { source: 'garak/dan', label: 'jailbreak' }),
]
const loud = {
  name: 'loud',
  version: '1',
  judge: (text: string) => ({ score: text.includes('loud') ? 1 : 0, acts: text.includes('attack') }),
}

async function report(limit = 1000) {
  const selection = selectRows(rows, limit)
  const scores = await scoreRows(loud, [...selection.heldOut, ...selection.development])
  return buildReport(scores, selection, [])
}

test('thresholds come from development rows of training sources alone', async () => {
  const { developmentBenign, threshold1, pools } = await report()
  expect(developmentBenign).toBe(100)
  expect(threshold1).toBe(0)
  expect(pools[0]).toMatchObject({ attacks: 30, benign: 100, benignFlagged1: 0.5 })
  expect(pools[0]?.recall1.value).toBeCloseTo(2 / 3)
})

test('sources count once each in the averages over sources', async () => {
  const { pools } = await report()
  expect(pools[0]?.macroRecall1).toBe(0.5)
})

test('what a detector does by itself is told apart from what its score allows', async () => {
  const { pools } = await report()
  expect(pools[0]?.recallOwn).toBeCloseTo(2 / 3)
  expect(pools[0]?.benignFlaggedOwn).toBe(0)
})

test('no source has more than its limit of rows, and the same ones every time', () => {
  const first = selectRows(rows, 7)
  expect(first.heldOut.filter(({ source }) => source === 'HumanEval')).toHaveLength(7)
  expect(
    selectRows([...rows].reverse(), 7)
      .heldOut.map(({ id }) => id)
      .sort(),
  ).toEqual(first.heldOut.map(({ id }) => id).sort())
})

test('every table is printed', async () => {
  const text = renderReport([await report()])
  expect(text).toContain('| loud | 0.')
  expect(text).toContain('| HumanEval (chat) | benign | 100 | 50.0 % |')
})
