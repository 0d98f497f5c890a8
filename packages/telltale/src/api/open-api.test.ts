import { expect, test } from 'vitest'
import { z } from 'zod'
import { problemSchema } from './answer-schemas.ts'
import { EVENT_ID, fakeOptions, NOW, RECORD_ID, TRACE_ID } from './api-fakes.ts'
import { createApi } from './create-api.ts'
import { CONTROL_ID } from './fake-control.ts'
import { ALERT_ID, RULE_ID } from './fake-rules.ts'
import { ANSWER_SCHEMAS } from './named-schemas.ts'
import { buildOpenApi } from './open-api.ts'
import { ROUTES } from './routes/routes.ts'

interface Operation {
  readonly operationId: string
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: object }[]
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { schema?: object }>> }>>
  readonly security: readonly object[]
}

const document = JSON.parse(JSON.stringify(buildOpenApi(ROUTES, '0.1.0'))) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, object>> }
}

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, operation })),
)

test('the document lists every route, and no other', () => {
  expect(operations.map(({ name }) => name).sort()).toEqual(
    ROUTES.map(({ method, path }) => `${method} ${path}`).sort(),
  )
  expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(ROUTES.length)
})

test('every reference leads somewhere within the document', () => {
  const references = JSON.stringify(document).match(/"\$ref":"[^"]+"/g) ?? []
  expect(references.length).toBeGreaterThan(10)
  for (const reference of references) {
    const [, name = ''] = /"#\/components\/schemas\/(\w+)"$/.exec(reference) ?? []
    expect(document.components.schemas, reference).toHaveProperty(name)
  }
})

const KEYS = new Map([
  ['read', 'readKey'],
  ['write', 'writeKey'],
])

test('what needs a key says so, and nothing else does', () => {
  for (const route of ROUTES) {
    const operation = document.paths[route.path]?.[route.method.toLowerCase()]
    const key = KEYS.get(route.access)
    expect(operation?.security, route.path).toEqual(key === undefined ? [] : [{ [key]: [] }, { session: [] }])
  }
})

test('parameters of the events search are all there, with their bounds', () => {
  const parameters = document.paths['/api/v1/events']?.get?.parameters ?? []
  const byName = new Map(parameters.map((parameter) => [parameter.name, parameter.schema]))
  expect(byName.get('limit')).toEqual({ type: 'integer', minimum: 1, maximum: 1_000 })
  for (const name of [
    'category',
    'trace_id',
    'span_id',
    'session_id',
    'user_id',
    'app',
    'action',
    'agent',
    'model',
    'provider',
    'tool',
    'dialect',
    'outcome',
    'environment',
    'from',
    'to',
    'q',
    'cursor',
    'gen_ai.tool.name',
    'telltale.prompt.text',
  ]) {
    expect(byName.has(name), name).toBe(true)
  }
  expect(byName.has('telltale.tenant.id')).toBe(false)
})

test('the server gives this document', async () => {
  const app = createApi(fakeOptions())
  const response = await app.inject({ url: '/api/openapi.json', headers: { authorization: 'Bearer tt_r_acme' } })
  expect(response.json()).toEqual(document)
  await app.close()
})

/** A published shape as a validator: with its references in place, so that the document itself is what validates. */
function validatorFor(name: string): z.ZodType {
  const definitions = JSON.parse(
    JSON.stringify(document.components.schemas).replaceAll('#/components/schemas/', '#/$defs/'),
  )
  return z.fromJSONSchema({ $ref: `#/$defs/${name}`, $defs: definitions })
}

const WRITTEN = { yaml: 'title: x', tests: '', reason: 'a test' }
const EXCEPTION = {
  rule: RULE_ID,
  conditions: [{ field: 'user.id', value: 'u-1' }],
  owner: 'kim',
  reason: 'a test',
  expires: new Date(NOW + 60_000).toISOString(),
}

test('every answer has the shape that the document publishes', async () => {
  const app = createApi(fakeOptions())
  const ids = new Map([
    ['events', EVENT_ID],
    ['records', RECORD_ID],
    ['traces', TRACE_ID],
    ['approvals', CONTROL_ID],
    ['alerts', ALERT_ID],
    ['rules', RULE_ID],
  ])
  const bodies = new Map<string, unknown>([
    ['POST /api/v1/session', { key: 'tt_r_acme' }],
    ['POST /api/v1/control/quarantine', { kind: 'user', value: 'u-1', reason: 'a test' }],
    ['PUT /api/v1/policy', { rules: [{ id: 'r', when: {}, action: 'flag' }], onFailure: 'open' }],
    ['POST /api/v1/approvals/{id}', { state: 'approved' }],
    ['PUT /api/v1/alerts/{id}', { status: 'acknowledged' }],
    ['POST /api/v1/rules', WRITTEN],
    ['PUT /api/v1/rules/{id}', WRITTEN],
    ['PUT /api/v1/rules/{id}/enabled', { enabled: false, reason: 'a test' }],
    ['POST /api/v1/rules/check', { yaml: 'title: x' }],
    ['POST /api/v1/rules/test', { yaml: 'title: x', tests: '' }],
    ['POST /api/v1/rules/hunt', { yaml: 'title: x', since: '30d' }],
    ['POST /api/v1/exceptions', EXCEPTION],
  ])
  for (const route of ROUTES) {
    const { schema, mediaType, status } = route.success
    if (mediaType !== 'application/json' || schema === undefined) continue
    const url = route.path.replace(/(\w+)\/\{\w+\}/, (_, kind: string) => `${kind}/${ids.get(kind)}`)
    const body = bodies.get(`${route.method} ${route.path}`)
    const headers = { authorization: 'Bearer tt_w_acme', 'content-type': 'application/json' }
    const payload = route.body === undefined ? {} : { payload: JSON.stringify(body) }
    const response = await app.inject({ method: route.method, url, headers, ...payload })
    expect(response.statusCode, url).toBe(status)
    const name = [...ANSWER_SCHEMAS].find(([, known]) => known === schema)?.[0] ?? ''
    expect(validatorFor(name).safeParse(response.json()).error, url).toBeUndefined()
    expect(schema.safeParse(response.json()).error, url).toBeUndefined()
  }
  await app.close()
})

test('a wrong shape is noticed', () => {
  expect(validatorFor('EventPage').safeParse({ events: [], next: 7 }).success).toBe(false)
  expect(validatorFor('EventPage').safeParse({ events: [], next: null, more: 1 }).success).toBe(false)
  expect(validatorFor('Trace').safeParse({ trace_id: TRACE_ID, spans: [{}] }).success).toBe(false)
})

test('errors are problems', async () => {
  const app = createApi(fakeOptions())
  const headers = { authorization: 'Bearer tt_r_acme' }
  for (const url of ['/api/v1/events?x=1', '/api/v1/events/1', '/api/nothing', '/api/%zz', '/v1/traces', '/gone.js']) {
    const response = await app.inject({ url, headers })
    expect(response.headers['content-type'], url).toBe('application/problem+json; charset=utf-8')
    const problem = problemSchema.parse(response.json())
    expect(problem.status).toBe(response.statusCode)
    expect(problem.detail, url).toMatch(/^.{10,}[.?]$/)
  }
  await app.close()
})
