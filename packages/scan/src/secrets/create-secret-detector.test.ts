import { expect, test } from 'vitest'
import type { UnfoldedText } from '../detector.ts'
import { createSecretDetector } from './create-secret-detector.ts'

function plain(text: string): UnfoldedText {
  return { original: text, readings: [{ kind: 'plain', text, starts: undefined, end: text.length }], hidden: [] }
}

test('a finding names its rule, its label and its standards, and covers the value only', () => {
  const text = 'DB_PASSWORD=Tr0ub4dor&3'
  const [finding] = createSecretDetector().inspect(plain(text), 'tool')
  expect(finding).toMatchObject({ detector: 'secret/generic-password', label: 'secret', start: 12, end: 23 })
  expect(finding?.atlas).toContain('AML.T0055')
  expect(finding?.owasp).toEqual(['LLM02:2026'])
})

test('what is hidden is placed in the original and told once for each place', () => {
  const original = `see ${btoa('password: Tr0ub4dor&3')} there`
  const hidden = 'password: Tr0ub4dor&3'
  const starts = Uint32Array.from({ length: hidden.length }, () => 4)
  const reading = { kind: 'base64', text: hidden, starts, end: 32 }
  const text: UnfoldedText = {
    original,
    readings: [{ kind: 'plain', text: original, starts: undefined, end: original.length }, reading, reading],
    hidden: [],
  }
  const findings = createSecretDetector().inspect(text, 'user')
  expect(findings).toHaveLength(1)
  expect(findings[0]).toMatchObject({ start: 4, end: 32 })
  expect(findings[0]?.reason).toContain('base64')
})
