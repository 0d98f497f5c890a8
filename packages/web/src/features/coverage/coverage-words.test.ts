import type { CoverageCell, CoverageJson, CoverageState } from '@telltale/model'
import { expect, test } from 'vitest'
import {
  blindSentence,
  cellSentence,
  columnWords,
  countFilters,
  distinctCells,
  headline,
  isBlind,
  narrow,
  natureSentence,
} from './coverage-words.ts'

function cell(id: string, state: CoverageState, parts: Partial<CoverageCell> = {}): CoverageCell {
  const rules = state === 'tested' || state === 'untested' ? [rule('r1', state === 'tested')] : []
  return { id, name: id, state, rules, blind: [], alerts: 0, ...parts }
}

function rule(id: string, tested: boolean, enabled = true) {
  return { id, title: id, tested, enabled }
}

const shared = { ...cell('T1', 'tested', { alerts: 2 }), subtechniques: [cell('T1.000', 'untested')] }
const unseen = { ...cell('T2', 'out_of_sight'), subtechniques: [] }
const dark = { ...cell('T3', 'tested', { blind: ['ai_audit', 'ai_tool'] }), subtechniques: [] }
const open = { ...cell('T4', 'no_rule'), subtechniques: [] }
const coverage: CoverageJson = {
  atlas_release: '2026.09',
  tactics: [
    { id: 'TA1', name: 'One', techniques: [unseen, open, shared] },
    { id: 'TA2', name: 'Two', techniques: [shared, dark] },
  ],
  owasp_llm: [],
  owasp_agentic: [],
  totals: { tested: 2, untested: 1, no_rule: 1, out_of_sight: 1 },
}

test('a technique of two tactics counts once', () => {
  expect(distinctCells(coverage).map((item) => item.id)).toEqual(['T2', 'T4', 'T1', 'T1.000', 'T3'])
  expect(countFilters(coverage)).toEqual({ tested: 2, untested: 1, no_rule: 1, out_of_sight: 1, blind: 1, alerts: 1 })
})

test('the headline counts tested rules alone, of what AI logs can show', () => {
  expect(headline(coverage).count).toBe('2 of 4')
  expect(columnWords([unseen, open, shared])).toBe('1 of 2 visible')
  expect(columnWords([unseen])).toBe('none visible')
})

test('cells sort by what is known, and a filter keeps a technique for the sake of its sub-technique', () => {
  expect(narrow([unseen, open, shared], undefined).map((item) => item.id)).toEqual(['T1', 'T4', 'T2'])
  expect(narrow([unseen, open, shared], 'untested').map((item) => [item.id, item.subtechniques.length])).toEqual([
    ['T1', 1],
  ])
  expect(narrow([shared, dark], 'blind').map((item) => item.id)).toEqual(['T3'])
  expect(narrow([shared], 'alerts').map((item) => item.subtechniques.length)).toEqual([0])
})

test('a cell says what is known of it and never more', () => {
  expect(cellSentence(open)).toBe('AI logs can show this, and no rule looks for it yet.')
  expect(cellSentence(unseen)).toContain('Other tools must')
  const mixed = cell('T5', 'tested', { rules: [rule('a', true), rule('b', false), rule('c', false, false)] })
  expect(cellSentence(mixed)).toBe('3 rules, one tested, one turned off.')
  expect(cellSentence(cell('T6', 'untested'))).toBe('1 rule, none tested.')
})

test('what logs can show of a technique does not depend on the rules that name it', () => {
  const claimed = cell('T8', 'out_of_sight', { rules: [rule('own', true)], blind: ['ai_tool'] })
  expect(cellSentence(claimed)).toContain('1 rule named it; that does not make it visible')
  expect(isBlind(claimed)).toBe(false)
  const partly = cell('T9', 'no_rule', {
    nature: { sight: 'partly', logs: ['ai_tool', 'ai_egress'], why: 'Only agents of ours.' },
  })
  expect(natureSentence(partly)).toBe('Partly visible in the logs tool, egress: Only agents of ours.')
  expect(natureSentence(cell('LLM01:2026', 'tested'))).toBe('')
})

test('blind is a rule whose logs do not arrive, not a cell without a rule', () => {
  expect(isBlind(cell('T7', 'no_rule', { blind: ['ai_tool'] }))).toBe(false)
  expect(blindSentence(shared)).toBe('')
  expect(blindSentence(dark)).toBe('No audit and tool log came in the last day, so what reads it stays silent.')
})
