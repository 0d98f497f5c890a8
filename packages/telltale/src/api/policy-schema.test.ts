import { CATEGORIES, type EnforcementPolicy, POLICY_ACTIONS, SCAN_LABELS } from '@telltale/model'
import { parsePolicy as parseInApplication } from '@telltale/sdk'
import { expect, test } from 'vitest'
import { parsePolicy } from './policy-schema.ts'

/** As large as the server takes: an application that refused it would go on with another policy. */
const LARGEST: EnforcementPolicy = {
  onFailure: 'closed',
  rules: Array.from({ length: 200 }, (_, i) => ({
    id: `rule ${i} `.padEnd(100, '/'),
    when: {
      categories: [...CATEGORIES],
      tools: Array.from({ length: 100 }, (_, j) => `${j}*`.padEnd(200, 'x')),
      sources: Array.from({ length: 100 }, (_, j) => `${j}*`.padEnd(200, 'é')),
      labels: [...SCAN_LABELS],
      minRisk: 1,
    },
    action: POLICY_ACTIONS[i % POLICY_ACTIONS.length] ?? 'block',
    reason: 'ü'.repeat(500),
  })),
}

test.each([
  ['the largest', LARGEST],
  ['one without rules', { onFailure: 'open', rules: [] } satisfies EnforcementPolicy],
  [
    'one with the least',
    { onFailure: 'open', rules: [{ id: 'a', when: {}, action: 'flag' }] } satisfies EnforcementPolicy,
  ],
])('a policy that the server takes is taken by applications: %s', (_name, policy) => {
  expect(parsePolicy(policy)).toEqual({ ok: true, value: policy })
  expect(parseInApplication(policy)).toEqual({ ok: true, value: policy })
})
