import { expect, test } from 'vitest'
import { formatQuery, parseQuery, type QueryTerm } from './query-language.ts'
import { hasPreset, nameLabel, RISK_PRESETS, togglePreset } from './risk.ts'

test('a preset takes the place of what the query said of its field, and goes with a second press', () => {
  const [first] = RISK_PRESETS
  if (!first) throw new Error('no preset')
  const parsed = parseQuery('log is tool and risk >= 0.2')
  const terms: readonly QueryTerm[] = parsed.ok ? parsed.terms : []
  const on = togglePreset(terms, first)
  expect(formatQuery(on)).toBe('telltale.category is tool and telltale.risk.score >= 0.8')
  expect(hasPreset(on, first)).toBe(true)
  expect(formatQuery(togglePreset(on, first))).toBe('telltale.category is tool')
})

test('every preset is a query that can be typed', () => {
  for (const { term } of RISK_PRESETS) expect(parseQuery(formatQuery([term]))).toEqual({ ok: true, terms: [term] })
})

test('a label that is none is not shown', () => {
  expect([nameLabel('prompt_extraction'), nameLabel('pii'), nameLabel('<b>')]).toEqual([
    'prompt extraction',
    'personal data',
    '',
  ])
})
