import { expect, test } from 'vitest'
import { countBy, filterRules, isFiltered, nextSort, ruleFilterOf, sortOf, sortRules, toggled } from './rule-filter.ts'
import { sampleRule } from './sample-rule.ts'

const payment = sampleRule({ id: 'pay', alerts: 3, last_fired: '2026-11-20T10:00:00Z', micros: 2 })
const leak = sampleRule({
  id: 'leak',
  title: 'A system prompt stood in an answer',
  level: 'critical',
  category: 'ai_response',
  needs: ['ai_response', 'ai_system_prompt'],
  origin: 'custom',
  enabled: false,
  tests: { attack: 0, benign: 0, near_miss: 0, passing: null },
  atlas: ['AML.T0056'],
  judged: { true_positive: 1, false_positive: 5, benign: 0 },
})
const all = [payment, leak]
const ids = (search: Parameters<typeof ruleFilterOf>[0]) => filterRules(all, ruleFilterOf(search)).map(({ id }) => id)

test('every part of the address narrows the list, and unknown values narrow nothing', () => {
  expect(ids({})).toEqual(['pay', 'leak'])
  expect(ids({ q: 'T0056' })).toEqual(['leak'])
  expect(ids({ q: 'reached untrusted' })).toEqual(['pay'])
  expect(ids({ level: 'critical' })).toEqual(['leak'])
  expect(ids({ log: 'ai_system_prompt' })).toEqual(['leak'])
  expect(ids({ state: 'off' })).toEqual(['leak'])
  expect(ids({ origin: 'pack,changed' })).toEqual(['pay'])
  expect(ids({ tests: 'untested' })).toEqual(['leak'])
  expect(ids({ fired: 'yes' })).toEqual(['pay'])
  expect(ids({ fired: 'never' })).toEqual(['leak'])
  expect(ids({ noisy: 'yes' })).toEqual(['leak'])
  expect(ids({ level: 'terrible', state: 'maybe', fired: 'perhaps' })).toEqual(['pay', 'leak'])
  expect(isFiltered(ruleFilterOf({ level: 'terrible' }))).toBe(false)
  expect(isFiltered(ruleFilterOf({ fired: 'yes' }))).toBe(true)
})

test('a choice that is made again is taken back', () => {
  expect(toggled(['a', 'b'], 'c')).toBe('a,b,c')
  expect(toggled(['a', 'b'], 'a')).toBe('b')
})

test('a second press on the head of a column turns its order round', () => {
  expect(sortOf({})).toEqual({ column: 'level', isReversed: false })
  expect(sortOf({ sort: 'constructor' })).toEqual({ column: 'level', isReversed: false })
  expect(nextSort(sortOf({}), 'alerts')).toBe('alerts')
  expect(nextSort(sortOf({ sort: 'alerts' }), 'alerts')).toBe('-alerts')
  expect(nextSort(sortOf({ sort: '-alerts' }), 'level')).toBe('')
})

test('rules sort by what is wanted first: the worst, the most, the newest', () => {
  const order = (sort: string) => sortRules(all, sortOf({ sort })).map(({ id }) => id)
  expect(order('level')).toEqual(['leak', 'pay'])
  expect(order('-level')).toEqual(['pay', 'leak'])
  expect(order('title')).toEqual(['leak', 'pay'])
  expect(order('tests')).toEqual(['leak', 'pay'])
  expect(order('precision')).toEqual(['leak', 'pay'])
  for (const column of ['cost', 'alerts', 'fired']) expect(order(column), column).toEqual(['pay', 'leak'])
})

test('rules are counted by each value that they have', () => {
  expect([...countBy(all, (rule) => rule.needs)]).toEqual([
    ['ai_tool', 1],
    ['ai_response', 1],
    ['ai_system_prompt', 1],
  ])
})
