import { describe, expect, test } from 'vitest'
import { resolveReferences } from '../../src/parse/resolve-references.ts'
import type { CorrelationRule } from '../../src/rule/document.ts'
import { parse, parseClean, problemsOf, ruleText, show } from './rule-text.ts'

function correlationText(lines: readonly string[], top: readonly string[] = []): string {
  return ['title: C', ...top, 'correlation:', ...lines.map((line) => `  ${line}`)].join('\n')
}

const BASE = ['rules: [a, b]', 'group-by: [user]', 'timespan: 5m']

function readCorrelation(...lines: readonly string[]): CorrelationRule {
  const document = parseClean(correlationText([...lines, ...BASE]))
  if (document.kind !== 'correlation') throw new Error(`a ${document.kind} was read`)
  return document
}

describe('correlations', () => {
  test('are read whole', () => {
    const top = ['name: c', 'level: high', 'generate: true']
    const aliases = 'aliases: { user: { a: src_user, b: dst_user } }'
    const document = parseClean(correlationText(['type: event_count', ...BASE, aliases, 'condition: { gte: 10 }'], top))
    expect(document).toMatchObject({
      ...{ kind: 'correlation', name: 'c', level: 'high', type: 'event_count', rules: ['a', 'b'], groupBy: ['user'] },
      ...{ timespanMs: 300_000, generate: true },
      condition: { kind: 'aggregate', tests: [{ comparison: 'gte', value: 10 }], fields: [] },
    })
    const { aliases: read } = document as CorrelationRule
    expect([...(read.get('user') ?? [])]).toEqual([
      ['a', 'src_user'],
      ['b', 'dst_user'],
    ])
  })

  test.each([
    ['30s', 30_000],
    ['15m', 900_000],
    ['2h', 7_200_000],
    ['7d', 604_800_000],
  ])('the timespan %s is %d ms', (timespan, ms) => {
    const text = correlationText(['type: temporal', 'rules: [a, b]', `timespan: ${timespan}`])
    expect(parseClean(text)).toMatchObject({ timespanMs: ms, groupBy: [] })
  })

  test.each([
    [
      'event_count',
      '{ gt: 1, lte: 5 }',
      [
        ['gt', 1],
        ['lte', 5],
      ],
      [],
    ],
    ['event_count', '{ eq: 3 }', [['eq', 3]], []],
    ['event_count', '{ neq: 3 }', [['neq', 3]], []],
    ['value_count', '{ field: f, gte: 2 }', [['gte', 2]], ['f']],
    ['value_count', '{ field: [f, g], lt: 2 }', [['lt', 2]], ['f', 'g']],
    ['value_sum', '{ field: f, gt: 1.5 }', [['gt', 1.5]], ['f']],
    ['value_avg', '{ field: f, lt: 10 }', [['lt', 10]], ['f']],
    ['value_median', '{ field: f, gte: 10 }', [['gte', 10]], ['f']],
    ['temporal', '{ gte: 2 }', [['gte', 2]], []],
  ])('%s with %s', (type, condition, tests, fields) => {
    const rule = readCorrelation(`type: ${type}`, `condition: ${condition}`)
    const expected = tests.map(([comparison, value]) => ({ comparison, value }))
    expect(rule.condition).toEqual({ kind: 'aggregate', tests: expected, fields })
  })

  test('value_percentile says which', () => {
    const rule = readCorrelation('type: value_percentile', 'condition: { field: f, percentile: 95, gt: 100 }')
    expect(rule.condition).toMatchObject({ percentile: 95, fields: ['f'] })
  })

  test.each(['temporal', 'temporal_ordered'])('%s needs every rule, or what its condition says', (type) => {
    const names = ['a', 'b'].map((name) => ({ kind: 'name', name }))
    expect(readCorrelation(`type: ${type}`).condition).toEqual({
      kind: 'extended',
      expression: { kind: 'and', parts: names },
    })
    const not = { kind: 'not', operand: names[1] }
    expect(readCorrelation(`type: ${type}`, 'condition: a and not b').condition).toEqual({
      kind: 'extended',
      expression: { kind: 'and', parts: [names[0], not] },
    })
  })

  test('a written condition may stand for the list of rules', () => {
    const text = correlationText(['type: temporal', 'timespan: 1h', 'condition: (x or y) and not z'])
    expect(parseClean(text)).toMatchObject({ rules: ['x', 'y', 'z'] })
  })

  test('telltale_absence has defaults', () => {
    expect(readCorrelation('type: telltale_absence').condition).toEqual({ kind: 'absence', atLeast: 1 })
    expect(readCorrelation('type: telltale_absence', 'condition: { after: a, at_least: 3 }').condition).toEqual({
      ...{ kind: 'absence', after: 'a', atLeast: 3 },
    })
  })

  test('telltale_baseline has defaults', () => {
    const base = { kind: 'baseline', deviations: 6, direction: 'above', minimum: 0, learn: 10 }
    expect(readCorrelation('type: telltale_baseline').condition).toEqual({ ...base, measure: 'count', fields: [] })
    const written = '{ measure: distinct, field: [f, g], deviations: 4.5, direction: below, minimum: 20, learn: 30 }'
    expect(readCorrelation('type: telltale_baseline', `condition: ${written}`).condition).toEqual({
      ...{ kind: 'baseline', measure: 'distinct', fields: ['f', 'g'] },
      ...{ deviations: 4.5, direction: 'below', minimum: 20, learn: 30 },
    })
  })
})

describe('correlations that make no sense', () => {
  test.each([
    [['type: event_cout', 'condition: { gte: 1 }'], '3:9 error unknown-type -> event_count'],
    [['type: event_count'], '3:3 error missing-condition'],
    [['type: event_count', 'condition: { field: f, gte: 1 }'], '4:16 error unknown-entry'],
    [['type: event_count', 'condition: { get: 1 }'], '4:16 error unknown-entry -> gt'],
    [['type: event_count', 'condition: {}'], '4:14 error missing-comparison'],
    [['type: event_count', 'condition: { gte: many }'], '4:21 error needs-number'],
    [['type: event_count', 'condition: { gt: 5, lt: 1 }'], '4:14 error contradictory'],
    [['type: event_count', 'condition: { gt: 5, gte: 1 }'], '4:14 error contradictory'],
    [['type: event_count', 'condition: a and b'], '4:14 error wrong-type'],
    [['type: value_count', 'condition: { gte: 1 }'], '4:14 error missing-field'],
    [['type: value_sum', 'condition: { field: [f, g], gte: 1 }'], '4:27 error one-field'],
    [['type: value_percentile', 'condition: { field: f, gte: 1 }'], '4:14 error missing-percentile'],
    [['type: temporal', 'condition: a and bb'], '4:20 error unknown-rule'],
    [['type: temporal', 'alias: {}'], '4:3 warning unknown-entry -> aliases'],
    [['type: temporal', 'aliases: { u: { aa: x } }'], '4:19 error unknown-rule'],
    [['type: temporal', 'aliases: { u: x }'], '4:17 error wrong-type'],
    [['type: telltale_absence', 'condition: { at_least: 0 }'], '4:26 error out-of-range'],
    [['type: telltale_baseline', 'condition: { measure: distinct }'], '4:14 error missing-field'],
    [['type: telltale_baseline', 'condition: { direction: abov }'], '4:27 error unknown-choice -> above'],
    [['type: telltale_baseline', 'condition: { field: f }'], '4:16 error contradictory -> measure: distinct'],
  ])('%j: %s', (lines, problem) => {
    expect(problemsOf(correlationText([...lines, ...BASE]))).toContain(problem)
  })

  test.each([
    ['1w', '5:13 error bad-timespan -> 7d'],
    ['1M', '5:13 error bad-timespan'],
    ['10min', '5:13 error bad-timespan -> 10m'],
    ['5', '5:13 error bad-timespan'],
    ['0m', '5:13 error bad-timespan'],
    ['999999999d', '5:13 error bad-timespan'],
  ])('the timespan %s: %s', (timespan, problem) => {
    expect(problemsOf(correlationText(['type: temporal', 'rules: [a, b]', `timespan: ${timespan}`]))).toEqual([problem])
  })
})

describe('references', () => {
  const named = (name: string): string => `name: ${name}\n${ruleText('{ f: a }')}`
  const over = (name: string, rules: string): string =>
    correlationText(['type: temporal', `rules: ${rules}`, 'timespan: 1m'], [`name: ${name}`])
  const check = (...texts: readonly string[]): readonly string[] =>
    resolveReferences(parse(texts.join('\n---\n')).documents).map(show)

  test('to rules and to correlations are found by name and by id', () => {
    const id = '00000000-0000-4000-8000-00000000000a'
    const withId = `id: ${id}\n${ruleText('{ f: a }')}`
    expect(check(named('a'), withId, over('c', `[a, ${id}]`), over('d', '[c, a]'))).toEqual([])
  })

  test('that lead nowhere, or to two places, are told where they stand', () => {
    expect(check(named('first'), over('c', '[first, frist]'))).toEqual(['13:18 error missing-reference -> first'])
    expect(check(named('a'), named('a'), over('c', '[a]'))).toEqual(['21:11 error ambiguous-reference'])
  })

  test('of an absence include what it waits after', () => {
    const lines = ['type: telltale_absence', 'rules: [a]', 'timespan: 1m', 'condition: { after: z }']
    expect(check(named('a'), correlationText(lines))).toEqual(['14:23 error missing-reference'])
  })

  test('that come back to themselves are told, those beside the circle are not', () => {
    const found = check(named('a'), over('c', '[a, d]'), over('d', '[c]'), over('e', '[d]'), over('s', '[s]'))
    expect(found.filter((line) => line.endsWith('circular-reference'))).toHaveLength(3)
    expect(found).toHaveLength(3)
  })

  test('an id given twice is told at the second', () => {
    const twice = `id: 00000000-0000-4000-8000-00000000000a\n${ruleText('{ f: a }')}`
    expect(check(twice, twice)).toEqual(['9:1 error duplicate-id'])
  })
})
