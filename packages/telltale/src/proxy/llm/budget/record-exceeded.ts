import type { Recorder } from '@telltale/sdk'
import type { Exceeded } from './budget-ledger.ts'

/** Writes that a budget is used up, as a guardrail record of the call. Never throws. */
export function recordExceeded(recorder: Recorder, { budget, unit, limit, used }: Exceeded, refused: boolean): void {
  try {
    recorder.log('gen_ai.guardrail.result', {
      'gen_ai.guardrail.component.name': 'telltale',
      'gen_ai.guardrail.result.type': 'verdict',
      'gen_ai.guardrail.result.value': refused ? 'block' : 'flag',
      'gen_ai.guardrail.result.reason': `Budget ${budget.id}: ${Math.round(used * 100) / 100} of ${limit} ${unit} used.`,
      'gen_ai.guardrail.policy.id': 'budget',
      'gen_ai.guardrail.policy.rule.id': budget.id,
      'gen_ai.guardrail.risk.category': 'budget',
      'telltale.guardrail.target': 'input',
      'telltale.guardrail.verdict': refused || budget.action === 'refuse' ? 'block' : 'flag',
      'telltale.guardrail.action': refused ? 'block' : 'allow',
      'telltale.guardrail.enforced': refused,
    })
  } catch {
    // The call matters more than its record.
  }
}
