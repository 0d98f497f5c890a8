import fc from 'fast-check'
import type { EventView } from '../../src/match/event-view.ts'
import type { Condition } from '../../src/rule/condition.ts'
import type { DetectionRule, LogSource } from '../../src/rule/document.ts'
import { type PatternPart, type Selection, TIME_PARTS, type ValueTest } from '../../src/rule/selection.ts'

/** Few fields and few short texts of letters that fold oddly, so that rules and events often meet. */
const fields = fc.constantFrom('a', 'b', 'c.d', 'é')
const letters = fc.constantFrom('a', 'A', 'b', 'k', 'K', 'K', 's', 'ſ', 'σ', 'ς', 'Σ', 'İ', 'ß', '😀', '-', '1')
const word = fc.array(letters, { minLength: 1, maxLength: 5 }).map((all) => all.join(''))
const special = fc.constantFrom(
  '',
  '5',
  'true',
  '-1.5e3',
  '10.1.2.3',
  '::ffff:10.1.2.3',
  'fe80::1%eth0',
  '2026-11-23T17:00:00Z',
)
const text = fc.oneof({ weight: 4, arbitrary: word }, special)
const number = fc.constantFrom(5, 1, -1500, 0, 17)

const part: fc.Arbitrary<PatternPart> = fc.oneof(
  { weight: 3, arbitrary: word.map((one): PatternPart => ({ kind: 'text', text: one })) },
  fc.constant<PatternPart>({ kind: 'many' }),
  fc.constant<PatternPart>({ kind: 'one' }),
)
const pattern = fc.record({
  kind: fc.constant('pattern' as const),
  parts: fc.oneof(
    text.map((one): PatternPart[] => (one === '' ? [] : [{ kind: 'text', text: one }])),
    word.map((one): PatternPart[] => [{ kind: 'many' }, { kind: 'text', text: one }, { kind: 'many' }]),
    fc.array(part, { maxLength: 6 }),
  ),
  cased: fc.boolean(),
})
const regex = fc.record({
  kind: fc.constant('regex' as const),
  source: fc.constantFrom(
    'ab',
    'a+k',
    '^sk',
    'kb?s',
    '(ab|bk)s',
    'ks|-1',
    'a{2}b',
    '[ab]k\\-',
    'b\\x61',
    '\\Qa.b\\E',
    'σ',
  ),
  ignoreCase: fc.boolean(),
  multiline: fc.boolean(),
  dotAll: fc.boolean(),
})
const simple: fc.Arbitrary<ValueTest> = fc.oneof(
  { weight: 5, arbitrary: pattern },
  { weight: 2, arbitrary: regex },
  fc.record({ kind: fc.constant('equal' as const), value: fc.oneof(number, fc.boolean()) }),
  fc.record({
    kind: fc.constant('compare' as const),
    comparison: fc.constantFrom('lt', 'lte', 'gt', 'gte'),
    value: number,
  }),
  fc.record({
    kind: fc.constant('time' as const),
    part: fc.constantFrom(...TIME_PARTS),
    comparison: fc.constantFrom('eq', 'lt', 'lte', 'gt', 'gte'),
    value: number,
  }),
  fc.record({ kind: fc.constant('cidr' as const), network: fc.constantFrom('10.0.0.0/8', 'fe80::/10', 'nothing') }),
  fc.record({ kind: fc.constant('exists' as const), wanted: fc.boolean() }),
  fc.constant<ValueTest>({ kind: 'null' }),
  fc.record({
    kind: fc.constant('fieldref' as const),
    field: fields,
    how: fc.constantFrom('equals', 'contains', 'startswith', 'endswith'),
    cased: fc.boolean(),
  }),
)
const test: fc.Arbitrary<ValueTest> = fc.oneof(
  { weight: 6, arbitrary: simple },
  fc.array(simple, { minLength: 1, maxLength: 3 }).map((tests): ValueTest => ({ kind: 'anyOf', tests })),
)
const tests = fc.array(test, { minLength: 1, maxLength: 3 })
const need = fc.constantFrom('any' as const, 'all' as const)

const selection = fc.letrec<{ selection: Selection }>((tie) => ({
  selection: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('field' as const), field: fields, need, tests }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('keywords' as const), need, tests }) },
    fc.record({ kind: fc.constant('and' as const), parts: fc.array(tie('selection'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ kind: fc.constant('or' as const), parts: fc.array(tie('selection'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ kind: fc.constant('not' as const), operand: tie('selection') }),
  ),
})).selection

const condition = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    {
      weight: 4,
      arbitrary: fc.record({ kind: fc.constant('name' as const), name: fc.constantFrom('one', 'two', 'none') }),
    },
    fc.record({ kind: fc.constant('and' as const), parts: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ kind: fc.constant('or' as const), parts: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ kind: fc.constant('not' as const), operand: tie('condition') }),
  ),
})).condition

const logsource: fc.Arbitrary<LogSource> = fc.record(
  { category: fc.constantFrom('x', 'y'), product: fc.constantFrom('p', 'P', 'q') },
  { requiredKeys: [] },
)

/** Any rule over the few fields and texts of `randomEvent`. */
export const randomRule: fc.Arbitrary<DetectionRule> = fc
  .record({ one: selection, two: selection, condition, logsource })
  .map(({ one, two, condition: wanted, logsource: from }) => buildRule({ one, two }, wanted, from))

/** A rule of selections and a condition, the rest left empty. */
export function buildRule(
  selections: Readonly<Record<string, Selection>>,
  wanted: Condition = { kind: 'name', name: 'one' },
  from: LogSource = {},
): DetectionRule {
  const none: readonly never[] = []
  return {
    kind: 'rule',
    file: 'rule.yml',
    line: 1,
    column: 1,
    title: 'A rule',
    taxonomy: 'sigma',
    references: none,
    tags: none,
    falsepositives: none,
    fields: none,
    scope: none,
    related: none,
    custom: new Map(),
    logsource: from,
    selections: new Map(Object.entries(selections)),
    condition: wanted,
  }
}

const scalar: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: text },
  number,
  fc.boolean(),
  fc.constant(null),
  fc.constant(1_700_000_000_000),
  fc.constant({ a: 'bk' }),
)
const value = fc.oneof(
  { weight: 3, arbitrary: scalar },
  fc.array(fc.oneof(scalar, fc.array(scalar, { maxLength: 2 })), { maxLength: 3 }),
)

/** An event with some of the few fields. */
export const randomEvent: fc.Arbitrary<EventView> = fc
  .record({
    fields: fc.record({ a: value, b: value, 'c.d': value, é: value }, { requiredKeys: [] }),
    from: fc.option(logsource, { nil: undefined }),
  })
  .map(({ fields: held, from }) => viewOf(held, from))

/** An event of the given fields. */
export function viewOf(held: object, from?: LogSource): EventView {
  const all = new Map<string, unknown>(Object.entries(held))
  return { ...(from && { logsource: from }), value: (field) => all.get(field), values: () => all.values() }
}
