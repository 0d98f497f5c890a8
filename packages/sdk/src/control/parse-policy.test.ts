import { expect, test } from 'vitest'
import { DEFAULT_POLICY } from './default-policy.ts'
import { buildGlobs } from './glob.ts'
import { parsePolicy } from './parse-policy.ts'

test('reads back the default policy as it is', () => {
  expect(parsePolicy(JSON.parse(JSON.stringify(DEFAULT_POLICY)))).toEqual({ ok: true, value: DEFAULT_POLICY })
})

test('lets through open where a policy does not say', () => {
  expect(parsePolicy({ rules: [] })).toEqual({ ok: true, value: { rules: [], onFailure: 'open' } })
})

test('tells every problem with its place', () => {
  const parsed = parsePolicy({
    onFailure: 'maybe',
    rules: [
      { id: 'a', when: { minRisk: 2, labels: ['injektion'], tools: [] }, action: 'block' },
      { id: 'a', when: {}, action: 'explode', colour: 'red' },
      { id: 'b', action: 'flag' },
      { id: 'b', action: 'flag' },
      7,
    ],
  })
  expect(parsed.ok ? [] : parsed.problems.map(({ place }) => place)).toEqual([
    'onFailure',
    'rules[0].when.tools',
    'rules[0].when.labels[0]',
    'rules[0].when.minRisk',
    'rules[1].colour',
    'rules[1].action',
    'rules[3].id',
    'rules[4]',
  ])
})

test.each([null, 1, 'x', [], { rules: {} }, { rules: Array.from({ length: 501 }) }, { __proto__: { rules: [] } }])(
  'refuses %o',
  (input) => {
    expect(parsePolicy(input).ok).toBe(false)
  },
)

test.each([
  ['send_money', 'send_money', true],
  ['send_money', 'send_money2', false],
  ['*', '', true],
  ['*pay*ment*', 'xPAYxmentx', true],
  ['*pay*ment*', 'mentpay', false],
  ['a*a', 'a', false],
  ['a*a', 'aa', true],
  ['a*b*c', 'abbc', true],
  ['a.c', 'abc', false],
] as const)('%s against %s: %s', (pattern, name, expected) => {
  expect(buildGlobs([pattern])(name)).toBe(expected)
})
