import { expect, test } from 'vitest'
import {
  auroc,
  aurocInterval,
  flaggedShare,
  mean,
  quantile,
  recallInterval,
  type Scored,
  thresholdAt,
} from './metrics.ts'

const scored = (attacks: readonly number[], benign: readonly number[]): Scored[] => [
  ...attacks.map((score, i) => ({ score, attack: true, group: `a${i % 3}` })),
  ...benign.map((score, i) => ({ score, attack: false, group: `b${i % 3}` })),
]

test('a detector that separates everything has an AUROC of one', () => {
  expect(auroc(scored([0.8, 0.9], [0.1, 0.2]))).toBe(1)
})

test('a detector that says the same of everything has an AUROC of one half', () => {
  expect(auroc(scored([0, 0, 0], [0, 0]))).toBe(0.5)
})

test('ties count half', () => {
  expect(auroc(scored([1, 0], [0, 0]))).toBe(0.75)
})

test('one kind alone has no AUROC', () => {
  expect(auroc(scored([1], []))).toBeNaN()
})

test('AUROC agrees with counting pairs', () => {
  const attacks = [0.9, 0.4, 0.4, 0.7, 0.1]
  const benign = [0.4, 0.2, 0.1, 0.8]
  const pairs = attacks.flatMap((a) => benign.map((b) => (a > b ? 1 : a === b ? 0.5 : 0)))
  expect(auroc(scored(attacks, benign))).toBeCloseTo(mean(pairs), 12)
})

test('a threshold lets no more than its share of benign texts through', () => {
  const benign = Array.from({ length: 1000 }, (_, i) => i / 1000)
  const threshold = thresholdAt(benign, 0.01)
  expect(flaggedShare(benign, threshold)).toBe(0.01)
})

test('a detector that gives two in a hundred benign texts its highest score flags nothing at one in a hundred', () => {
  const benign = Array.from({ length: 100 }, (_, i) => (i < 2 ? 1 : 0))
  expect(flaggedShare([1, 1, 0], thresholdAt(benign, 0.01))).toBe(0)
})

test('a detector that never errs on benign texts keeps all its recall', () => {
  const benign = Array.from({ length: 100 }, () => 0)
  expect(flaggedShare([1, 1, 0, 0], thresholdAt(benign, 0.001))).toBe(0.5)
})

test('quantiles are nearest ranks', () => {
  expect(quantile([5, 1, 3], 0.5)).toBe(3)
  expect(quantile([5, 1, 3], 0.99)).toBe(5)
  expect(quantile([], 0.5)).toBeNaN()
})

test('a mean leaves out what is not a number', () => {
  expect(mean([1, Number.NaN, 3])).toBe(2)
})

test('intervals hold the figure and repeat', () => {
  const rows = scored([0.9, 0.4, 0.6, 0.7, 0.1, 0.95], [0.4, 0.2, 0.1, 0.8, 0.3, 0.2])
  const first = aurocInterval(rows, 100)
  expect(first.low).toBeLessThanOrEqual(first.value)
  expect(first.high).toBeGreaterThanOrEqual(first.value)
  expect(aurocInterval(rows, 100)).toEqual(first)
})

test('an interval is as wide as its sources differ', () => {
  const rows: Scored[] = [
    ...Array.from({ length: 50 }, () => ({ score: 1, attack: true, group: 'caught' })),
    ...Array.from({ length: 50 }, () => ({ score: 0, attack: true, group: 'missed' })),
  ]
  expect(recallInterval(rows, 0.5, 200)).toEqual({ value: 0.5, low: 0, high: 1 })
})
