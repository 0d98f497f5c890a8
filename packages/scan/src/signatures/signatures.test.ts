import type { ScanRole } from '@telltale/model'
import { describe, expect, test } from 'vitest'
import { createSignatureDetector } from './create-signature-detector.ts'
import { ADDRESSED_EXAMPLES } from './examples/addressed-examples.ts'
import { AGENT_EXAMPLES } from './examples/agent-examples.ts'
import { ARGUMENT_EXAMPLES } from './examples/argument-examples.ts'
import { INJECTION_EXAMPLES } from './examples/injection-examples.ts'
import { JAILBREAK_EXAMPLES } from './examples/jailbreak-examples.ts'
import { SIGNATURE_FAMILIES, SIGNATURES } from './signatures.ts'

const EXAMPLES = [
  ...INJECTION_EXAMPLES,
  ...JAILBREAK_EXAMPLES,
  ...AGENT_EXAMPLES,
  ...ARGUMENT_EXAMPLES,
  ...ADDRESSED_EXAMPLES,
]
const detector = createSignatureDetector()
const familyOf = new Map(SIGNATURES.map((signature) => [`signature/${signature.id}`, signature.family]))

function findingsIn(text: string, role: ScanRole) {
  return detector.inspect(
    { original: text, readings: [{ kind: 'plain', text, starts: undefined, end: text.length }], hidden: [] },
    role,
  )
}

function scoreIn(text: string, role: ScanRole, family?: string): number {
  const findings = findingsIn(text, role).filter(
    ({ detector: id }) => family === undefined || familyOf.get(id) === family,
  )
  return Math.max(0, ...findings.map(({ score }) => score))
}

test('every family has its examples', () => {
  expect(EXAMPLES.map(({ family }) => family).sort()).toEqual([...SIGNATURE_FAMILIES].sort())
})

describe.each(EXAMPLES)('the family $family', ({ family, label, role, attacks, benign, discussing, discussedIn }) => {
  test.each(attacks)('finds %j', (text) => {
    expect(scoreIn(text, role, family)).toBeGreaterThanOrEqual(0.5)
    const labels = findingsIn(text, role).filter((finding) => familyOf.get(finding.detector) === family)
    expect(labels.map((finding) => finding.label)).toContain(label)
  })

  test.each(benign)('leaves %j alone', (text) => {
    expect(scoreIn(text, role)).toBeLessThan(0.3)
  })

  test.each(discussing)('takes %j for talk', (text) => {
    const weakest = Math.min(...attacks.map((attack) => scoreIn(attack, role, family)))
    const score = scoreIn(text, discussedIn ?? role)
    expect(score).toBeLessThan(0.5)
    expect(score).toBeLessThan(weakest)
  })
})

test('ids are unique and begin with a family or its short name', () => {
  const ids = SIGNATURES.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(SIGNATURES.filter(({ id, family }) => id.split('.')[0] !== family).map(({ id }) => id)).toEqual([])
})

test('scores lie between 0 and 1, and each signature names its technique', () => {
  for (const { id, score, atlas, owasp, reason } of SIGNATURES) {
    expect(score > 0 && score < 1, id).toBe(true)
    expect(atlas.every((technique) => /^AML\.T\d{4}(\.\d{3})?$/.test(technique)) && atlas.length > 0, id).toBe(true)
    expect(owasp.every((risk) => /^(LLM|ASI)\d\d:2026$/.test(risk)) && owasp.length > 0, id).toBe(true)
    expect(reason, id).toMatch(/^[A-Z].*\.$/)
  }
})

test('no pattern has a quantifier without a bound', () => {
  for (const { id, pattern, unless } of SIGNATURES) {
    for (const regex of [pattern, unless]) {
      const bare = (regex?.source ?? '').replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x')
      expect(bare, id).not.toMatch(/[*+]|\{\d+,\}/)
    }
  }
})
