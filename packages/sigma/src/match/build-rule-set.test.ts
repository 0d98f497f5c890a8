import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildRule, randomEvent, randomRule, viewOf } from '../../test/match/random-rules.ts'
import type { Selection, ValueTest } from '../rule/selection.ts'
import { buildRuleSet } from './build-rule-set.ts'
import { evaluateRule } from './evaluate-rule.ts'
import { mayComeFrom } from './log-source.ts'

const contains = (text: string, cased = false): ValueTest => ({
  kind: 'pattern',
  parts: [{ kind: 'many' }, { kind: 'text', text }, { kind: 'many' }],
  cased,
})
const field = (name: string, ...tests: ValueTest[]): Selection => ({ kind: 'field', field: name, need: 'any', tests })

test('the compiled set finds what reading each rule straight finds', () => {
  const rules = fc.array(randomRule, { minLength: 1, maxLength: 12 })
  const events = fc.array(randomEvent, { minLength: 1, maxLength: 6 })
  let pairs = 0
  fc.assert(
    fc.property(rules, events, (some, tried) => {
      const set = buildRuleSet(some)
      for (const event of tried) {
        const wanted = some.flatMap((rule, i) =>
          mayComeFrom(rule.logsource, event.logsource ?? {}) && evaluateRule(rule, event) ? i : [],
        )
        pairs += some.length
        expect(set.match(event)).toEqual(wanted)
      }
    }),
    { numRuns: 1500 },
  )
  expect(pairs).toBeGreaterThan(10_000)
})

test('answers the places of the rules in ascending order', () => {
  const one = field('x', contains('power'))
  const set = buildRuleSet([buildRule({ one: field('x', contains('shell')) }), buildRule({ one }), buildRule({ one })])
  expect(set.match(viewOf({ x: 'PowerShell' }))).toEqual([0, 1, 2])
  expect(set.match(viewOf({ x: 'power' }))).toEqual([1, 2])
  expect(set.match(viewOf({ y: 'powershell' }))).toEqual([])
})

test('one event leaves nothing behind for the next', () => {
  const set = buildRuleSet([buildRule({ one: field('x', contains('abc')) })])
  expect(set.match(viewOf({ x: 'abc' }))).toEqual([0])
  expect(set.match(viewOf({}))).toEqual([])
  expect(set.match(viewOf({ x: 'abc' }))).toEqual([0])
})

test('tries the rules whose log source does not contradict that of the event', () => {
  const one = field('x', contains('abc'))
  const set = buildRuleSet([
    buildRule({ one }, undefined, { product: 'windows', category: 'process_creation' }),
    buildRule({ one }, undefined, { product: 'Linux' }),
    buildRule({ one }, undefined, { service: 'sysmon' }),
  ])
  expect(set.match(viewOf({ x: 'abc' }))).toEqual([0, 1, 2])
  expect(set.match(viewOf({ x: 'abc' }, { product: 'linux' }))).toEqual([1, 2])
  expect(set.match(viewOf({ x: 'abc' }, { product: 'WINDOWS', service: 'security' }))).toEqual([0])
})

test('never throws for what an event holds', () => {
  const cycle: { self?: unknown } = {}
  cycle.self = cycle
  let deep: unknown = []
  for (let i = 0; i < 50_000; i += 1) deep = { deep }
  const set = buildRuleSet([
    buildRule({ one: field('x', contains('abc'), { kind: 'compare', comparison: 'gt', value: 1 }) }),
    buildRule({ one: { kind: 'keywords', need: 'any', tests: [contains('abc')] } }),
    buildRule({ one: field('x', { kind: 'null' }) }),
  ])
  for (const value of [
    cycle,
    deep,
    [[[[[[['abc']]]]]]],
    Symbol('x'),
    5n,
    { big: 5n },
    () => 1,
    Number.NaN,
    [undefined],
  ]) {
    expect(() => set.match(viewOf({ x: value }))).not.toThrow()
  }
})

test('looks at the first MiB of a value only', () => {
  const set = buildRuleSet([buildRule({ one: field('x', contains('needle')) })])
  expect(set.match(viewOf({ x: `${'a'.repeat(1_048_570)}needle` }))).toEqual([0])
  expect(set.match(viewOf({ x: `${'a'.repeat(1_048_571)}needle` }))).toEqual([])
})

test('a set of no rules finds nothing', () => {
  expect(buildRuleSet([]).match(viewOf({ x: 1 }))).toEqual([])
})

test('the stamps start again without a trace', () => {
  const rules = [buildRule({ one: field('x', contains('needle')) }), buildRule({ one: field('x', contains('other')) })]
  const set = buildRuleSet(rules, 3)
  for (let i = 0; i < 10; i += 1) {
    expect(set.match(viewOf({ x: 'a needle' }))).toEqual([0])
    expect(set.match(viewOf({ x: 'nothing' }))).toEqual([])
    expect(set.match(viewOf({ x: 'others' }))).toEqual([1])
  }
})

test('a rule that waits for two fields is found by both, and by letters beside ASCII', () => {
  const both: Selection = { kind: 'and', parts: [field('x', contains('needle')), field('y', contains('straße'))] }
  const set = buildRuleSet([buildRule({ one: both })])
  expect(set.match(viewOf({ x: 'É NEEDLE', y: 'die STRAßE' }))).toEqual([0])
  expect(set.match(viewOf({ x: 'a needle', y: 'die Gasse' }))).toEqual([])
})

test('keywords open lists as deep as fields do', () => {
  const set = buildRuleSet([buildRule({ one: { kind: 'keywords', need: 'any', tests: [contains('[needle')] } })])
  expect(set.match(viewOf({ x: [[[['[needle']]]] }))).toEqual([0])
  const exact: ValueTest = { kind: 'pattern', parts: [{ kind: 'text', text: 'needle' }], cased: false }
  const whole = buildRuleSet([buildRule({ one: { kind: 'keywords', need: 'any', tests: [exact] } })])
  expect(whole.match(viewOf({ x: [[[['needle']]]] }))).toEqual([0])
  expect(whole.match(viewOf({ x: [[[[['needle']]]]] }))).toEqual([])
})

test('the plans of ever new log sources do not change what is found', () => {
  const keyword: Selection = { kind: 'keywords', need: 'any', tests: [contains('needle')] }
  const set = buildRuleSet(
    ['a', 'b', 'c', 'd'].map((service) => buildRule({ one: keyword }, undefined, { product: 'p', service })),
  )
  for (let i = 0; i < 600; i += 1) {
    expect(set.match(viewOf({ x: 'a needle' }, { category: `c${i}`, service: 'b' }))).toEqual([1])
  }
})
