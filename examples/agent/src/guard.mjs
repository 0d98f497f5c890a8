import { emitEvent } from './telemetry.mjs'

/** What each policy looks for. `enforce` policies stop the turn; the others only report. */
const POLICIES = [
  {
    id: 'desk-input',
    rule: 'override-instructions',
    target: 'input',
    category: 'prompt_injection',
    score: 0.93,
    enforce: false,
    pattern: /\bignore (?:all )?(?:previous|prior) instructions\b|\bdeveloper mode\b/i,
  },
  {
    id: 'desk-input',
    rule: 'prompt-extraction',
    target: 'input',
    category: 'system_prompt_leak',
    score: 0.88,
    enforce: false,
    pattern: /\bsystem prompt\b|\beverything above\b/i,
  },
  {
    id: 'desk-input',
    rule: 'weapons',
    target: 'input',
    category: 'illicit',
    score: 0.99,
    enforce: true,
    pattern: /\b(?:build|make) (?:a |an )?(?:pipe )?bomb\b/i,
  },
  {
    id: 'desk-output',
    rule: 'credentials',
    target: 'output',
    category: 'secret',
    score: 0.97,
    enforce: true,
    pattern: /\bAKIA[A-Z0-9]{16}\b/,
  },
  {
    id: 'desk-output',
    rule: 'remote-image',
    target: 'output',
    category: 'data_exfiltration',
    score: 0.74,
    enforce: false,
    pattern: /!\[[^\]]{0,80}\]\(https?:\/\//,
  },
]

/**
 * Checks a text and reports the result, whatever it is, as a `gen_ai.guardrail.result` event.
 * @param {'input' | 'output'} target
 * @param {string} text
 * @returns {boolean} whether the turn may go on
 */
export function checkText(target, text) {
  const hit = POLICIES.find((policy) => policy.target === target && policy.pattern.test(text))
  emitEvent('gen_ai.guardrail.result', {
    'gen_ai.guardrail.component.name': 'desk-guard',
    'gen_ai.guardrail.policy.id': hit?.id ?? `desk-${target}`,
    'gen_ai.guardrail.policy.version': '7',
    ...(hit === undefined ? {} : { 'gen_ai.guardrail.policy.rule.id': hit.rule }),
    'gen_ai.guardrail.result.type': 'verdict',
    'gen_ai.guardrail.result.value': hit === undefined ? 'PASS' : hit.enforce ? 'BLOCKED' : 'FLAGGED',
    'gen_ai.guardrail.result.reason': hit === undefined ? 'no policy matched' : `matched ${hit.rule}`,
    'gen_ai.guardrail.risk.category': hit?.category ?? 'none',
    'gen_ai.guardrail.risk.score': hit?.score ?? 0.02,
    'gen_ai.guardrail.source': target,
    [`gen_ai.guardrail.content.${target}.value`]: text,
    // The proposal leaves the enforced action to the platform: it stands in the receiver's own names.
    'telltale.guardrail.action': hit?.enforce === true ? 'block' : 'allow',
  })
  return hit?.enforce !== true
}
