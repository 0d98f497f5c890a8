import type { EnforcementPolicy } from '@telltale/model'

/** The id that guardrail records name for the policy below. */
export const DEFAULT_POLICY_ID = 'default'

/** The policy of an application that gives none. Risks are those of the scanner's balanced thresholds. */
export const DEFAULT_POLICY: EnforcementPolicy = {
  onFailure: 'open',
  rules: [
    {
      id: 'prompt-attack',
      when: { categories: ['ai_prompt'], labels: ['injection', 'jailbreak'], minRisk: 0.9 },
      action: 'block',
      reason: 'This request looks like an attempt to change how the assistant works.',
    },
    {
      id: 'secret-out',
      when: { categories: ['ai_response', 'ai_egress'], labels: ['secret', 'canary'] },
      action: 'redact',
      reason: 'A secret was taken out.',
    },
    {
      id: 'payment-approval',
      when: { categories: ['ai_tool'], tools: ['*payment*', '*send_money*', '*transfer*'] },
      action: 'require_approval',
      reason: 'Payments need the approval of a person.',
    },
    {
      id: 'suspicious',
      when: { minRisk: 0.5 },
      action: 'flag',
      reason: 'The text is worth a look.',
    },
  ],
}
