import { expect, test } from 'vitest'
import { all, correlation, extended, rule, tests } from '../../test/correlate/correlation-kit.ts'
import { planCorrelations } from './correlation-plan.ts'
import { firesAlone } from './fires-alone.ts'

const count = (name: string, rules: readonly string[], parts: object = {}) =>
  correlation({ name, rules, type: 'event_count', condition: tests({ gte: 2 }), ...parts })

test('inner correlations come first, whatever order they are given in', () => {
  const { nodes, problems } = planCorrelations(
    [rule('a')],
    [count('z', ['y']), count('y', ['x', 'a']), count('x', ['a'])],
  )
  expect(nodes.map((node) => node.rule.name)).toEqual(['x', 'y', 'z'])
  expect(problems).toEqual([])
})

test('names that nobody has and correlations that rest on themselves are problems', () => {
  const plan = planCorrelations([rule('a')], [count('x', ['y']), count('y', ['x']), count('z', ['gone', 'a'])])
  expect(plan.problems.map(({ code }) => code)).toEqual(['correlation-cycle', 'correlation-cycle', 'unknown-rule'])
  expect(plan.nodes.map((node) => node.rule.name)).toEqual(['z'])
})

test('a fingerprint changes with the correlation and with what it rests on, and not with its title', () => {
  const fingerprint = (...args: Parameters<typeof planCorrelations>) =>
    planCorrelations(...args).nodes.at(-1)?.fingerprint
  const chain = (inner: object) => [count('x', ['a'], inner), count('y', ['x'])]
  const base = fingerprint([rule('a')], chain({}))
  expect(fingerprint([rule('a')], chain({ title: 'other' }))).toBe(base)
  expect(fingerprint([rule('a')], chain({ timespanMs: 5 }))).not.toBe(base)
  expect(fingerprint([{ ...rule('a'), logsource: { product: 'x' } }], chain({}))).not.toBe(base)
  const aliased = new Map([['user', new Map([['a', 'name']])]])
  expect(fingerprint([rule('a')], chain({ aliases: aliased }))).not.toBe(base)
})

test('a rule fires alone unless a correlation refers to it and none of these says generate', () => {
  const quiet = correlation({ rules: ['a', 'b'], type: 'temporal', condition: extended(all('a', 'b')) })
  const loud = count('loud', ['b'], { generate: true })
  const absence = correlation({
    rules: ['b'],
    type: 'telltale_absence',
    condition: { kind: 'absence', after: 'c', atLeast: 1 },
  })
  const alone = ['a', 'b', 'c', 'd'].map((name) => firesAlone(rule(name), [quiet, loud, absence]))
  expect(alone).toEqual([false, true, false, true])
})
