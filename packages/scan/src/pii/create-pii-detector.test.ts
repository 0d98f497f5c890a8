import { expect, test } from 'vitest'
import { createPiiDetector } from './create-pii-detector.ts'

test('a finding names its type, its label and its standards, and covers the value only', () => {
  const text = 'write to anna@firma.de'
  const reading = { kind: 'plain', text, starts: undefined, end: text.length }
  const findings = createPiiDetector().inspect({ original: text, readings: [reading], hidden: [] }, 'response')
  expect(findings).toEqual([
    {
      detector: 'pii/email',
      label: 'pii',
      score: 0.95,
      start: 9,
      end: 22,
      reason: 'Personal data stands in the text: email',
      atlas: ['AML.T0057'],
      owasp: ['LLM02:2026'],
    },
  ])
})
