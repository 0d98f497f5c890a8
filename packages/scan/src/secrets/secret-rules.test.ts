import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findSecrets } from './find-secrets.ts'
import { SECRET_RULES } from './rules/rule-list.ts'
import type { SecretRule } from './secret-rule.ts'

/** Strings of the rule's own form, the same in every run; looking ahead and case are left out. */
function samplesOf({ pattern }: SecretRule): readonly string[] {
  const form = new RegExp(
    `^(?:${pattern.source
      .replaceAll('\\b(', ' (')
      .replaceAll('\\b', '')
      .replace(/\(\?[=!][^()]*(?:\([^()]*\)[^()]*)*\)/g, '')})$`,
  )
  return fc.sample(fc.stringMatching(form, { size: 'max' }), { numRuns: 60, seed: 3 })
}

describe('the list of provider formats', () => {
  test('has at least 150 formats, each with its own id', () => {
    expect(SECRET_RULES.length).toBeGreaterThanOrEqual(150)
    expect(new Set(SECRET_RULES.map(({ id }) => id)).size).toBe(SECRET_RULES.length)
  })

  test.each(SECRET_RULES.map((rule) => [rule.id, rule] as const))(
    '%s is sticky, bounded and small of letter',
    (_, rule) => {
      expect(rule.pattern.sticky).toBe(true)
      const counts = rule.pattern.source.replace(/\[(?:[^\]\\]|\\.)*\]/g, 'x').replace(/\\./g, 'x')
      expect(counts).not.toMatch(/[*+]|\{\d+,\}/)
      expect(rule.literals.every((literal) => literal === literal.toLowerCase() && literal !== '')).toBe(true)
    },
  )

  test.each(SECRET_RULES.map((rule) => [rule.id, rule] as const))('%s finds values of its own form', (_, rule) => {
    const samples = samplesOf(rule)
    const found = samples.filter((sample) => findSecrets(`see ${sample}: there`).length > 0)
    expect(found.length).toBeGreaterThan(samples.length / 12)
  })
})
