import type { RuleExceptionJson } from '@telltale/model'
import { z } from 'zod'
import type { KeptException } from '../../desk/desk.ts'
import { exceptionSchema, exceptionsSchema } from '../alert-schemas.ts'
import { type Answer, created, json, noContent, problem } from '../answer.ts'
import type { ApiContext } from '../api-context.ts'
import type { QueryShape } from '../query/parse-query.ts'
import { type ApiRequest, defineRoute, type Route } from '../route.ts'
import { HEX_ID } from './event-routes.ts'

const LONGEST_MS = 366 * 86_400_000
const FIELD_RULE = 'must be a field name of 1 to 200 characters'
const VALUE_RULE = 'must be a text of 1 to 1024 characters'
const OWNER_RULE = 'must be a text of 1 to 200 characters: who answers for it'
const REASON_RULE = 'must be a text of 1 to 1000 characters: why'
const EXPIRES_RULE = 'must be a time in ISO 8601'
const CONDITIONS_RULE = 'must be 1 to 10 fields with their values; to silence a whole rule, switch it off'

const exceptionBody = z.strictObject(
  {
    rule: z.string(VALUE_RULE).min(1, VALUE_RULE).max(200, VALUE_RULE),
    conditions: z
      .array(
        z.strictObject({
          field: z.string(FIELD_RULE).min(1, FIELD_RULE).max(200, FIELD_RULE),
          value: z.string(VALUE_RULE).min(1, VALUE_RULE).max(1_024, VALUE_RULE),
        }),
        CONDITIONS_RULE,
      )
      .min(1, CONDITIONS_RULE)
      .max(10, CONDITIONS_RULE),
    owner: z.string(OWNER_RULE).trim().min(1, OWNER_RULE).max(200, OWNER_RULE),
    reason: z.string(REASON_RULE).trim().min(1, REASON_RULE).max(1_000, REASON_RULE),
    expires: z.iso.datetime({ offset: true, error: EXPIRES_RULE }),
  },
  'must be JSON of the form {"rule":"…","conditions":[{"field":"user.id","value":"…"}],"owner":"…","reason":"…","expires":"…"}',
)

/** Exceptions in force, oldest first. */
async function listExceptions({ tenant }: ApiRequest, { desk, now }: ApiContext): Promise<Answer> {
  return json({ exceptions: (await desk.rules.listExceptions(tenant, now())).map(toExceptionJson) })
}

/** Alerts of a rule about someone or something are not raised until it ends. */
async function addException(
  { tenant, body, caller, address }: ApiRequest<QueryShape, z.output<typeof exceptionBody>>,
  { desk, rules, now, audit }: ApiContext,
): Promise<Answer> {
  const nowMs = now()
  const expiresMs = Date.parse(body.expires)
  if (expiresMs <= nowMs) return problem(400, 'expires must be a time to come.')
  if (expiresMs > nowMs + LONGEST_MS) return problem(400, 'expires must be within a year: look at it again then.')
  if ((await rules.findRule(tenant, body.rule)) === undefined) return problem(404, `There is no rule ${body.rule}.`)
  const { rule, conditions, owner, reason } = body
  const by = caller?.keyId ?? ''
  const made = { ruleId: rule, conditions, owner, reason, createdMs: nowMs, createdBy: by, expiresMs }
  const added = await desk.rules.addException(tenant, made)
  if (added === 'full') return problem(409, 'A thousand exceptions are in force, which is the most; end some first.')
  await rules.reload()
  audit({
    tenant,
    action: 'exception.created',
    category: 'configuration',
    type: 'creation',
    object: { type: 'detection_exception', id: added.id, name: rule },
    actor: by,
    address,
    reason,
    weakened: true,
  })
  return created(toExceptionJson(added))
}

/** Ends an exception. */
async function endException(
  { tenant, params, caller, address }: ApiRequest,
  { desk, rules, now, audit }: ApiContext,
): Promise<Answer> {
  const id = params.get('id')?.toLowerCase() ?? ''
  const by = caller?.keyId ?? ''
  if (!(await desk.rules.endException(tenant, id, { by, nowMs: now() }))) {
    return problem(404, `There is no exception ${id}.`)
  }
  await rules.reload()
  const object = { type: 'detection_exception', id }
  audit({ tenant, action: 'exception.ended', category: 'configuration', type: 'deletion', object, actor: by, address })
  return noContent()
}

function toExceptionJson(exception: KeptException): RuleExceptionJson {
  return {
    id: exception.id,
    rule: exception.ruleId,
    conditions: exception.conditions,
    owner: exception.owner,
    reason: exception.reason,
    created: new Date(exception.createdMs).toISOString(),
    expires: new Date(exception.expiresMs).toISOString(),
  }
}

export const EXCEPTION_ROUTES: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/api/v1/exceptions',
    summary: 'Exceptions in force: what rules do not raise alerts about.',
    access: 'read',
    success: { status: 200, mediaType: 'application/json', schema: exceptionsSchema },
    handle: listExceptions,
  }),
  defineRoute({
    method: 'POST',
    path: '/api/v1/exceptions',
    summary: 'Make an exception to a rule, with an owner, a reason and an end.',
    access: 'write',
    body: exceptionBody,
    success: { status: 201, mediaType: 'application/json', schema: exceptionSchema },
    handle: addException,
  }),
  defineRoute({
    method: 'DELETE',
    path: '/api/v1/exceptions/{id}',
    summary: 'End an exception.',
    access: 'write',
    params: new Map([['id', HEX_ID]]),
    success: { status: 204, mediaType: 'application/json' },
    handle: endException,
  }),
]
