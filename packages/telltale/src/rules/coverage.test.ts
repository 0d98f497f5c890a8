import { OWASP_LLM } from '@telltale/model'
import { expect, test } from 'vitest'
import { buildCoverage, type CoverageRule, cellsOf } from './coverage.ts'
import { coverageCsv } from './coverage-csv.ts'
import { navigatorLayer } from './navigator-layer.ts'

function rule(id: string, more: Partial<CoverageRule>): CoverageRule {
  return { id, title: `Rule ${id}`, enabled: true, tested: true, atlas: [], owasp: [], needs: ['ai_prompt'], ...more }
}

const coverage = buildCoverage({
  rules: [
    rule('r1', { atlas: ['AML.T0051.000'], owasp: ['LLM01:2026'] }),
    rule('r2', { atlas: ['AML.T0053'], tested: false, needs: ['ai_tool'], title: '=HYPERLINK("x"), "quoted"' }),
    rule('r3', { atlas: ['AML.T0056'], enabled: false }),
    rule('r4', { atlas: ['AML.T0008.002'] }),
  ],
  alerts: new Map([
    ['r1', 2],
    ['r2', 3],
  ]),
  seen: new Set(['ai_prompt'] as const),
})
const cell = (id: string) => cellsOf(coverage).find((one) => one.id === id)

test('a cell is tested, untested, without a rule or out of sight', () => {
  expect(cell('AML.T0051.000')?.state).toBe('tested')
  expect(cell('AML.T0053')?.state).toBe('untested')
  expect(cell('AML.T0034')?.state).toBe('no_rule')
  expect(cell('AML.T0041')?.state).toBe('out_of_sight')
})

test('a rule of a sub-technique counts for its technique, not for its sisters', () => {
  expect(cell('AML.T0051')?.state).toBe('tested')
  expect(cell('AML.T0051.001')?.state).toBe('no_rule')
})

test('a technique that no log can show stays out of sight, whatever a rule claims by its tags', () => {
  expect(cell('AML.T0008.002')).toMatchObject({ state: 'out_of_sight', rules: [{ id: 'r4' }] })
  expect(cell('AML.T0008.002')?.nature).toEqual({ sight: 'no', logs: [], why: 'Registered elsewhere.' })
  expect(cell('AML.T0053')?.nature).toMatchObject({ sight: 'yes', logs: ['ai_tool'] })
  expect(coverage.owasp_llm[0]?.nature).toBeUndefined()
})

test('a disabled rule is shown and does not count', () => {
  expect(cell('AML.T0056')).toMatchObject({ state: 'no_rule', rules: [{ id: 'r3', enabled: false }] })
})

test('a cell is blind where its rules read a log that does not arrive', () => {
  expect(cell('AML.T0053')).toMatchObject({ blind: ['ai_tool'], alerts: 3 })
  expect(cell('AML.T0051.000')).toMatchObject({ blind: [], alerts: 2 })
})

test('each technique counts once, however many tactics it stands under', () => {
  const under = coverage.tactics.filter((tactic) => tactic.techniques.some((one) => one.id === 'AML.T0053'))
  expect(under.map((tactic) => tactic.name)).toEqual(['Execution', 'Privilege Escalation', 'Lateral Movement'])
  expect(Object.values(coverage.totals).reduce((sum, count) => sum + count, 0)).toBe(208)
  expect(cellsOf(coverage)).toHaveLength(208)
  expect(coverage.owasp_llm.map((one) => one.id)).toEqual(OWASP_LLM.map((one) => one.id))
})

test('the Navigator layer holds every technique once with a colour for its state', () => {
  const layer = navigatorLayer(coverage)
  expect([layer.domain, layer.versions.layer, layer.techniques.length]).toEqual(['atlas-atlas', '4.5', 208])
  const of = (id: string) => layer.techniques.find((one) => one.techniqueID === id)
  expect(of('AML.T0053')?.comment).toBe(
    'untested rule: Every call with its arguments.\n=HYPERLINK("x"), "quoted" (untested)\nNo events lately in: ai_tool',
  )
  expect(new Set(layer.techniques.map((one) => one.color)).size).toBe(4)
})

test('the CSV holds a line for each cell and no formula', () => {
  const lines = coverageCsv(coverage).split('\r\n')
  expect(lines).toHaveLength(1 + 208 + 20 + 1)
  expect(lines[0]).toBe('list,id,name,tactics,state,rules,blind,alerts,observable,logs,why')
  expect(lines.find((line) => line.startsWith('atlas,AML.T0053,'))).toBe(
    `atlas,AML.T0053,AI Agent Tool Invocation,"Execution; Privilege Escalation; Lateral Movement",untested,"'=HYPERLINK(""x""), ""quoted""",ai_tool,3,yes,ai_tool,Every call with its arguments.`,
  )
})
