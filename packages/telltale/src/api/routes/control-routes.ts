import { APPROVAL_STATES, type PolicyJson, QUARANTINE_KINDS } from '@telltale/model'
import { z } from 'zod'
import { type Answer, created, json, noContent, problem } from '../answer.ts'
import {
  approvalSchema,
  approvalsSchema,
  policyVersionSchema,
  quarantineEntriesSchema,
  quarantineEntrySchema,
} from '../answer-schemas.ts'
import type { ApiContext } from '../api-context.ts'
import { policySchema } from '../policy-schema.ts'
import { wholeNumber } from '../query/parameters.ts'
import type { Parameter, QueryShape } from '../query/parse-query.ts'
import { type ApiRequest, defineRoute, type Route } from '../route.ts'
import { HEX_ID } from './event-routes.ts'

const VALUE_RULE = 'must be a text of 1 to 1024 characters'
const REASON_RULE = 'must be a text of 1 to 1000 characters: why'
const UNTIL_RULE = 'must be a time in epoch milliseconds, or left out'
const quarantineBody = z.strictObject(
  {
    kind: z.enum(QUARANTINE_KINDS, `must be one of ${QUARANTINE_KINDS.join(', ')}`),
    value: z.string(VALUE_RULE).min(1, VALUE_RULE).max(1024, VALUE_RULE),
    reason: z.string(REASON_RULE).trim().min(1, REASON_RULE).max(1_000, REASON_RULE),
    untilMs: z.int(UNTIL_RULE).positive(UNTIL_RULE).exactOptional(),
  },
  'must be JSON of the form {"kind":"session","value":"…","reason":"…"}',
)

const NOTE_RULE = 'must be a text of at most 1000 characters'
const decisionBody = z.strictObject(
  {
    state: z.enum(['approved', 'refused'], 'must be approved or refused'),
    note: z.string(NOTE_RULE).max(1_000, NOTE_RULE).exactOptional(),
  },
  'must be JSON of the form {"state":"approved","note":"…"}',
)
const policyBody = policySchema.nullable()

const APPROVALS_QUERY = {
  state: {
    about: 'Only approvals in this state.',
    given: 'once',
    schema: z.enum(APPROVAL_STATES, `must be one of ${APPROVAL_STATES.join(', ')}`).optional(),
  },
  limit: wholeNumber('How many to give at most.', { min: 1, max: 500, fallback: 100 }),
} as const satisfies QueryShape

const POLICY_QUERY = {
  after: {
    about: 'The version that this one comes after; with another in force nothing is changed (409).',
    given: 'once',
    schema: z
      .string()
      .regex(/^\d{1,9}$/, 'must be a version: a whole number')
      .transform(Number)
      .optional()
      .meta({ type: 'integer', minimum: 0 }),
  } satisfies Parameter,
} as const

/** Whose calls are refused now, oldest first. */
async function listQuarantine({ tenant }: ApiRequest, { desk, now }: ApiContext): Promise<Answer> {
  return json({ entries: await desk.control.findQuarantine(tenant, now()) })
}

/** Refuses someone's calls from now on. */
async function addQuarantine(
  { tenant, body, caller, address }: ApiRequest<QueryShape, z.output<typeof quarantineBody>>,
  { desk, now, audit }: ApiContext,
): Promise<Answer> {
  const createdMs = now()
  if (body.untilMs !== undefined && body.untilMs <= createdMs) return problem(400, 'untilMs must be a time to come.')
  const added = await desk.control.addQuarantine(tenant, { ...body, createdMs, createdBy: caller?.keyId ?? '' })
  if (added === 'known') return problem(409, `This ${body.kind} is quarantined already; lift that one to change it.`)
  if (added === 'full') return problem(409, 'A thousand are quarantined, which is the most; lift some first.')
  const object = { type: 'quarantine', id: added.id, name: `${added.kind} ${added.value}` }
  const reason = body.reason
  audit({ ...noteOf({ tenant, caller, address }), action: 'quarantine.created', type: 'creation', object, reason })
  return created(added)
}

/** Ends a quarantine. */
async function liftQuarantine(
  { tenant, params, caller, address }: ApiRequest,
  { desk, now, audit }: ApiContext,
): Promise<Answer> {
  const id = params.get('id')?.toLowerCase() ?? ''
  const lifted = await desk.control.liftQuarantine(tenant, id, { by: caller?.keyId ?? '', nowMs: now() })
  if (lifted === undefined) return problem(404, `There is no quarantine ${id}.`)
  const object = { type: 'quarantine', id, name: `${lifted.kind} ${lifted.value}` }
  audit({
    ...noteOf({ tenant, caller, address }),
    action: 'quarantine.lifted',
    type: 'deletion',
    object,
    weakened: true,
  })
  return noContent()
}

/** The policy in force. */
async function getPolicy({ tenant }: ApiRequest, { desk }: ApiContext): Promise<Answer> {
  const none: PolicyJson = { version: 0, policy: null, changedMs: null, changedBy: null }
  return json((await desk.control.findPolicy(tenant)) ?? none)
}

/** Sets the policy; null gives the word back to the applications. */
async function putPolicy(
  { tenant, body, caller, query, address }: ApiRequest<typeof POLICY_QUERY, z.output<typeof policyBody>>,
  { desk, now, audit }: ApiContext,
): Promise<Answer> {
  const next = { policy: body, changedMs: now(), changedBy: caller?.keyId ?? '' }
  const saved = await desk.control.savePolicy(tenant, next, query.values.after)
  if (saved === undefined) {
    return problem(409, 'Someone else has set the policy since; look at it and try again.')
  }
  const object = { type: 'enforcement_policy', id: String(saved.version) }
  const weakened = body === null || body.rules.length === 0
  audit({ ...noteOf({ tenant, caller, address }), action: 'policy.changed', type: 'change', object, weakened })
  return json(saved)
}

/** Approvals that applications asked for, newest first. */
async function listApprovals(
  { tenant, query }: ApiRequest<typeof APPROVALS_QUERY>,
  { desk, now }: ApiContext,
): Promise<Answer> {
  return json({ approvals: await desk.control.listApprovals(tenant, query.values, now()) })
}

/** A person's answer; the first one counts. */
async function decideApproval(
  { tenant, params, body, caller, address }: ApiRequest<QueryShape, z.output<typeof decisionBody>>,
  { desk, now, audit }: ApiContext,
): Promise<Answer> {
  const id = params.get('id')?.toLowerCase() ?? ''
  const nowMs = now()
  const decision = { state: body.state, by: caller?.keyId ?? '', note: body.note ?? '', nowMs }
  const decided = await desk.control.decideApproval(tenant, id, decision)
  if (decided !== undefined) {
    const object = { type: 'approval', id, name: decided.tool ?? decided.category }
    audit({ ...noteOf({ tenant, caller, address }), action: `approval.${body.state}`, type: 'change', object })
    return json(decided)
  }
  const known = await desk.control.findApproval(tenant, id, nowMs)
  if (known === undefined) return problem(404, `There is no approval ${id}.`)
  return problem(409, `This approval is ${known.state} already.`)
}

/** Who did it and from where, for the administration log. */
function noteOf({ tenant, caller, address }: Pick<ApiRequest, 'tenant' | 'caller' | 'address'>) {
  return { tenant, category: 'configuration', actor: caller?.keyId ?? '', address } as const
}

const ID = new Map([['id', HEX_ID]])

export const CONTROL_ROUTES: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/api/v1/control/quarantine',
    summary: 'Sessions, users, keys and agents whose calls are refused now.',
    access: 'read',
    success: { status: 200, mediaType: 'application/json', schema: quarantineEntriesSchema },
    handle: listQuarantine,
  }),
  defineRoute({
    method: 'POST',
    path: '/api/v1/control/quarantine',
    summary: 'Refuse the calls of a session, user, key or agent.',
    access: 'write',
    body: quarantineBody,
    success: { status: 201, mediaType: 'application/json', schema: quarantineEntrySchema },
    handle: addQuarantine,
  }),
  defineRoute({
    method: 'DELETE',
    path: '/api/v1/control/quarantine/{id}',
    summary: 'Lift a quarantine.',
    access: 'write',
    params: ID,
    success: { status: 204, mediaType: '' },
    handle: liftQuarantine,
  }),
  defineRoute({
    method: 'GET',
    path: '/api/v1/policy',
    summary: 'The policy in force: what applications may let happen.',
    access: 'read',
    success: { status: 200, mediaType: 'application/json', schema: policyVersionSchema },
    handle: getPolicy,
  }),
  defineRoute({
    method: 'PUT',
    path: '/api/v1/policy',
    summary: 'Set the policy; null leaves it to each application.',
    access: 'write',
    query: POLICY_QUERY,
    body: policyBody,
    success: { status: 200, mediaType: 'application/json', schema: policyVersionSchema },
    handle: putPolicy,
  }),
  defineRoute({
    method: 'GET',
    path: '/api/v1/approvals',
    summary: 'Approvals that applications ask for, newest first.',
    access: 'read',
    query: APPROVALS_QUERY,
    success: { status: 200, mediaType: 'application/json', schema: approvalsSchema },
    handle: listApprovals,
  }),
  defineRoute({
    method: 'POST',
    path: '/api/v1/approvals/{id}',
    summary: 'Approve or refuse what an application waits with.',
    access: 'write',
    params: ID,
    body: decisionBody,
    success: { status: 200, mediaType: 'application/json', schema: approvalSchema },
    handle: decideApproval,
  }),
]
