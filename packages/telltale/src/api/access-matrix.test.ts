import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CANARY, EVENT_ID, fakeOptions, NOW, RECORD_ID, TRACE_ID } from './api-fakes.ts'
import { createApi } from './create-api.ts'
import { CONTROL_ID } from './fake-control.ts'
import { ALERT_ID, RULE_ID } from './fake-rules.ts'
import { ROUTES } from './routes/routes.ts'

type Who = 'nobody' | 'ingest key' | 'unknown key' | 'other tenant' | 'owner' | 'writer' | 'other writer'

const CREDENTIALS: ReadonlyMap<Who, Record<string, string>> = new Map([
  ['nobody', {}],
  ['ingest key', { authorization: 'Bearer tt_i_acme' }],
  ['unknown key', { authorization: 'Bearer tt_r_nobody' }],
  ['other tenant', { authorization: 'Bearer tt_r_globex' }],
  ['owner', { authorization: 'Bearer tt_r_acme' }],
  ['other writer', { authorization: 'Bearer tt_w_globex' }],
  ['writer', { authorization: 'Bearer tt_w_acme' }],
])

/** What each route gives to each caller, in the order of CREDENTIALS. A route that is not here fails the test. */
const READ = [401, 403, 401, 200, 200, 200, 200] as const
const OF_ONE_TENANT = [401, 403, 401, 404, 200, 404, 200] as const
const ANYONE = [200, 200, 200, 200, 200, 200, 200] as const
/** Changes need scope write; nobody sends a body here, so whoever may change something is told what it takes. */
const CHANGE = [401, 403, 401, 403, 403, 400, 400] as const
const REMOVE = [401, 403, 401, 403, 403, 404, 204] as const
/** Asked by POST for the size of the question; changes nothing. */
const ASK = [401, 403, 401, 400, 400, 400, 400] as const
const LISTED: readonly (readonly [string, readonly number[]])[] = [
  ['GET /api/v1/events', READ],
  [`GET /api/v1/events/${EVENT_ID}`, OF_ONE_TENANT],
  [`GET /api/v1/events/${EVENT_ID}/findings`, READ],
  [`GET /api/v1/traces/${TRACE_ID}`, OF_ONE_TENANT],
  [`GET /api/v1/traces/${TRACE_ID}/findings`, READ],
  [`GET /api/v1/traces/${TRACE_ID}/story`, OF_ONE_TENANT],
  ['GET /api/v1/records', READ],
  [`GET /api/v1/records/${RECORD_ID}`, OF_ONE_TENANT],
  ['GET /api/v1/stats', READ],
  ['GET /api/v1/histogram', READ],
  ['GET /api/v1/fields', READ],
  ['GET /api/v1/telemetry', READ],
  ['GET /api/v1/quarantine', READ],
  ['GET /api/v1/alerts', READ],
  ['GET /api/v1/alerts/summary', READ],
  ['GET /api/v1/alerts/stream', READ],
  [`GET /api/v1/alerts/${ALERT_ID}`, OF_ONE_TENANT],
  [`PUT /api/v1/alerts/${ALERT_ID}`, CHANGE],
  ['GET /api/v1/rules', READ],
  ['POST /api/v1/rules', CHANGE],
  ['POST /api/v1/rules/check', ASK],
  ['POST /api/v1/rules/test', ASK],
  ['POST /api/v1/rules/hunt', ASK],
  [`GET /api/v1/rules/${RULE_ID}`, OF_ONE_TENANT],
  [`PUT /api/v1/rules/${RULE_ID}`, CHANGE],
  [`PUT /api/v1/rules/${RULE_ID}/enabled`, CHANGE],
  [`DELETE /api/v1/rules/${RULE_ID}`, REMOVE],
  ['GET /api/v1/exceptions', READ],
  ['POST /api/v1/exceptions', CHANGE],
  [`DELETE /api/v1/exceptions/${ALERT_ID}`, REMOVE],
  ['GET /api/v1/coverage', READ],
  ['GET /api/v1/coverage/navigator.json', READ],
  ['GET /api/v1/coverage/coverage.csv', READ],
  ['GET /api/v1/control/quarantine', READ],
  ['POST /api/v1/control/quarantine', CHANGE],
  [`DELETE /api/v1/control/quarantine/${CONTROL_ID}`, REMOVE],
  ['GET /api/v1/policy', READ],
  ['PUT /api/v1/policy', CHANGE],
  ['GET /api/v1/approvals', READ],
  [`POST /api/v1/approvals/${CONTROL_ID}`, CHANGE],
  ['GET /api/v1/setup', READ],
  ['GET /api/v1/tail', READ],
  ['GET /api/openapi.json', READ],
  ['GET /metrics', READ],
  ['GET /live', ANYONE],
  ['GET /ready', ANYONE],
  // The handler of the ingest ports asks for its own keys; see its tests.
  ['POST /v1/traces', ANYONE],
  ['GET /v1/telltale/control', ANYONE],
  ['GET /v1/traces', [401, 403, 401, 405, 405, 405, 405]],
  // No body: 400 comes before any key is looked at.
  ['POST /api/v1/session', [400, 400, 400, 400, 400, 400, 400]],
  ['DELETE /api/v1/session', [204, 204, 204, 204, 204, 204, 204]],
  ['GET /api/anything', [401, 403, 401, 404, 404, 404, 404]],
  // No web build in this test: its page says so.
  ['GET /explore', [503, 503, 503, 503, 503, 503, 503]],
]
/** HEAD is GET without a body, everywhere but for the tail, which never ends, and what the ingest handler answers. */
const HEADS = LISTED.filter(([route]) => route.startsWith('GET ') && !/\/tail$|\/stream$|\/telltale\//.test(route)).map(
  ([route, statuses]) => [route.replace('GET', 'HEAD'), statuses] as const,
)
const EXPECTED = new Map([...LISTED, ...HEADS])

const EXAMPLES = new Map([
  [':traceId', TRACE_ID],
  [':traceId/findings', `${TRACE_ID}/findings`],
  [':traceId/story', `${TRACE_ID}/story`],
  ['events/:id', `events/${EVENT_ID}`],
  ['events/:id/findings', `events/${EVENT_ID}/findings`],
  ['alerts/:id', `alerts/${ALERT_ID}`],
  ['rules/:id', `rules/${RULE_ID}`],
  ['rules/:id/enabled', `rules/${RULE_ID}/enabled`],
  ['exceptions/:id', `exceptions/${ALERT_ID}`],
  ['records/:id', `records/${RECORD_ID}`],
  ['quarantine/:id', `quarantine/${CONTROL_ID}`],
  ['approvals/:id', `approvals/${CONTROL_ID}`],
  ['/v1/telltale/*', '/v1/telltale/control'],
  ['/v1/*', '/v1/traces'],
  ['/api/*', '/api/anything'],
  ['/*', '/explore'],
])

let app: FastifyInstance
let routes: string[]

beforeEach(async () => {
  routes = []
  app = createApi(fakeOptions({ ingestHandler: (_request, response) => void response.writeHead(200).end() }))
  app.addHook('onRoute', ({ method, url }) => {
    for (const name of [method].flat()) routes.push(`${name} ${example(url)}`)
  })
  await app.ready()
})

afterEach(() => app.close())

function example(url: string): string {
  for (const [part, value] of EXAMPLES) {
    if (url.endsWith(part)) return url.slice(0, url.length - part.length) + value
  }
  return url
}

async function ask(route: string, headers: Record<string, string>) {
  const [method, url] = route.split(' ')
  // The tail never ends by itself: its headers and first bytes are the answer.
  const response = await app.inject({ method: method as 'GET', url: url ?? '', headers, payloadAsStream: true })
  if (String(response.headers['content-type']).startsWith('text/event-stream')) response.stream().destroy()
  const chunks: Buffer[] = []
  if (!response.stream().destroyed) for await (const chunk of response.stream()) chunks.push(chunk as Buffer)
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks).toString() }
}

test('the matrix holds every route that the server has, and no other', () => {
  expect([...new Set(routes)].sort()).toEqual([...EXPECTED.keys()].sort())
})

test('every route of the table is registered', () => {
  for (const { method, path } of ROUTES) {
    expect(routes).toContain(`${method} ${example(path.replaceAll(/\{(\w+)\}/g, ':$1'))}`)
  }
})

describe.each([...EXPECTED])('%s', (route, statuses) => {
  test.each([...CREDENTIALS.keys()].map((who, place) => [who, statuses[place]] as const))(
    '%s: %i',
    async (who, status) => {
      const { status: given, headers, body } = await ask(route, CREDENTIALS.get(who) ?? {})
      expect(given).toBe(status)
      if (who !== 'owner' && who !== 'writer') expect(body).not.toContain(CANARY)
      if (given === 401) expect(headers['www-authenticate']).toBe('Bearer realm="telltale"')
      if (!/^POST \/v1\/|\/telltale\//.test(route))
        expect(headers['content-security-policy']).toContain("default-src 'none'")
    },
  )
})

test('the owner is shown what is theirs', async () => {
  for (const route of EXPECTED.keys()) {
    if (!route.startsWith('GET /api/v1/') || /setup|tail|stream|coverage|histogram/.test(route)) continue
    const { body } = await ask(route, CREDENTIALS.get('owner') ?? {})
    expect(body, route).toContain(CANARY)
  }
})

test('a thing of another tenant answers just like one that is not there', async () => {
  const foreign = await ask(`GET /api/v1/events/${EVENT_ID}`, CREDENTIALS.get('other tenant') ?? {})
  const missing = await ask(`GET /api/v1/events/${'0'.repeat(32)}`, CREDENTIALS.get('other tenant') ?? {})
  expect(foreign.body.replace(EVENT_ID, '0'.repeat(32))).toBe(missing.body)
})

test('a revoked or expired key is dead at once', async () => {
  const options = fakeOptions()
  let nowMs = NOW
  const own = createApi({ ...options, now: () => nowMs })
  const status = async () =>
    (await own.inject({ url: '/api/v1/setup', headers: CREDENTIALS.get('owner') ?? {} })).statusCode
  expect(await status()).toBe(200)
  nowMs = NOW + 366 * 86_400_000
  expect(await status()).toBe(401)
  nowMs = NOW
  await options.desk.revokeKey('acmereadkey0', NOW)
  expect(await status()).toBe(401)
  await own.close()
})

test('a route that does not say who may use it cannot be added', async () => {
  const own = createApi(fakeOptions())
  expect(() => own.get('/forgotten', async () => 'secret')).toThrow('does not say who may use it')
  await own.close()
})

test.each([
  '',
  'Bearer',
  'Bearer  ',
  'Basic dHRfcl9hY21l',
  'tt_r_acme',
  'Bearer tt_r_acme tt_r_acme',
  `Bearer ${'x'.repeat(300)}`,
])('the credential %j opens nothing', async (authorization) => {
  expect((await app.inject({ url: '/api/v1/events', headers: { authorization } })).statusCode).toBe(401)
})

test.each(['/api/v1/events?key=tt_r_acme', '/api/v1/events?access_token=tt_r_acme'])(
  'a key in %s is no credential',
  async (url) => {
    expect((await app.inject(url)).statusCode).toBe(401)
  },
)

test.each([
  '//api/v1/events',
  '/API/v1/events',
  '/api%2fv1/events',
  '/%61pi/v1/events',
  '/api/v1/events/',
  '/api/v1//events',
  '/./api/v1/events',
  '/static/../api/v1/events',
  '/api/v1/events;x=1',
  '/api/v1/events%00',
  '/live/../api/v1/events',
])('%s reaches no data without a key', async (url) => {
  const response = await app.inject({ url, headers: { 'x-original-url': '/live', 'x-http-method-override': 'GET' } })
  expect([400, 401, 404, 503]).toContain(response.statusCode)
  expect(response.body).not.toContain(CANARY)
})
