import { expect, test } from 'vitest'
import { applyFilters } from '../../src/parse/apply-filters.ts'
import { parse, problemsOf, ruleText, show } from './rule-text.ts'

function filterText(rules: string, condition = 'not known', product = 'test'): string {
  return [
    'title: Filter',
    `logsource: { product: ${product} }`,
    'filter:',
    `  rules: ${rules}`,
    '  known: { user: admin }',
    `  condition: ${condition}`,
  ].join('\n')
}

const RULE = `name: target\n${ruleText('{ f: a }')}`
const not = { kind: 'not', operand: { kind: 'name', name: '_filter1_known' } }

function filtered(...texts: readonly string[]) {
  const { documents, problems } = parse(texts.join('\n---\n'))
  expect(problems).toEqual([])
  return applyFilters(documents)
}

test.each(['[target]', 'any', '[]', '[other, target]'])('a filter for %s is added to the rule', (rules) => {
  const { documents, problems } = filtered(RULE, filterText(rules))
  expect(problems).toEqual([])
  expect(documents).toHaveLength(1)
  expect(documents[0]).toMatchObject({ condition: { kind: 'and', parts: [{ kind: 'name', name: 'sel' }, not] } })
  const [rule] = documents
  const names = rule?.kind === 'rule' ? [...rule.selections.keys()] : []
  expect(names).toEqual(['sel', '_filter1_known'])
})

test('several filters stand side by side, their selections apart', () => {
  const { documents } = filtered(RULE, filterText('any'), filterText('[target]'))
  const [rule] = documents
  expect(rule?.kind === 'rule' ? [...rule.selections.keys()] : []).toEqual(['sel', '_filter1_known', '_filter2_known'])
  expect(rule).toMatchObject({ condition: { kind: 'and', parts: [{ name: 'sel' }, not, { kind: 'not' }] } })
})

test('a filter for another log source or another rule changes nothing, and that is told', () => {
  for (const text of [filterText('any', 'not known', 'else'), filterText('[other]')]) {
    const { documents, problems } = filtered(RULE, text)
    expect(documents[0]).toMatchObject({ condition: { kind: 'name', name: 'sel' } })
    expect(problems.map(show)).toEqual(['9:1 warning filter-without-effect'])
  }
})

test('correlations are left as they are', () => {
  const correlation = 'title: C\nname: target\ncorrelation: { type: temporal, rules: [a], timespan: 1m }'
  const { documents, problems } = filtered(correlation, filterText('[target]'))
  expect(documents).toMatchObject([{ kind: 'correlation', rules: ['a'] }])
  expect(problems).toHaveLength(1)
})

test('a filter that excludes nothing warns', () => {
  expect(problemsOf(filterText('any', 'known'))).toEqual(['6:14 warning filter-without-not -> not ...'])
})

test('a filter without its parts is refused', () => {
  const text = 'title: F\nlogsource: { product: p }\nfilter:\n  rules: any\n  known: { a: 1 }'
  expect(problemsOf(text)).toEqual(['4:3 error missing-condition'])
})
