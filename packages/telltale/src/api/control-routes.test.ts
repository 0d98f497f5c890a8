import type { FastifyInstance } from 'fastify'
import { afterEach, expect, test } from 'vitest'
import { fakeOptions, NOW } from './api-fakes.ts'
import { createApi } from './create-api.ts'
import { CONTROL_ID } from './fake-control.ts'

const OWNER = { authorization: 'Bearer tt_w_acme' }
const ENTRY = { kind: 'user', value: 'mallory', reason: 'planted mails' }
const POLICY = {
  rules: [
    { id: 'pay', when: { tools: ['pay_*'], categories: ['ai_tool'] }, action: 'require_approval', reason: 'Money' },
    { id: 'injected', when: { labels: ['injection'], minRisk: 0.8 }, action: 'block' },
  ],
  onFailure: 'closed',
}
const apps: FastifyInstance[] = []

afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.close()))
})

function api() {
  const options = fakeOptions()
  const app = createApi(options)
  apps.push(app)
  const ask = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: unknown, headers = {}) =>
    app.inject({
      method,
      url,
      headers: { ...OWNER, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    })
  return { ask, control: options.desk.control }
}

test('a quarantine is set by the caller, listed, and lifted', async () => {
  const { ask } = api()
  const answer = await ask('POST', '/api/v1/control/quarantine', { ...ENTRY, untilMs: NOW + 60_000 })
  expect(answer.statusCode).toBe(201)
  const made = { ...ENTRY, untilMs: NOW + 60_000, createdMs: NOW, createdBy: 'acmewritekey' }
  expect(answer.json()).toMatchObject(made)
  expect((await ask('GET', '/api/v1/control/quarantine')).json().entries[1]).toMatchObject(made)
  expect((await ask('POST', '/api/v1/control/quarantine', ENTRY)).statusCode).toBe(409)
  const { id } = answer.json()
  expect((await ask('DELETE', `/api/v1/control/quarantine/${id}`)).statusCode).toBe(204)
  expect((await ask('DELETE', `/api/v1/control/quarantine/${id}`)).statusCode).toBe(404)
})

test.each<[string, unknown, string]>([
  [
    'nothing',
    {},
    'kind must be one of session, user, key, agent; value must be a text of 1 to 1024 characters; reason',
  ],
  ['an unknown kind', { ...ENTRY, kind: 'host' }, 'kind must be one of'],
  ['no reason', { ...ENTRY, reason: '  ' }, 'reason must be a text of 1 to 1000 characters: why'],
  ['a time gone by', { ...ENTRY, untilMs: NOW }, 'untilMs must be a time to come'],
  ['another name', { ...ENTRY, createdBy: 'me' }, 'the body must be JSON of the form'],
])('a quarantine with %s is refused', async (_, body, words) => {
  const { ask, control } = api()
  const answer = await ask('POST', '/api/v1/control/quarantine', body)
  expect(answer.statusCode).toBe(400)
  expect(answer.json().detail).toContain(words)
  expect(control.entries).toHaveLength(1)
})

test('a policy is set, versioned, and taken back with null', async () => {
  const { ask } = api()
  const set = await ask('PUT', '/api/v1/policy?after=1', POLICY)
  expect(set.json()).toEqual({ version: 2, policy: POLICY, changedMs: NOW, changedBy: 'acmewritekey' })
  expect((await ask('GET', '/api/v1/policy')).json()).toEqual(set.json())
  expect((await ask('PUT', '/api/v1/policy?after=1', null)).statusCode).toBe(409)
  expect((await ask('PUT', '/api/v1/policy', null)).json()).toMatchObject({ version: 3, policy: null })
})

test('a tenant without a policy is told so', async () => {
  const { ask } = api()
  const none = await ask('GET', '/api/v1/policy', undefined, { authorization: 'Bearer tt_r_globex' })
  expect(none.json()).toEqual({ version: 0, policy: null, changedMs: null, changedBy: null })
})

test('every problem of a policy is given, each with its place', async () => {
  const { ask, control } = api()
  const answer = await ask('PUT', '/api/v1/policy', {
    rules: [
      { id: 'a', when: { minRisk: 7, tools: [] }, action: 'deny' },
      { id: 'a', when: { label: ['injection'] }, action: 'block' },
      { when: { labels: ['nonsense'], categories: ['ai_tools'] }, action: 'block' },
    ],
    onFailure: 'shut',
    extra: 1,
  })
  expect(answer.statusCode).toBe(400)
  const { problems } = answer.json() as { problems: readonly string[] }
  expect(problems.map((line) => line.split(' ')[0])).toEqual(
    expect.arrayContaining([
      'rules.0.when.minRisk',
      'rules.0.when.tools',
      'rules.0.action',
      'rules.1.when',
      'rules.2.id',
      'rules.2.when.labels.0',
      'rules.2.when.categories.0',
      'onFailure',
      'the',
    ]),
  )
  expect(problems).toContain(
    'rules.1.when has "label", which is no part of it; it takes categories, tools, sources, labels and minRisk',
  )
  expect(control.policy.version).toBe(1)
})

test('two rules of one id are a problem', async () => {
  const { ask } = api()
  const rule = { id: 'a', when: {}, action: 'flag' }
  const answer = await ask('PUT', '/api/v1/policy', { rules: [rule, rule], onFailure: 'open' })
  expect(answer.json().problems).toEqual(['rules.1.id must differ from that of rules.0'])
})

test('an approval is listed by state and decided once', async () => {
  const { ask } = api()
  expect((await ask('GET', '/api/v1/approvals?state=pending')).json().approvals).toHaveLength(1)
  expect((await ask('GET', '/api/v1/approvals?state=approved')).json().approvals).toHaveLength(0)
  expect((await ask('GET', '/api/v1/approvals?state=open')).statusCode).toBe(400)
  const url = `/api/v1/approvals/${CONTROL_ID}`
  expect((await ask('POST', url, { state: 'pending' })).statusCode).toBe(400)
  const decided = await ask('POST', url, { state: 'refused', note: 'not that account' })
  expect(decided.json()).toMatchObject({ state: 'refused', note: 'not that account', decidedBy: 'acmewritekey' })
  const again = await ask('POST', url, { state: 'approved' })
  expect([again.statusCode, again.json().detail]).toEqual([409, 'This approval is refused already.'])
  expect((await ask('POST', `/api/v1/approvals/${'0'.repeat(32)}`, { state: 'approved' })).statusCode).toBe(404)
})

test.each<['POST' | 'PUT' | 'DELETE', string, unknown]>([
  ['POST', '/api/v1/control/quarantine', ENTRY],
  ['DELETE', `/api/v1/control/quarantine/${CONTROL_ID}`, undefined],
  ['PUT', '/api/v1/policy', null],
  ['POST', `/api/v1/approvals/${CONTROL_ID}`, { state: 'approved' }],
])('another web page cannot %s %s', async (method, url, body) => {
  const { ask, control } = api()
  for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
    expect((await ask(method, url, body, headers)).statusCode).toBe(403)
  }
  expect([control.entries.length, control.policy.version, control.approval.state]).toEqual([1, 1, 'pending'])
})
