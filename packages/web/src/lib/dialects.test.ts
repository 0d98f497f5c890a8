import { expect, test } from 'vitest'
import { shortDialects } from './dialects.ts'

const DIALECTS = ['otel_db', 'otel_genai', 'otel_genai_legacy', 'otel_http', 'own_thing']

test('what an app speaks begins with what says most, and is cut by whole names', () => {
  expect(shortDialects(DIALECTS, 2)).toBe('OTel GenAI, OTel GenAI (older names) +3')
  expect(shortDialects(DIALECTS.slice(0, 2), 2)).toBe('OTel GenAI, Database spans')
  expect(shortDialects([], 2)).toBe('no dialect known')
})

test('a dialect nobody knows keeps its own name and stands last', () => {
  expect(shortDialects(DIALECTS, 9)).toMatch(/HTTP spans, Database spans, own_thing$/)
})
