import type { RuleProblemJson } from '@telltale/model'
import { z } from 'zod'
import type { RuleChange, SavedRule } from '../../rules/rule-book.ts'
import {
  coverageSchema,
  huntSchema,
  ruleCheckSchema,
  ruleDetailSchema,
  ruleSchema,
  rulesSchema,
  ruleTestSchema,
} from '../alert-schemas.ts'
import { type Answer, created, json, noContent, problem, text } from '../answer.ts'
import type { ApiContext } from '../api-context.ts'
import type { QueryShape } from '../query/parse-query.ts'
import { type ApiRequest, defineRoute, type PathParameter, type Route } from '../route.ts'

const DAY_MS = 86_400_000
const LONGEST_YAML = 200_000
const YAML_RULE = `must be the text of a Sigma rule, at most ${LONGEST_YAML} characters`
const yaml = z.string(YAML_RULE).min(1, YAML_RULE).max(LONGEST_YAML, YAML_RULE)
const TESTS_RULE = `must be the text of its fixtures, at most ${LONGEST_YAML} characters`
const tests = z.string(TESTS_RULE).max(LONGEST_YAML, TESTS_RULE)
const REASON_RULE = 'must be a text of 1 to 1000 characters: why'
const reason = z.string(REASON_RULE).trim().min(1, REASON_RULE).max(1_000, REASON_RULE)
const SINCE_RULE = 'must be a time span such as 24h, 30d or 90m'
const TIME_RULE = 'must be a time in ISO 8601'

const checkBody = z.strictObject({ yaml }, 'must be JSON of the form {"yaml":"title: …"}')
const testBody = z.strictObject({ yaml, tests }, 'must be JSON of the form {"yaml":"…","tests":"…"}')
const huntBody = z.strictObject(
  {
    yaml,
    since: z
      .string(SINCE_RULE)
      .regex(/^\d{1,4}[mhd]$/, SINCE_RULE)
      .exactOptional(),
    from: z.iso.datetime({ offset: true, error: TIME_RULE }).exactOptional(),
    to: z.iso.datetime({ offset: true, error: TIME_RULE }).exactOptional(),
  },
  'must be JSON of the form {"yaml":"…","since":"30d"}',
)
const saveBody = z.strictObject(
  { yaml, tests, reason },
  'must be JSON of the form {"yaml":"…","tests":"…","reason":"…"}',
)
const ENABLED_RULE = 'must be true or false'
const createBody = z.strictObject(
  { yaml, tests, reason, enabled: z.boolean(ENABLED_RULE).exactOptional() },
  'must be JSON of the form {"yaml":"…","tests":"…","reason":"…"}; "enabled":false keeps it off',
)
const enableBody = z.strictObject(
  { enabled: z.boolean(ENABLED_RULE), reason },
  'must be JSON of the form {"enabled":false,"reason":"…"}',
)

const RULE_ID: PathParameter = {
  about: 'The id of the rule, as its text has it.',
  pattern: /^[\w.:-]{1,200}$/,
  rule: 'must be the id of a rule',
}

/** Every rule with what it has found. */
async function listRules({ tenant }: ApiRequest, { rules }: ApiContext): Promise<Answer> {
  return json({ rules: await rules.listRules(tenant) })
}

/** One rule with its text, its fixtures and its hunt. */
async function getRule(request: ApiRequest, context: ApiContext): Promise<Answer> {
  const detail = await context.rules.findRule(request.tenant, request.params.get('id') ?? '')
  return detail === undefined ? noSuchRule(request) : json(detail)
}

/** What is wrong with a rule's text. */
function checkRule({ body }: ApiRequest<QueryShape, z.output<typeof checkBody>>, { rules }: ApiContext): Answer {
  return json(rules.check(body.yaml))
}

/** Runs fixtures against a rule that need not be saved. */
async function testRule(
  { tenant, body }: ApiRequest<QueryShape, z.output<typeof testBody>>,
  { rules }: ApiContext,
): Promise<Answer> {
  return json(await rules.test(tenant, body.yaml, body.tests))
}

/** What a rule would have found in stored events. */
async function huntRule(
  { tenant, body }: ApiRequest<QueryShape, z.output<typeof huntBody>>,
  { rules, now }: ApiContext,
): Promise<Answer> {
  const toMs = body.to === undefined ? now() : Date.parse(body.to)
  const fromMs = body.from === undefined ? toMs - spanMs(body.since ?? '30d') : Date.parse(body.from)
  if (!(fromMs < toMs)) return problem(400, 'from must be before to.')
  const answer = await rules.hunt(tenant, body.yaml, { fromMs, toMs })
  if (answer.kind === 'found') return json(answer.hunt)
  return answer.kind === 'invalid' ? invalid(answer.problems) : problem(422, answer.why)
}

function spanMs(since: string): number {
  const unit = { m: 60_000, h: 3_600_000, d: DAY_MS }[since.at(-1) ?? 'd'] ?? DAY_MS
  return Number(since.slice(0, -1)) * unit
}

/** Writes a new rule; it is in force at once unless it is to be off. */
async function createRule(
  request: ApiRequest<QueryShape, z.output<typeof createBody>>,
  context: ApiContext,
): Promise<Answer> {
  const { tenant, body } = request
  const saved = await context.rules.saveRule(
    tenant,
    { id: undefined, ...body },
    changeOf(request, context, body.reason),
  )
  if (saved.kind === 'saved')
    noteRule(request, context, { action: 'rule.created', id: saved.detail.rule.id, reason: body.reason })
  return saved.kind === 'saved' ? created(saved.detail) : refused(saved)
}

/** Writes another text for a rule. */
async function changeRule(
  request: ApiRequest<QueryShape, z.output<typeof saveBody>>,
  context: ApiContext,
): Promise<Answer> {
  const { tenant, body, params } = request
  const id = params.get('id') ?? ''
  if ((await context.rules.findRule(tenant, id)) === undefined) return noSuchRule(request)
  const saved = await context.rules.saveRule(tenant, { id, ...body }, changeOf(request, context, body.reason))
  if (saved.kind !== 'saved') return refused(saved)
  noteRule(request, context, { action: 'rule.changed', id, reason: body.reason })
  return json(saved.detail)
}

/** Switches a rule on or off. */
async function enableRule(
  request: ApiRequest<QueryShape, z.output<typeof enableBody>>,
  context: ApiContext,
): Promise<Answer> {
  const { tenant, body, params } = request
  const id = params.get('id') ?? ''
  const rule = await context.rules.setEnabled(tenant, id, body.enabled, changeOf(request, context, body.reason))
  if (rule === undefined) return noSuchRule(request)
  const action = body.enabled ? 'rule.enabled' : 'rule.disabled'
  noteRule(request, context, { action, id, reason: body.reason, weakened: !body.enabled })
  return json(rule)
}

/** Takes back what was written here about a rule. */
async function removeRule(request: ApiRequest, context: ApiContext): Promise<Answer> {
  const { tenant, params } = request
  const id = params.get('id') ?? ''
  const removed = await context.rules.removeRule(tenant, id, changeOf(request, context, 'removed'))
  if (!removed) return problem(404, `Nothing was written here about a rule ${id}.`)
  noteRule(request, context, { action: 'rule.deleted', id, reason: '', weakened: true })
  return noContent()
}

/** What rules would see of each technique and list entry. */
async function getCoverage({ tenant }: ApiRequest, { rules }: ApiContext): Promise<Answer> {
  return json(await rules.coverage(tenant))
}

/** The coverage as a layer for the ATLAS Navigator. */
async function getNavigatorLayer(request: ApiRequest, { rules, audit }: ApiContext): Promise<Answer> {
  noteExport(request, audit, 'navigator.json')
  return json(rules.navigatorLayer(await rules.coverage(request.tenant)), [
    ['content-disposition', 'attachment; filename="telltale-atlas-layer.json"'],
  ])
}

/** The coverage as a table. */
async function getCoverageCsv(request: ApiRequest, { rules, audit }: ApiContext): Promise<Answer> {
  noteExport(request, audit, 'coverage.csv')
  const answer = text(rules.coverageCsv(await rules.coverage(request.tenant)), 'text/csv; charset=utf-8')
  return { ...answer, headers: [['content-disposition', 'attachment; filename="telltale-coverage.csv"']] }
}

function noteExport({ tenant, caller, address }: ApiRequest, audit: ApiContext['audit'], name: string): void {
  audit({
    tenant,
    action: 'coverage.exported',
    category: 'configuration',
    type: 'access',
    object: { type: 'coverage', id: name },
    actor: caller?.keyId ?? '',
    address,
  })
}

function changeOf({ caller }: Pick<ApiRequest, 'caller'>, { now }: ApiContext, why: string): RuleChange {
  return { by: caller?.keyId ?? '', nowMs: now(), reason: why }
}

function noteRule(
  { tenant, caller, address }: Pick<ApiRequest, 'tenant' | 'caller' | 'address'>,
  { audit }: ApiContext,
  what: { readonly action: string; readonly id: string; readonly reason: string; readonly weakened?: boolean },
): void {
  const type = what.action === 'rule.created' ? 'creation' : what.action === 'rule.deleted' ? 'deletion' : 'change'
  audit({
    tenant,
    action: what.action,
    category: 'configuration',
    type,
    object: { type: 'detection_rule', id: what.id },
    actor: caller?.keyId ?? '',
    address,
    ...(what.reason !== '' && { reason: what.reason }),
    ...(what.weakened !== undefined && { weakened: what.weakened }),
  })
}

function refused(saved: Exclude<SavedRule, { kind: 'saved' }>): Answer {
  return saved.kind === 'invalid' ? invalid(saved.problems) : problem(409, saved.why)
}

function invalid(problems: readonly RuleProblemJson[]): Answer {
  const shown = problems.filter(({ severity }) => severity === 'error')
  const lines = shown.map(({ line, column, message }) => `line ${line}, column ${column}: ${message}`)
  return problem(422, `The rule has ${shown.length === 1 ? 'a mistake' : `${shown.length} mistakes`}.`, {
    problems: lines,
  })
}

function noSuchRule({ params }: Pick<ApiRequest, 'params'>): Answer {
  return problem(404, `There is no rule ${params.get('id')}.`)
}

const ID = new Map([['id', RULE_ID]])
const JSON_TYPE = 'application/json'

export const RULE_ROUTES: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/api/v1/rules',
    summary: 'Every rule, whether it is on, and what it has found.',
    access: 'read',
    success: { status: 200, mediaType: JSON_TYPE, schema: rulesSchema },
    handle: listRules,
  }),
  defineRoute({
    method: 'POST',
    path: '/api/v1/rules',
    summary: 'Write a new rule: in force at once, or kept off with "enabled": false.',
    access: 'write',
    body: createBody,
    success: { status: 201, mediaType: JSON_TYPE, schema: ruleDetailSchema },
    handle: createRule,
  }),
  defineRoute({
    method: 'POST',
    path: '/api/v1/rules/check',
    summary: 'What is wrong with a rule, each problem with its line.',
    access: 'read',
    body: checkBody,
    success: { status: 200, mediaType: JSON_TYPE, schema: ruleCheckSchema },
    handle: checkRule,
  }),
  defineRoute({
    method: 'POST',
    path: '/api/v1/rules/test',
    summary: 'Run fixtures against a rule.',
    access: 'read',
    heavy: true,
    body: testBody,
    success: { status: 200, mediaType: JSON_TYPE, schema: ruleTestSchema },
    handle: testRule,
  }),
  defineRoute({
    method: 'POST',
    path: '/api/v1/rules/hunt',
    summary: 'What a rule would have found in stored events, with counts by day and samples.',
    access: 'read',
    heavy: true,
    body: huntBody,
    success: { status: 200, mediaType: JSON_TYPE, schema: huntSchema },
    handle: huntRule,
  }),
  defineRoute({
    method: 'GET',
    path: '/api/v1/rules/{id}',
    summary: 'One rule with its text, fixtures and hunt.',
    access: 'read',
    params: ID,
    success: { status: 200, mediaType: JSON_TYPE, schema: ruleDetailSchema },
    handle: getRule,
  }),
  defineRoute({
    method: 'PUT',
    path: '/api/v1/rules/{id}',
    summary: 'Write another text for a rule.',
    access: 'write',
    params: ID,
    body: saveBody,
    success: { status: 200, mediaType: JSON_TYPE, schema: ruleDetailSchema },
    handle: changeRule,
  }),
  defineRoute({
    method: 'DELETE',
    path: '/api/v1/rules/{id}',
    summary: 'Take back what was written here about a rule.',
    access: 'write',
    params: ID,
    success: { status: 204, mediaType: JSON_TYPE },
    handle: removeRule,
  }),
  defineRoute({
    method: 'PUT',
    path: '/api/v1/rules/{id}/enabled',
    summary: 'Switch a rule on or off.',
    access: 'write',
    params: ID,
    body: enableBody,
    success: { status: 200, mediaType: JSON_TYPE, schema: ruleSchema },
    handle: enableRule,
  }),
  defineRoute({
    method: 'GET',
    path: '/api/v1/coverage',
    summary: 'What the rules would see of MITRE ATLAS and the OWASP lists.',
    access: 'read',
    heavy: true,
    success: { status: 200, mediaType: JSON_TYPE, schema: coverageSchema },
    handle: getCoverage,
  }),
  defineRoute({
    method: 'GET',
    path: '/api/v1/coverage/navigator.json',
    summary: 'The coverage as a layer for the ATLAS Navigator.',
    access: 'read',
    heavy: true,
    success: { status: 200, mediaType: JSON_TYPE },
    handle: getNavigatorLayer,
  }),
  defineRoute({
    method: 'GET',
    path: '/api/v1/coverage/coverage.csv',
    summary: 'The coverage as a table.',
    access: 'read',
    heavy: true,
    success: { status: 200, mediaType: 'text/csv' },
    handle: getCoverageCsv,
  }),
]
