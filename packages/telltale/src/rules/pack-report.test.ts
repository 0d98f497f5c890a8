import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CorrelationRule, DetectionRule } from '@telltale/sigma'
import { expect, test } from 'vitest'
import { reportPack } from './pack-report.ts'
import { parseBullets } from './parse-bullets.ts'
import { readRuleFiles } from './read-rule-files.ts'
import { collectFacts } from './rule-facts.ts'
import { readRulePack } from './rule-pack.ts'
import { runFixtures } from './run-fixtures.ts'

const NOTHING = {
  file: 'ai_prompt/x.yml',
  line: 1,
  column: 1,
  taxonomy: 'telltale',
  references: [],
  falsepositives: ['Tests of the security team.'],
  fields: [],
  scope: [],
  related: [],
} as const

function rule(id: string, more: Partial<DetectionRule> = {}): DetectionRule {
  return {
    ...NOTHING,
    kind: 'rule',
    id,
    title: `Rule ${id}`,
    level: 'high',
    author: 'Telltale',
    description: 'What it finds.',
    tags: ['atlas.aml.t0051.000', 'owasp.llm01-2026'],
    custom: new Map([['telltale', { bullets: ['C1.1'] }]]),
    logsource: { product: 'telltale', category: 'ai_prompt' },
    selections: new Map(),
    condition: { kind: 'name', name: 'selection' },
    ...more,
  }
}

function correlation(id: string, rules: readonly string[], generate = false): CorrelationRule {
  const { logsource: _l, selections: _s, condition: _c, ...meta } = rule(id)
  return {
    ...meta,
    kind: 'correlation',
    type: 'event_count',
    rules,
    groupBy: [],
    timespanMs: 60_000,
    generate,
    aliases: new Map(),
    condition: { kind: 'aggregate', tests: [{ comparison: 'gte', value: 2 }], fields: [] },
  }
}

const EVENTS = 'events: [{category: ai_prompt, action: prompt.submitted}]'
const fixtures = (id: string) =>
  `rule: ${id}\ncases:\n  - {name: a, kind: attack, ${EVENTS}}\n  - {name: b, kind: benign, ${EVENTS}}\n  - {name: c, kind: near_miss, ${EVENTS}}\n`
const { bullets } = parseBullets('bullets:\n  - {id: C1.1, log: ai_prompt, text: Direct injection}\n', 'bullets.yml')

function readWith(documents: readonly (DetectionRule | CorrelationRule)[], tests: string) {
  const files = [
    { path: 'ai_prompt/x.yml', text: 'yaml of x' },
    { path: 'ai_prompt/x.tests.yml', text: tests },
    { path: 'bullets.yml', text: '' },
  ]
  return readRulePack(files, () => ({ documents, problems: [] }))
}

function report(documents: readonly (DetectionRule | CorrelationRule)[], tests: string) {
  const { cases } = readWith(documents, tests)
  // Finds the attacks and nothing else.
  const results = cases.flatMap((one) =>
    runFixtures([one], () => (one.kind === 'attack' ? [{ ruleId: one.ruleId, eventIds: [] }] : [])),
  )
  return reportPack({ documents, bullets, cases, results })
}

test('a complete and tested rule that answers every bullet leaves no problem', () => {
  const { problems, markdown } = report([rule('r1')], fixtures('r1'))
  expect(problems).toEqual([])
  expect(markdown).toContain('| C1.1 | ai\\_prompt | Direct injection | Rule r1 |')
  expect(markdown).toContain('| Rule r1 | high | ai\\_prompt | AML.T0051.000 | LLM01:2026 | C1.1 | 1 / 1 / 1 |')
  expect(markdown).toContain('named by tested rules: 1 (1 wholly, 0 partly)')
  expect(markdown).toContain('| AML.T0051.000 Direct | yes | ai\\_prompt | The text of the prompt. | tested rule | 1 |')
  expect(markdown).toContain('| AML.T0000 Search Open Technical Databases | no |')
})

test('everything a rule lacks is said', () => {
  const { id: _i, level: _v, author: _a, description: _d, ...bare } = rule('r1')
  const document: DetectionRule = {
    ...bare,
    falsepositives: [],
    tags: ['atlas.aml.t9999'],
    custom: new Map([['telltale', { bullets: ['C9.99'] }]]),
  }
  const codes = report([document], '').problems.map((one) => one.code)
  expect(codes).toEqual([
    'no-id',
    'no-author',
    'no-description',
    'no-level',
    'no-atlas',
    'no-owasp',
    'no-falsepositives',
    'no-attack',
    'no-benign',
    'no-near-miss',
    'unknown-tag',
    'unknown-bullet',
    'unanswered-bullet',
  ])
})

test('a tag of a technique that no log can show is a problem; ATT&CK stands in where ATLAS has no such technique', () => {
  const far = rule('r1', { tags: ['atlas.aml.t0041', 'owasp.llm01-2026'] })
  expect(report([far], fixtures('r1')).problems.map((one) => one.code)).toEqual(['unseen-technique'])
  const blinded = rule('r1', { tags: ['attack.t1562.008', 'owasp.asi10-2026'] })
  expect(report([blinded], fixtures('r1')).problems).toEqual([])
})

test('a rule that only serves a correlation needs no fixtures of its own, unless it may fire too', () => {
  const base = rule('base', { tags: [], falsepositives: [], custom: new Map() })
  expect(report([base, correlation('c1', ['base'])], fixtures('c1')).problems).toEqual([])
  const loud = report([base, correlation('c1', ['base'], true)], fixtures('c1')).problems.map((one) => one.code)
  expect(loud).toContain('no-attack')
})

test('ids and titles that repeat are said, whatever their case', () => {
  const twin = rule('R1', { title: 'RULE r1' })
  expect(report([rule('r1'), twin], fixtures('r1')).problems.map((one) => one.code)).toEqual(
    expect.arrayContaining(['same-id', 'same-title']),
  )
})

test('a failing fixture is a problem at its place and leaves its bullet unanswered', () => {
  const documents = [rule('r1')]
  const { cases } = readWith(documents, fixtures('r1'))
  const { problems } = reportPack({ documents, bullets, cases, results: runFixtures(cases, () => []) })
  expect(problems.map((one) => [one.code, one.file, one.line])).toEqual([
    ['fixture-failed', 'ai_prompt/x.tests.yml', 3],
    ['unanswered-bullet', 'bullets.yml', 1],
  ])
})

test('a correlation needs the logs of all rules below it, and a ring of correlations ends', () => {
  const documents = [
    rule('a'),
    rule('b', { logsource: { category: 'ai_tool' } }),
    correlation('c', ['a', 'd']),
    correlation('d', ['b', 'c']),
  ]
  expect(collectFacts(documents, [], []).find((one) => one.id === 'd')?.needs).toEqual(['ai_tool', 'ai_prompt'])
})

test('a pack keeps the text of each rule and of its fixtures, and says which fixtures belong to no rule', () => {
  const read = readWith([rule('r1')], `${fixtures('r1')}---\n${fixtures('gone')}`)
  expect(read.sources.get('r1')).toBe('yaml of x')
  expect(read.tests.get('r1')).toContain('rule: r1')
  expect(read.problems.map((one) => [one.code, one.line])).toEqual([['unknown-rule', 9]])
  const alone = readRulePack([{ path: 'a/b.tests.yml', text: fixtures('r') }], () => ({ documents: [], problems: [] }))
  expect(alone.problems.map((one) => one.code)).toEqual(['no-rule-beside', 'unknown-rule'])
})

test('the files of a folder are read by path, subfolders included', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'telltale-rules-'))
  try {
    await mkdir(join(folder, 'ai_tool'))
    await writeFile(join(folder, 'ai_tool/b.yml'), 'b')
    await writeFile(join(folder, 'a.yaml'), 'a')
    await writeFile(join(folder, 'readme.md'), '')
    expect(await readRuleFiles(folder)).toEqual([
      { path: 'a.yaml', text: 'a' },
      { path: 'ai_tool/b.yml', text: 'b' },
    ])
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('a list of bullets says what is wrong with it', () => {
  const text =
    'bullets:\n  - {id: A, log: ai_prompt, text: x}\n  - {id: A, log: ai_prompt, text: y}\n  - {id: B, log: other, text: z}\n'
  expect(parseBullets(text, 'b').problems.map((one) => [one.code, one.line])).toEqual([
    ['same-id', 3],
    ['bad-bullet', 4],
  ])
  expect(parseBullets('x: 1', 'b').problems.map((one) => one.code)).toEqual(['no-bullets'])
})

test('a rule as it is written names its bullets, its tags and its log', () => {
  const text = `title: Direct injection
id: 1f6f2a7c-4f0e-4b7a-9d3e-0a2f5d1c9b11
description: A prompt that the scanner takes for an injection.
author: Telltale
level: high
tags: [atlas.aml.t0051.000, owasp.llm01-2026]
falsepositives: [Tests of the security team.]
logsource: {product: telltale, category: ai_prompt}
telltale: {bullets: [C1.1]}
detection:
  selection: {telltale.risk.class: injection}
  condition: selection
`
  const files = [
    { path: 'ai_prompt/direct.yml', text },
    { path: 'ai_prompt/direct.tests.yml', text: fixtures('1f6f2a7c-4f0e-4b7a-9d3e-0a2f5d1c9b11') },
  ]
  const pack = readRulePack(files)
  expect(pack.problems).toEqual([])
  const results = pack.cases.flatMap((one) =>
    runFixtures([one], () => (one.kind === 'attack' ? [{ ruleId: one.ruleId, eventIds: [] }] : [])),
  )
  expect(reportPack({ ...pack, bullets, results }).problems).toEqual([])
})

test('the bullets of the pack are 62 of the catalogue and 37 of the nine logs', async () => {
  const path = new URL('../../../../rules/bullets.yml', import.meta.url)
  const read = parseBullets(await readFile(path, 'utf8'), 'bullets.yml')
  expect(read.problems).toEqual([])
  expect(read.bullets.filter((one) => /^(C\d|M)\.\d$/.test(one.id))).toHaveLength(62)
  expect(read.bullets).toHaveLength(99)
})
