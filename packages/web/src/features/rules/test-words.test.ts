import { expect, test } from 'vitest'
import { allPass, fixtureProblems, groupResults, runWords } from './test-words.ts'

const result = (kind: 'attack' | 'benign' | 'near_miss', passed: boolean) => ({ name: kind, kind, passed, reason: '' })

test('results stand by what was expected of them, what failed first', () => {
  const groups = groupResults([result('benign', true), result('attack', true), result('near_miss', false)])
  expect(groups.map(({ title, passed, results }) => [title, passed, results.length])).toEqual([
    ['Must not match', 1, 2],
    ['Must match', 1, 1],
  ])
  expect(groups[0]?.results.map(({ kind }) => kind)).toEqual(['near_miss', 'benign'])
})

test('a rule passes only with an attack and something to leave alone', () => {
  const both = [result('attack', true), result('near_miss', true)]
  expect(allPass({ problems: [], results: both })).toBe(true)
  expect(allPass({ problems: [], results: [result('attack', true)] })).toBe(false)
  expect(allPass({ problems: [], results: [] })).toBe(false)
  expect(allPass({ problems: [], results: [...both, result('benign', false)] })).toBe(false)
  expect(runWords({ problems: [], results: both })).toBe('2 of 2 pass')
  expect(runWords({ problems: [], results: [] })).toBe('no fixture')
})

test('problems of the fixtures are those that the rule alone does not have', () => {
  const problem = (line: number) =>
    ({ line, column: 1, severity: 'error', code: 'c', message: 'm', fix: null }) as const
  const run = { problems: [problem(1), problem(2)], results: [] }
  expect(fixtureProblems(run, { problems: [problem(1)], sql: null, sql_problem: null })).toEqual([problem(2)])
  expect(runWords(run)).toBe('could not be run')
})
