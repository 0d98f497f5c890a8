import { describe, expect, test } from 'vitest'
import type { Condition } from '../../src/rule/condition.ts'
import { parseRule, parseSel, patternsOf, problemsOf, ruleText } from './rule-text.ts'

const NAMES = ['a', 'b', 'c', 'sel_x', 'sel_y', '_hidden']

function ruleWith(condition: string): string {
  const selections = NAMES.map((name) => `  ${name}: { f: ${name} }`)
  return ['title: T', 'logsource: { product: p }', 'detection:', ...selections, `  condition: ${condition}`].join('\n')
}

/** With every pair in brackets. */
function show(condition: Condition): string {
  if (condition.kind === 'name') return condition.name
  if (condition.kind === 'not') return `!${show(condition.operand)}`
  return `(${condition.parts.map(show).join(condition.kind === 'and' ? ' & ' : ' | ')})`
}

function read(condition: string): string {
  return show(parseRuleQuietly(ruleWith(condition)))
}

/** Selections that no condition names warn; that is not the matter here. */
function parseRuleQuietly(text: string): Condition {
  const all = text.replace('condition: ', 'condition:\n    - ').concat('\n    - 1 of * and not 1 of *')
  const { condition } = parseRule(all)
  if (condition.kind !== 'or') throw new Error('the list of conditions is no or')
  const [first] = condition.parts
  if (first === undefined) throw new Error('the list of conditions is empty')
  return first
}

describe('conditions', () => {
  test.each([
    ['a', 'a'],
    ['a or b and c', '(a | (b & c))'],
    ['a and b or c', '((a & b) | c)'],
    ['not a and b', '(!a & b)'],
    ['not (a or b)', '!(a | b)'],
    ['not not a', '!!a'],
    ['(a or b) and c', '((a | b) & c)'],
    ['a or b or c', '(a | b | c)'],
    ['((a))', 'a'],
    ['a AND NOT b', '(a & !b)'],
    ['1 of sel_*', '(sel_x | sel_y)'],
    ['any of sel_*', '(sel_x | sel_y)'],
    ['all of sel_*', '(sel_x & sel_y)'],
    ['not 1 of sel_* and a', '(!(sel_x | sel_y) & a)'],
    ['1 of them', '(a | b | c | sel_x | sel_y)'],
    ['all of them', '(a & b & c & sel_x & sel_y)'],
    ['1 of _*', '_hidden'],
    ['1 of *_x', 'sel_x'],
    ['1 of s*l*x', 'sel_x'],
    ['all of a', 'a'],
  ])('%s', (written, expected) => {
    expect(read(written)).toBe(expected)
  })

  test('a list of conditions is any of them', () => {
    const rule = parseRule(ruleText('{ f: a }', '[sel, not sel]'))
    expect(show(rule.condition)).toBe('(sel | !sel)')
  })

  test.each([
    ['sal', '6:14 error unknown-selection -> sel'],
    ['sel and sal', '6:22 error unknown-selection -> sel'],
    ['"sel or sal"', '6:22 error unknown-selection -> sel'],
    ['1 of sol*', '6:19 error unknown-selection -> sel*'],
    ['2 of them', '6:14 error bad-condition -> a correlation'],
    ['sel | count() > 5', '6:18 error bad-condition'],
    ['sel and', '6:20 error bad-condition'],
    ['(sel', '6:14 error bad-condition'],
    ['sel)', '6:17 error bad-condition'],
    ['sel sel', '6:18 error bad-condition'],
    ['and sel', '6:14 error bad-condition'],
    ['1 of', '6:14 error bad-condition'],
    ['sel*', '6:14 error bad-condition -> 1 of sel*'],
    ['""', '6:14 error bad-condition'],
    ['[]', '6:14 error empty'],
    ['{ a: b }', '6:14 error bad-condition'],
  ])('%s is told as %s', (condition, problem) => {
    expect(problemsOf(ruleText('{ f: a }', condition))).toContain(problem)
  })

  test('every unknown name is told', () => {
    const found = problemsOf(ruleText('{ f: a }', 'x or y or sel'))
    expect(found).toEqual(['6:14 error unknown-selection', '6:19 error unknown-selection'])
  })

  test('brackets may stand a hundred deep, not more', () => {
    const deep = (levels: number): string => ruleText('{ f: a }', `${'('.repeat(levels)}sel${')'.repeat(levels)}`)
    expect(problemsOf(deep(100))).toEqual([])
    expect(problemsOf(deep(101))).toEqual(['6:114 error bad-condition'])
  })

  test('a selection that no condition names warns', () => {
    const text = `${ruleText('{ f: a }')}\n`.replace('  condition', '  other: { f: b }\n  condition')
    expect(problemsOf(text)).toEqual(['6:3 warning unused-selection'])
  })
})

describe('selections', () => {
  test('a map is and, a list of maps is or', () => {
    expect(parseSel('{ f: a, g: b }')).toMatchObject({ kind: 'and', parts: [{ field: 'f' }, { field: 'g' }] })
    expect(parseSel('[{ f: a }, { g: b, h: c }]')).toMatchObject({
      kind: 'or',
      parts: [{ field: 'f' }, { kind: 'and', parts: [{ field: 'g' }, { field: 'h' }] }],
    })
  })

  test('values alone are keywords, found anywhere', () => {
    expect(parseSel("[one, 'two*three', 4]")).toMatchObject({ kind: 'keywords', need: 'any' })
    expect(patternsOf("[one, 'two*three', 4]")).toEqual(['*<one>*', '*<two>*<three>*', '*<4>*'])
    expect(patternsOf('one')).toEqual(['*<one>*'])
  })

  test('keywords take modifiers', () => {
    expect(parseSel("{ '|all': [one, two] }")).toMatchObject({ kind: 'keywords', need: 'all' })
    expect(patternsOf("{ '|startswith|cased': one }")).toEqual(['cased <one>*'])
    expect(patternsOf("{ '|base64offset': /bin/bash }")[0]).toContain('*<L2Jpbi9iYXNo>*')
    expect(parseSel("{ '|re': 'a.b' }")).toMatchObject({ kind: 'keywords', tests: [{ kind: 'regex', source: 'a.b' }] })
  })

  test('maps and keywords may stand in one list', () => {
    expect(parseSel('[{ f: a }, word]')).toMatchObject({ kind: 'or', parts: [{ kind: 'field' }, { kind: 'keywords' }] })
  })

  test('names of fields are kept whole, whatever they are', () => {
    for (const name of ['__proto__', 'constructor', 'a.b.c', 'a b']) {
      expect(parseSel(`{ ${name}: x }`)).toMatchObject({ kind: 'field', field: name })
    }
  })
})
