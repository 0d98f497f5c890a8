import { CATEGORIES, type EnforcementPolicy, POLICY_ACTIONS, SCAN_LABELS } from '@telltale/model'
import { z } from 'zod'
import { describeIssues } from './query/describe-issues.ts'

const MOST_RULES = 200
const MOST_NAMES = 100
const ID_RULE = 'must be 1 to 100 letters, digits, spaces or . : @ / - _'

const names = z
  .array(text(200), 'must be a list of names')
  .min(1, 'must have one name at least; leave it out to match anything')
  .max(MOST_NAMES, `must have ${MOST_NAMES} names at most`)
  .readonly()

const conditionSchema = z.strictObject(
  {
    categories: someOf(CATEGORIES, 'a log').exactOptional(),
    tools: names.exactOptional(),
    sources: names.exactOptional(),
    labels: someOf(SCAN_LABELS, 'a label').exactOptional(),
    minRisk: z
      .number('must be a number from 0 to 1')
      .min(0, 'must be a number from 0 to 1')
      .max(1, 'must be a number from 0 to 1')
      .exactOptional(),
  },
  objectRule('categories, tools, sources, labels and minRisk'),
)

const ruleSchema = z.strictObject(
  {
    id: z.string(ID_RULE).regex(/^[\w .:@/-]{1,100}$/, ID_RULE),
    when: conditionSchema,
    action: z.enum(POLICY_ACTIONS, `must be one of ${POLICY_ACTIONS.join(', ')}`),
    reason: text(500).exactOptional(),
  },
  objectRule('id, when, action and reason'),
)

/** What a policy may be. */
export const policySchema = z.strictObject(
  {
    rules: z
      .array(ruleSchema, 'must be a list of rules')
      .max(MOST_RULES, `must have ${MOST_RULES} rules at most`)
      .superRefine(refuseSameIds)
      .readonly(),
    onFailure: z.enum(['open', 'closed'], 'must be open or closed'),
  },
  objectRule('rules and onFailure'),
) satisfies z.ZodType<EnforcementPolicy>

/** Reads a policy, or null for none, as the API takes it. */
export function parsePolicy(
  input: unknown,
):
  | { readonly ok: true; readonly value: EnforcementPolicy | null }
  | { readonly ok: false; readonly problems: readonly string[] } {
  const result = policySchema.nullable().safeParse(input)
  if (result.success) return { ok: true, value: result.data }
  return { ok: false, problems: describeIssues(result.error) }
}

function refuseSameIds(rules: readonly { readonly id: string }[], context: z.RefinementCtx): void {
  const seen = new Map<string, number>()
  for (const [place, { id }] of rules.entries()) {
    const first = seen.get(id)
    if (first === undefined) seen.set(id, place)
    else context.addIssue({ code: 'custom', path: [place, 'id'], message: `must differ from that of rules.${first}` })
  }
}

function text(max: number) {
  const rule = `must be a text of 1 to ${max} characters`
  return z.string(rule).min(1, rule).max(max, rule)
}

function someOf<const T extends readonly [string, ...string[]]>(known: T, what: string) {
  const rule = `must be ${what}: one of ${known.join(', ')}`
  return z
    .array(z.enum(known, rule), 'must be a list')
    .min(1, 'must have one at least; leave it out to match anything')
    .max(known.length, `must have ${known.length} at most`)
    .readonly()
}

/** What to say of what is not such an object. */
function objectRule(parts: string): { readonly error: (issue: object) => string } {
  return {
    error: (issue) => {
      if (!('keys' in issue && Array.isArray(issue.keys))) return `must be an object with ${parts}`
      const unknown = issue.keys.slice(0, 5).map((key) => JSON.stringify(String(key).slice(0, 80)))
      return `has ${unknown.join(', ')}, which is no part of it; it takes ${parts}`
    },
  }
}
