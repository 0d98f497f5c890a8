import { expect, test } from 'vitest'
import { ATLAS_RETIRED, ATLAS_TACTICS, ATLAS_TECHNIQUES, findAtlas } from './atlas.ts'
import { OBSERVABLE_IDS } from './atlas-observable.ts'
import { ATLAS_SIGHT_ROWS } from './atlas-sight-rows.ts'
import { findOwasp, OWASP_AGENTIC, OWASP_LLM } from './owasp.ts'
import { readTags } from './read-tags.ts'

test('the release has 16 tactics, 120 techniques and 88 sub-techniques, 225 cells in all', () => {
  expect(ATLAS_TACTICS).toHaveLength(16)
  expect(ATLAS_TECHNIQUES.filter((one) => one.parent === undefined)).toHaveLength(120)
  expect(ATLAS_TECHNIQUES.filter((one) => one.parent !== undefined)).toHaveLength(88)
  expect(ATLAS_TECHNIQUES.flatMap((one) => one.tactics)).toHaveLength(225)
  expect(new Set(ATLAS_TECHNIQUES.map((one) => one.id)).size).toBe(208)
})

test('every technique stands under known tactics and every sub-technique under a known technique', () => {
  const tactics = new Set(ATLAS_TACTICS.map((one) => one.id))
  for (const one of ATLAS_TECHNIQUES) {
    expect(one.tactics.length, one.id).toBeGreaterThan(0)
    expect(one.tactics.every((tactic) => tactics.has(tactic))).toBe(true)
    if (one.parent !== undefined) expect(findAtlas(one.parent)?.parent).toBeUndefined()
  }
})

test('every technique of the release is judged once, by its own nature: whether, by which logs, and why', () => {
  expect(ATLAS_SIGHT_ROWS.map(([id]) => `AML.${id}`).toSorted()).toEqual(
    ATLAS_TECHNIQUES.map((one) => one.id).toSorted(),
  )
  for (const one of ATLAS_TECHNIQUES) {
    expect(one.why, one.id).toMatch(/^[A-Z].{8,120}\.$/)
    expect(one.shownBy.length > 0, one.id).toBe(one.sight !== 'no')
  }
  for (const [id, , logs] of ATLAS_SIGHT_ROWS) {
    expect(findAtlas(`AML.${id}`)?.shownBy.length, id).toBe(logs === '' ? 0 : logs.split(' ').length)
  }
  expect(ATLAS_TECHNIQUES.filter((one) => one.sight !== 'no').length).toBe(OBSERVABLE_IDS.size)
})

test('a technique that can be shown only in its parts does not hide behind them', () => {
  for (const part of ATLAS_TECHNIQUES.filter((one) => one.parent !== undefined && one.sight !== 'no')) {
    expect(findAtlas(part.parent ?? '')?.sight, part.id).not.toBe('no')
  }
})

test('a retired id gives what replaced it', () => {
  for (const [old, now] of ATLAS_RETIRED) expect(findAtlas(old)?.id).toBe(now)
})

test('OWASP ids carry their edition', () => {
  expect(OWASP_LLM[9]).toEqual({ id: 'LLM10:2026', name: 'Improper Output Handling', list: 'llm', edition: '2026' })
  expect(OWASP_AGENTIC[1]?.id).toBe('ASI02:2026')
  expect(findOwasp('llm08:2026')?.name).toBe('Hidden Context Exposure')
  expect(findOwasp('LLM08:2025')).toBeUndefined()
})

test('tags become ids, each once, and other namespaces are left alone', () => {
  const tags = ['atlas.aml.t0051.001', 'atlas.AML.T0051.001', 'owasp.llm01-2026', 'owasp.asi02', 'owasp.asi02-2026']
  expect(readTags([...tags, 'attack.t1059', 'cve.2026-1', 'atlas.aml.t0019'])).toEqual({
    atlas: ['AML.T0051.001', 'AML.T0115.000'],
    owasp: ['LLM01:2026', 'ASI02:2026'],
    unknown: [],
  })
})

test('tags that name nothing are reported as written', () => {
  const tags = [
    'atlas.aml.t9999',
    'atlas.t0051',
    'owasp.llm01',
    'owasp.llm11-2026',
    'owasp.asi02-2025',
    'owasp.constructor',
  ]
  expect(readTags(tags)).toEqual({ atlas: [], owasp: [], unknown: tags })
})
