import { describe, expect, test } from 'vitest'
import { parse, parseRule, problemsOf, ruleText, show } from './rule-text.ts'

const FULL = `title: Whole
id: 5013ED0A-1B2C-4D3E-8F90-0123456789ab
name: whole_rule
taxonomy: own
status: test
level: high
description: says what
author: someone
license: MIT
date: 2026-01-31
modified: 2026-02-28
references: [https://example.org/a]
tags: [attack.t1059, atlas.aml.t0051.001, owasp.llm01-2026]
falsepositives: [none known]
fields: [f]
scope: [server]
related:
  - { id: 00000000-0000-4000-8000-000000000001, type: derived }
logsource: { category: ai_prompt, product: telltale, service: x, definition: words }
detection:
  sel: { f: a }
  condition: sel
telltale_fixture: { __proto__: [1] }
`

describe('what a rule says of itself', () => {
  test('is read whole', () => {
    const rule = parseRule(FULL)
    expect(rule).toMatchObject({
      ...{ kind: 'rule', file: 'rule.yml', line: 1, column: 1, title: 'Whole', name: 'whole_rule', taxonomy: 'own' },
      ...{ id: '5013ed0a-1b2c-4d3e-8f90-0123456789ab', status: 'test', level: 'high', description: 'says what' },
      ...{ author: 'someone', license: 'MIT', date: '2026-01-31', modified: '2026-02-28', scope: ['server'] },
      references: ['https://example.org/a'],
      tags: ['attack.t1059', 'atlas.aml.t0051.001', 'owasp.llm01-2026'],
      related: [{ id: '00000000-0000-4000-8000-000000000001', type: 'derived' }],
      logsource: { category: 'ai_prompt', product: 'telltale', service: 'x' },
    })
    expect([...rule.custom.keys()]).toEqual(['telltale_fixture'])
    expect(Object.keys(rule.custom.get('telltale_fixture') ?? {})).toEqual(['__proto__'])
  })

  test('has defaults', () => {
    const rule = parseRule(ruleText('{ f: a }'))
    expect(rule).toMatchObject({ taxonomy: 'sigma', tags: [], references: [], related: [] })
    expect('id' in rule || 'level' in rule).toBe(false)
  })

  test.each([
    ['title: Whole', 'title: ""', '1:8 error empty'],
    ['title: Whole', `title: ${'x'.repeat(257)}`, '1:8 error too-long'],
    ['title: Whole\n', '', '1:1 error missing-title'],
    ['id: 5013ED0A', 'id: 5013', '2:5 error bad-id'],
    ['status: test', 'status: stabel', '5:9 error bad-status -> stable'],
    ['level: high', 'level: hihg', '6:8 error bad-level -> high'],
    ['level: high', 'level: [high]', '6:8 error wrong-type'],
    ['date: 2026-01-31', 'date: 2026/01/31', '10:7 warning bad-date -> 2026-01-31'],
    ['date: 2026-01-31', 'date: 2026-02-30', '10:7 warning bad-date'],
    ['attack.t1059', 'attack.T1059', '13:8 warning bad-tag -> attack.t1059'],
    ['attack.t1059', 'owasp:llm01', '13:8 warning bad-tag -> owasp.llm01'],
    ['attack.t1059', 'owasp.llm01-2026', '13:47 warning repeated'],
    ['falsepositives: [none known]', 'falsepositives: none', '14:17 warning not-a-list'],
    ['type: derived', 'type: derivd', '18:55 error bad-type -> derived'],
    ['category: ai_prompt', 'category: AI Prompt', '19:24 warning bad-logsource -> ai_prompt'],
    ['author:', 'autor:', '8:1 warning unknown-entry -> author'],
    ['detection:', 'detections:', '20:1 error unknown-document -> detection'],
    ['  condition: sel\n', '', '21:3 error missing-condition'],
    ['  sel: { f: a }\n', '', '21:3 error missing-selection'],
    ['title: Whole', 'title: Whole\ntitle: Twice', '2:1 error duplicate-key'],
  ])('%s as %j', (from, to, problem) => {
    expect(problemsOf(FULL.replace(from, to))).toContain(problem)
  })
})

describe('files', () => {
  test('may hold several documents; one with errors takes no other with it', () => {
    const bad = ruleText('{ f|contians: a }')
    const { documents, problems } = parse([ruleText('{ f: a }'), bad, ruleText('{ f: b }')].join('\n---\n'))
    expect(documents.map(({ line }) => line)).toEqual([1, 15])
    expect(problems.map(show)).toEqual(['12:12 error unknown-modifier -> contains'])
  })

  test('every problem is told at once', () => {
    const text = 'titel: T\nlogsource: { product: p }\ndetection:\n  a: { f|x: 1 }\n  b: []\n  condition: c'
    expect(problemsOf(text)).toEqual([
      '1:1 error missing-title',
      '1:1 warning unknown-entry -> title',
      '4:10 error unknown-modifier',
      '5:6 error empty',
      '6:14 error unknown-selection',
    ])
  })

  test('that are no YAML say where', () => {
    const found = problemsOf('title: "open\nlogsource: [')
    expect(found[0]).toMatch(/^\d+:\d+ error yaml-/)
    expect(parse('title: "open').documents).toEqual([])
  })

  test('that are empty hold nothing and no problem', () => {
    for (const text of ['', '\n', '# words\n', '---\n---\n'])
      expect(parse(text)).toEqual({ documents: [], problems: [] })
  })

  test('aliases stand for what they name', () => {
    const text = ruleText('{ f: &list [a, b], g: *list }')
    expect(parseRule(text).selections.get('sel')).toMatchObject({
      parts: [{ field: 'f' }, { field: 'g', need: 'any' }],
    })
    expect(problemsOf(ruleText('{ f: *nothing }'))[0]).toMatch(/error (?:unknown-alias|yaml-)/)
  })
})
