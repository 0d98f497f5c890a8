import type { Attributes, Recorder } from '../record/recorder.ts'
import type { Verdict } from './decide.ts'
import type { Action, Subject } from './guard.ts'

/** Where a decision came from. */
export interface PolicyName {
  readonly id: string
  readonly version?: string
}

/** More of a text than this is not repeated in the record of a decision. */
const LONGEST_CONTENT = 16_384
const MOST_MASKED = 20

/** Decisions in the words of the server. */
const VERDICTS: Readonly<Record<Action, string>> = {
  allow: 'allow',
  flag: 'flag',
  redact: 'modify',
  require_approval: 'escalate',
  block: 'block',
}

/** Writes what was decided, and whether it was obeyed, as `gen_ai.guardrail.result`. */
export function recordDecision(recorder: Recorder, made: Made): void {
  const { verdict, enforced } = made
  const said = VERDICTS[verdict.action]
  recorder.log('gen_ai.guardrail.result', {
    ...commonAttributes(made),
    'gen_ai.guardrail.result.value': verdict.action,
    'gen_ai.guardrail.result.reason':
      verdict.detail === undefined ? verdict.reason : `${verdict.reason} (${verdict.detail})`,
    'telltale.guardrail.verdict': verdict.held === 'failure' ? 'error' : said,
    'telltale.guardrail.action': enforced ? said : 'allow',
    'telltale.guardrail.enforced': enforced,
    ...contentAttributes(made),
  })
}

/** Writes what a person, or nobody in time, said to a question for approval. */
export function recordAnswer(recorder: Recorder, made: Made, approved: boolean): void {
  recorder.log('gen_ai.guardrail.result', {
    ...commonAttributes(made),
    'gen_ai.guardrail.result.value': approved ? 'approved' : 'refused',
    'gen_ai.guardrail.result.reason': `${approved ? 'Approved' : 'Refused, or not approved in time'}: ${made.verdict.reason}`,
    'telltale.guardrail.verdict': approved ? 'allow' : 'block',
    'telltale.guardrail.action': approved ? 'allow' : 'block',
    'telltale.guardrail.enforced': true,
  })
}

interface Made {
  readonly subject: Subject
  readonly verdict: Pick<
    Verdict,
    'action' | 'risk' | 'reason' | 'rule' | 'findings' | 'text' | 'held' | 'detail' | 'failure'
  >
  readonly enforced: boolean
  readonly policy: PolicyName
}

function commonAttributes({ subject, verdict, policy }: Made): Attributes {
  return {
    'gen_ai.guardrail.component.name': 'telltale',
    'gen_ai.guardrail.result.type': 'verdict',
    'gen_ai.guardrail.policy.id': policy.id,
    'gen_ai.guardrail.policy.version': policy.version,
    'gen_ai.guardrail.policy.rule.id': verdict.rule,
    'gen_ai.guardrail.risk.category': verdict.held,
    'gen_ai.guardrail.risk.score': verdict.risk,
    'telltale.guardrail.target': targetOf(subject),
    'gen_ai.tool.name': subject.tool,
  }
}

function contentAttributes({ subject, verdict }: Made): Attributes {
  if (verdict.text === '') return {}
  const side = targetOf(subject) === 'output' ? 'output' : 'input'
  const cut = verdict.text.length > LONGEST_CONTENT
  const masked = verdict.action === 'redact' ? verdict.findings.map(({ detector }) => detector) : []
  return {
    [`gen_ai.guardrail.content.${side}.value`]: verdict.text.slice(0, LONGEST_CONTENT),
    'telltale.content.truncated': cut ? true : undefined,
    'telltale.guardrail.masked_entities': masked.length > 0 ? [...new Set(masked)].slice(0, MOST_MASKED) : undefined,
  }
}

const TARGETS: Readonly<Record<Subject['category'], string>> = {
  ai_prompt: 'input',
  ai_system_prompt: 'input',
  ai_retrieval: 'retrieval',
  ai_tool: 'tool_call',
  ai_response: 'output',
  ai_egress: 'output',
}

function targetOf({ category, role }: Subject): string {
  if (role === 'tool_definition') return 'tool_definition'
  return category === 'ai_tool' && role === 'tool' ? 'tool_result' : TARGETS[category]
}
