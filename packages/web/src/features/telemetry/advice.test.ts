import { CATEGORIES, EXPECTED_FIELDS } from '@telltale/model'
import { expect, test } from 'vitest'
import { adviseField, adviseLog } from './advice.ts'

test('content is switched on by each dialect’s own name for it', () => {
  expect(adviseField('telltale.prompt.text', ['otel_genai']).code).toBe(
    'OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT=true',
  )
  expect(adviseField('telltale.prompt.text', ['openllmetry']).code).toBe('TRACELOOP_TRACE_CONTENT=true')
  expect(adviseField('telltale.prompt.text', []).code).toBeUndefined()
})

test('the user is named on the span where no dialect has a better place', () => {
  expect(adviseField('user.id', ['otel_genai']).code).toBe("span.setAttribute('user.id', user.id)")
  expect(adviseField('user.id', ['vercel_ai']).code).toContain('metadata: { userId')
})

test('every expected field and every log has something to do', () => {
  for (const category of CATEGORIES) {
    expect(adviseLog(category, ['otel_genai']).length).toBeGreaterThan(0)
    for (const names of EXPECTED_FIELDS[category]) {
      expect(adviseField(names[0] ?? '', []).text).not.toBe('')
    }
  }
})
