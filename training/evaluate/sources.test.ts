import { expect, test } from 'vitest'
import type { Row } from '../corpora/read-corpora.ts'
import { groupOf, HELD_OUT_SOURCES, isHeldOut, isPayloadSeen, qualityOf, roleOf, TRAIN_SOURCES } from './sources.ts'

const row: Row = {
  id: '1',
  text: 'text',
  label: 'injection',
  kind: 'planted:end',
  lang: 'en',
  source: 'derived: XQuAD + promptshield/attack_db',
  split: 'train',
  weak: false,
  strict: true,
  discusses: undefined,
  payload: undefined,
  role: undefined,
}

test('no source is on both sides, and a third or more are held out', () => {
  expect(TRAIN_SOURCES.filter((source) => HELD_OUT_SOURCES.includes(source))).toEqual([])
  expect(HELD_OUT_SOURCES.length).toBeGreaterThanOrEqual((TRAIN_SOURCES.length + HELD_OUT_SOURCES.length) / 3)
})

test('a planted row is held out when either half of it is', () => {
  expect(isHeldOut('derived: XQuAD + promptshield/attack_db')).toBe(true)
  expect(isHeldOut('derived: tau-bench historical trajectories + Lakera/gandalf_ignore_instructions')).toBe(true)
  expect(isHeldOut('derived: XQuAD + Lakera/gandalf_ignore_instructions')).toBe(false)
})

test('a source that nobody listed is held out; what the generator wrote is not', () => {
  expect(isHeldOut('somebody/new')).toBe(true)
  expect(isHeldOut('generated')).toBe(false)
})

test('a held-out context around a known payload is told apart', () => {
  const known = { ...row, source: 'derived: tau-bench historical trajectories + Lakera/gandalf_ignore_instructions' }
  expect(isPayloadSeen(known)).toBe(true)
  expect(isPayloadSeen(row)).toBe(false)
})

test('planted rows are counted by their payload', () => {
  expect(groupOf(row)).toBe('planted: promptshield/attack_db')
  expect(groupOf({ ...row, source: 'XQuAD' })).toBe('XQuAD')
})

test('labels are trusted by the mark of the row and by what is known of the payload', () => {
  expect(qualityOf(row)).toBe('clean')
  expect(qualityOf({ ...row, weak: true })).toBe('weak')
  expect(qualityOf({ ...row, source: 'derived: XQuAD + deepset/prompt-injections:train' })).toBe('doubtful')
  expect(qualityOf({ ...row, source: 'derived: BFCL v4 + neuralchemy/Prompt-injection-dataset' })).toBe('weak')
})

test('the role follows the place of a text and never its label', () => {
  const context = 'tau-bench historical trajectories'
  expect(roleOf({ ...row, source: `derived: ${context} + promptshield/attack_db` })).toBe('tool')
  expect(roleOf({ ...row, source: context, kind: 'tool_result', label: 'benign' })).toBe('tool')
  expect(roleOf({ ...row, source: 'XQuAD', kind: 'encyclopedia', label: 'benign' })).toBe('retrieval')
  expect(roleOf(row)).toBe('retrieval')
  expect(roleOf({ ...row, source: 'XQuAD', kind: 'question', label: 'benign' })).toBe('user')
  expect(roleOf({ ...row, source: 'promptshield/attack_db', kind: 'curated:direct_injection' })).toBe('user')
})
