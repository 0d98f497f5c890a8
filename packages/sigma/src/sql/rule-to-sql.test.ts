import { expect, test } from 'vitest'
import type { Condition } from '../rule/condition.ts'
import type { DetectionRule } from '../rule/document.ts'
import type { Selection, ValueTest } from '../rule/selection.ts'
import { ruleToSql } from './rule-to-sql.ts'
import type { SqlMapping } from './sql-mapping.ts'

const MAPPING: SqlMapping = {
  table: 'logs',
  id: 'id',
  receivedMs: 'ms',
  values: (field) => `v_${field}`,
  exists: (field) => `e_${field}`,
  allValues: () => 'everything',
  logsource: ({ product }) => (product === undefined ? undefined : `product = '${product}'`),
}

function rule(selection: Selection, condition: Condition = { kind: 'name', name: 's' }): DetectionRule {
  return {
    ...{
      kind: 'rule',
      file: 'r.yml',
      line: 1,
      column: 1,
      title: 'r',
      taxonomy: 'sigma',
      custom: new Map(),
      logsource: {},
    },
    ...{ references: [], tags: [], falsepositives: [], fields: [], scope: [], related: [] },
    selections: new Map([['s', selection]]),
    condition,
  }
}

const field = (tests: readonly ValueTest[], need: 'any' | 'all' = 'any'): Selection => ({
  kind: 'field',
  field: 'f',
  need,
  tests,
})
const contains = (text: string): ValueTest => ({
  kind: 'pattern',
  parts: [{ kind: 'many' }, { kind: 'text', text }, { kind: 'many' }],
  cased: false,
})
const sqlOf = (selection: Selection, condition?: Condition) => ruleToSql(rule(selection, condition), MAPPING)

test('words of one field are looked for at once, their case folded', () => {
  const condition = "arrayExists(x -> multiSearchAny(lowerUTF8(x), ['ab', 'cd']), v_f)"
  expect(sqlOf(field([contains('AB'), contains('cd')]))).toEqual({ ok: true, condition })
})

test('the log source is tested before the rest, and `not` is plain', () => {
  const selection: Selection = { kind: 'not', operand: field([{ kind: 'exists', wanted: true }]) }
  const answer = ruleToSql({ ...rule(selection), logsource: { product: 'p' } }, MAPPING)
  expect(answer).toEqual({ ok: true, condition: "(product = 'p' AND NOT (e_f))" })
})

test('a regular expression that RE2 refuses is found nowhere', () => {
  const regex = { kind: 'regex', source: '(', ignoreCase: false, multiline: false, dotAll: false } as const
  expect(sqlOf(field([regex]))).toEqual({ ok: true, condition: 'arrayExists(x -> 0, v_f)' })
})

test('what is nested too deep, grows too long or names nothing is refused with the reason', () => {
  let deep: Condition = { kind: 'name', name: 's' }
  for (let i = 0; i < 10_000; i += 1) deep = { kind: 'not', operand: deep }
  const long: Condition = {
    kind: 'or',
    parts: Array.from({ length: 10_000 }, () => ({ kind: 'name', name: 's' }) as const),
  }
  const selection = field([contains('x'.repeat(1_000))])
  expect(sqlOf(selection, deep)).toMatchObject({ ok: false, reason: expect.stringContaining('too deep') })
  expect(sqlOf(selection, long)).toMatchObject({ ok: false, reason: expect.stringContaining('too long') })
  expect(sqlOf(selection, { kind: 'name', name: 't' })).toMatchObject({
    ok: false,
    reason: expect.stringContaining('"t"'),
  })
})
