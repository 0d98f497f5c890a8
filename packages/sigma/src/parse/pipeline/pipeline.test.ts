import { describe, expect, test } from 'vitest'
import { parseSigma } from '../parse-sigma.ts'
import { parsePipeline } from './parse-pipeline.ts'
import type { Pipeline } from './pipeline.ts'

function pipelineOf(...steps: readonly string[]): Pipeline {
  const text = ['name: own', 'transformations:', ...steps.map((step) => `  - ${step}`)].join('\n')
  const { pipeline, problems } = parsePipeline(text, { file: 'own.yml' })
  if (pipeline === undefined) throw new Error(JSON.stringify(problems))
  return pipeline
}

function apply(selection: string, ...pipelines: readonly Pipeline[]) {
  const text = `title: T\nlogsource: { product: windows, category: process }\ndetection:\n  sel: ${selection}\n  condition: sel`
  const { documents, problems } = parseSigma(text, { file: 'rule.yml', pipelines })
  const [rule] = documents
  const sel = rule?.kind === 'rule' ? rule.selections.get('sel') : undefined
  return { rule, sel, problems }
}

const RENAME = '{ type: field_name_mapping, mapping: { Image: process.path, User: [user.name, user.id] } }'

describe('pipelines', () => {
  test('rename fields, those that are compared with, too', () => {
    expect(apply('{ Image: a }', pipelineOf(RENAME)).sel).toMatchObject({ kind: 'field', field: 'process.path' })
    expect(apply('{ Other: a }', pipelineOf(RENAME)).sel).toMatchObject({ field: 'Other' })
    expect(apply('{ Other|fieldref: Image }', pipelineOf(RENAME)).sel).toMatchObject({
      tests: [{ kind: 'fieldref', field: 'process.path' }],
    })
  })

  test('give a field several new names: any of them', () => {
    expect(apply('{ User: a }', pipelineOf(RENAME)).sel).toMatchObject({
      kind: 'or',
      parts: [{ field: 'user.name' }, { field: 'user.id' }],
    })
  })

  test('put a prefix before fields, all or some', () => {
    expect(apply('{ a: 1 }', pipelineOf('{ type: field_name_prefix, prefix: win. }')).sel).toMatchObject({
      field: 'win.a',
    })
    const but =
      '{ type: field_name_prefix, prefix: win., field_name_conditions: [{ type: exclude_fields, fields: [a] }] }'
    expect(apply('{ a: 1, b: 2 }', pipelineOf(but)).sel).toMatchObject({ parts: [{ field: 'a' }, { field: 'win.b' }] })
  })

  test('add conditions', () => {
    const { rule } = apply(
      '{ a: 1 }',
      pipelineOf('{ type: add_condition, conditions: { index: [x, y] }, negated: true }'),
    )
    const added = { kind: 'not', operand: { kind: 'name', name: '_condition1' } }
    expect(rule).toMatchObject({ condition: { kind: 'and', parts: [{ name: 'sel' }, added] } })
  })

  test('are for some log sources, and may change them', () => {
    const change = 'type: change_logsource, product: telltale, category: ai_tool'
    const forWindows = `{ ${change}, rule_conditions: [{ type: logsource, product: windows }] }`
    const forLinux = `{ ${change}, rule_conditions: [{ type: logsource, product: linux }] }`
    expect(apply('{ a: 1 }', pipelineOf(forWindows)).rule).toMatchObject({
      logsource: { product: 'telltale', category: 'ai_tool' },
    })
    expect(apply('{ a: 1 }', pipelineOf(forLinux)).rule).toMatchObject({ logsource: { product: 'windows' } })
  })

  test('take items out; a rule with nothing left is refused', () => {
    const drop = pipelineOf(
      '{ type: drop_detection_item, field_name_conditions: [{ type: include_fields, fields: [a] }] }',
    )
    expect(apply('{ a: 1, b: 2 }', drop).sel).toMatchObject({ kind: 'field', field: 'b' })
    expect(apply('{ a: 1 }', drop)).toMatchObject({ rule: undefined, problems: [{ code: 'nothing-left' }] })
  })

  test('replace in texts and leave wildcards alone', () => {
    const replace = pipelineOf(String.raw`{ type: replace_string, regex: '\\(\w)', replacement: '/$1' }`)
    expect(apply(String.raw`{ a: 'C:\Dir\*\x' }`, replace).sel).toMatchObject({
      tests: [{ parts: [{ text: 'C:/Dir*/x' }] }],
    })
    expect(apply(String.raw`{ a|contains: '\Dir' }`, replace).sel).toMatchObject({
      tests: [{ parts: [{ kind: 'many' }, { text: '/Dir' }, { kind: 'many' }] }],
    })
  })

  test('go by priority, least first', () => {
    const first = { ...pipelineOf('{ type: field_name_prefix, prefix: x. }'), priority: 1 }
    const second = { ...pipelineOf('{ type: field_name_prefix, prefix: y. }'), priority: 2 }
    expect(apply('{ a: 1 }', second, first).sel).toMatchObject({ field: 'y.x.a' })
  })

  test('rename the fields of correlations', () => {
    const text =
      'title: C\ncorrelation: { type: value_count, rules: [a], group-by: [User, u], timespan: 1m,' +
      ' aliases: { u: { a: Image } }, condition: { field: Image, gt: 1 } }'
    const { documents } = parseSigma(text, { file: 'c.yml', pipelines: [pipelineOf(RENAME)] })
    expect(documents).toMatchObject([{ groupBy: ['user.name', 'u'], condition: { fields: ['process.path'] } }])
    const [rule] = documents
    expect(rule?.kind === 'correlation' && rule.aliases.get('u')?.get('a')).toBe('process.path')
  })

  test.each([
    ['{ type: field_name_maping, mapping: {} }', 'unknown-transformation', 'field_name_mapping'],
    ['{ type: replace_string, regex: "(?=a)", replacement: b }', 'bad-regex', undefined],
    ['{ type: replace_string, regex: a }', 'missing-replacement', undefined],
    ['{ type: drop_detection_item }', 'missing-fields', undefined],
    ['{ type: change_logsource }', 'empty-logsource', undefined],
    ['{ type: field_name_prefix, prefix: x, rule_conditions: [{ type: logsorce }] }', 'unknown-condition', 'logsource'],
    ['{ type: add_condition, conditions: { "a|x": 1 } }', 'unknown-modifier', undefined],
    ['word', 'wrong-type', undefined],
  ])('%s is refused: %s', (step, code, fix) => {
    const { pipeline, problems } = parsePipeline(`transformations:\n  - ${step}`, { file: 'p.yml' })
    expect(pipeline).toBeUndefined()
    expect(problems).toMatchObject([{ file: 'p.yml', line: 2, severity: 'error', code, ...(fix ? { fix } : {}) }])
  })

  test('any text is read without throwing', () => {
    for (const text of ['', '[', 'a', '[]', 'transformations: x', 'a: 1\n---\nb: 2']) {
      expect(parsePipeline(text, { file: 'p.yml' }).problems.length).toBeGreaterThan(0)
    }
  })
})
