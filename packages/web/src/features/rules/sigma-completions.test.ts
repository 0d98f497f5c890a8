import { expect, test } from 'vitest'
import { fixtureCompletions, ruleCompletions, tagSuggestions } from './sigma-completions.ts'

const TAGS = tagSuggestions(
  new Map([
    ['AML.T0051.001', 'Indirect'],
    ['LLM01:2026', 'Prompt Injection'],
  ]),
)
const complete = ruleCompletions(TAGS)

function labels(text: string, by = complete): readonly string[] {
  const at = text.indexOf('^')
  return by(text.replace('^', ''), at)?.options.map(({ label }) => label) ?? []
}

test('keys are those of the place', () => {
  expect(labels('^')).toContain('logsource')
  expect(labels('logsource:\n  ^')).toEqual(['product', 'category', 'service', 'definition'])
  expect(labels('correlation:\n  ty^')).toContain('group-by')
  expect(labels('detection:\n  sel^')).toContain('condition')
})

test('inside a selection come canonical fields, and after a bar modifiers alone', () => {
  expect(labels('detection:\n  s:\n    gen^')).toContain('gen_ai.tool.name')
  expect(labels('detection:\n  s:\n    - gen^')).toContain('gen_ai.tool.name')
  const text = 'detection:\n  s:\n    gen_ai.tool.name|'
  expect(complete(text, text.length)).toMatchObject({ from: text.length })
  expect(labels(`${text}^`)).toContain('startswith')
  expect(labels(`${text}contains|^`)).toContain('all')
  expect(labels('detection:\n  s:\n    f:\n      - ^')).toEqual([])
})

test('values are those of the key', () => {
  expect(labels('level: ^')[0]).toBe('critical')
  expect(labels('logsource:\n  category: ^')).toContain('ai_tool')
  expect(labels('detection:\n  s:\n    a|exists: ^')).toEqual(['true', 'false'])
  expect(labels('detection:\n  s:\n    a|fieldref: ^')).toContain('user.id')
  expect(labels('correlation:\n  condition:\n    field: ^')).toContain('user.id')
  expect(labels('title: ^')).toEqual([])
})

test('a condition offers the selections of its rule', () => {
  expect(labels('detection:\n  paid:\n    a: 1\n  asked:\n    b: 1\n  condition: paid and ^').slice(0, 2)).toEqual([
    'paid',
    'asked',
  ])
})

test('tags carry the names of ATLAS and OWASP', () => {
  expect(labels('tags:\n  - ^')).toEqual(['atlas.aml.t0051.001', 'owasp.llm01-2026'])
  expect(TAGS[0]).toMatchObject({ detail: 'Indirect' })
})

test('fixtures offer their own keys, kinds, logs and fields', () => {
  expect(labels('^', fixtureCompletions)).toEqual(['rule', 'common', 'cases'])
  expect(labels('cases:\n  - kind: ^', fixtureCompletions)).toEqual(['attack', 'benign', 'near_miss'])
  expect(labels('cases:\n  - name: a\n    events:\n      - cat^', fixtureCompletions)).toContain('user.id')
  expect(labels('cases:\n  - events:\n      - category: ^', fixtureCompletions)).toContain('ai_audit')
})
