import { expect, test } from 'vitest'
import {
  costWords,
  judgedWords,
  leadParts,
  levelIn,
  precisionWords,
  testCounts,
  testState,
  testWords,
  titleIn,
} from './rule-words.ts'
import { sampleRule } from './sample-rule.ts'

const tests = (attack: number, benign: number, near_miss: number, passing: boolean | null) => ({
  tests: { attack, benign, near_miss, passing },
})

test('a rule is tested only when it has an attack and something to leave alone', () => {
  expect(testState(tests(1, 0, 0, true))).toBe('untested')
  expect(testState(tests(0, 3, 1, true))).toBe('untested')
  expect(testState(tests(1, 1, 0, null))).toBe('not_run')
  expect(testState(tests(1, 0, 1, true))).toBe('passing')
  expect(testState(tests(1, 1, 1, false))).toBe('failing')
})

test('fixtures are told in numbers and words', () => {
  expect(testWords(tests(2, 1, 1, true))).toBe('4 pass')
  expect(testWords(tests(2, 1, 1, false))).toBe('4 fail')
  expect(testWords(tests(0, 0, 0, null))).toBe('untested')
  expect(testCounts(tests(1, 0, 2, true))).toBe('1 attack, 2 near misses')
  expect(testCounts(tests(0, 0, 0, null))).toBe('no fixture')
})

test('precision is the real ones of all that were judged', () => {
  expect(precisionWords({ judged: { true_positive: 0, false_positive: 0, benign: 0 } })).toBe('not judged yet')
  expect(precisionWords({ judged: { true_positive: 22, false_positive: 1, benign: 1 } })).toBe('92% of 24')
  expect(judgedWords({ judged: { true_positive: 22, false_positive: 1, benign: 1 } })).toBe(
    '22 real, 1 false, 1 benign',
  )
})

test('a cost is told in the unit that fits', () => {
  expect([null, 0.42, 38.2, 1234].map(costWords)).toEqual(['not measured', '0.4 µs', '38 µs', '1.2 ms'])
})

test('the sentence over the list says first what needs a person', () => {
  const bad = sampleRule({ enabled: false, ...tests(1, 1, 1, false) })
  const wrong = sampleRule({ judged: { true_positive: 1, false_positive: 9, benign: 0 }, ...tests(0, 0, 0, null) })
  expect(leadParts([sampleRule(), bad, wrong]).map(({ text }) => text)).toEqual([
    '3 rules, 2 on',
    '1 off',
    '1 fails its own tests',
    '1 has no test',
    '1 is mostly wrong',
  ])
  expect(leadParts([sampleRule()]).map(({ text }) => text)).toEqual(['1 rule, all on', 'each passes its own tests'])
})

test('title and level are read from the text as it is being written', () => {
  expect(titleIn('id: x\ntitle: "Words: quoted"\n')).toBe('Words: quoted')
  expect(titleIn('detection:\n  title: inner\n')).toBe('')
  expect(levelIn('level: high\n')).toBe('high')
  expect(levelIn('level: terrible\n')).toBeUndefined()
})
