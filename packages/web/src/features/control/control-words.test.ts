import type { Approval, EnforcementPolicy, QuarantineEntry } from '@telltale/model'
import { expect, test } from 'vitest'
import {
  conditionParts,
  EXAMPLE_POLICY,
  leadSentence,
  readPolicyText,
  timeLeft,
  toPolicyText,
} from './control-words.ts'

const APPROVAL: Approval = {
  id: 'a',
  state: 'pending',
  app: 'shop',
  category: 'ai_tool',
  content: '{}',
  reason: 'why',
  createdMs: 0,
  expiresMs: 1,
}
const ENTRY: QuarantineEntry = {
  id: 'q',
  kind: 'user',
  value: 'u',
  reason: 'why',
  createdMs: 0,
  createdBy: 'reader',
}

test('the lead sentence answers what waits, who is refused and what holds', () => {
  expect(leadSentence([], [], null)).toBe(
    'Nothing waits for an answer. Nobody is quarantined. Each application follows its own policy.',
  )
  expect(leadSentence([APPROVAL], [ENTRY, ENTRY], EXAMPLE_POLICY)).toBe(
    '1 approval waits for an answer. 2 are quarantined. The policy has 2 rules.',
  )
})

test('time left counts whole seconds and ends', () => {
  expect(timeLeft(570_900, 0)).toBe('9 min 30 s left')
  expect(timeLeft(900, 0)).toBe('over')
  expect(timeLeft(0, 5)).toBe('over')
})

test('a condition is told by its parts, and an empty one has none', () => {
  expect(conditionParts({})).toEqual([])
  expect(conditionParts({ tools: ['pay_*'], minRisk: 0 })).toEqual([
    { name: 'tool', values: ['pay_*'] },
    { name: 'risk from', values: ['0'] },
  ])
})

test('the editor reads what it wrote, and says what is no JSON', () => {
  const policy: EnforcementPolicy = { rules: [], onFailure: 'closed' }
  expect(readPolicyText(toPolicyText(policy))).toEqual({ ok: true, value: policy })
  expect(readPolicyText(toPolicyText(null))).toEqual({ ok: true, value: EXAMPLE_POLICY })
  expect(readPolicyText('{')).toMatchObject({ ok: false, problem: expect.stringContaining('This is not JSON') })
})
