import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AlertDetailJson, AlertJson, AlertPage, HuntJson, RuleJson, RulesJson } from '@telltale/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getJson, type RunningServer, startServer, waitFor } from './kit/server.ts'
import { waitUntilCaughtUp } from './kit/traffic.ts'

const PROGRAM = fileURLToPath(new URL('../dist/main.js', import.meta.url))
const COVERAGE = fileURLToPath(new URL('../../../docs/coverage.md', import.meta.url))
const RULE = `title: Pays twice
id: 11111111-1111-4111-8111-111111111111
status: test
taxonomy: telltale
level: high
tags: [atlas.aml.t0053, owasp.asi02-2026]
logsource: {product: telltale, category: ai_tool}
detection:
  pay:
    gen_ai.tool.name|startswith: pay
    user.id: 'test-user'
  condition: pay
`

let dir: string
let server: RunningServer

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'telltale-rules-'))
  server = await startServer()
})
afterAll(async () => {
  await server?.stop()
  await rm(dir, { recursive: true, force: true })
})

function telltale(
  ...args: string[]
): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })))
}

async function ask<T>(method: string, path: string, body: unknown): Promise<T> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${server.url}/api/v1/${path}`, { method, headers, body: JSON.stringify(body) })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
  return JSON.parse(text)
}

async function sendEvent(fields: Readonly<Record<string, unknown>>): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${server.otlpHttpUrl}/v1/events`, {
    method: 'POST',
    headers,
    body: JSON.stringify(fields),
  })
  expect(answer.status).toBe(200)
}

const PAYMENT = {
  'telltale.category': 'ai_tool',
  'event.action': 'tool.executed',
  'service.name': 'shop',
  'user.id': 'test-user',
  'gen_ai.tool.name': 'pay_invoice',
  trace_id: 'abcdefabcdefabcdefabcdefabcdefab',
}

test('every rule of the pack loads, every fixture holds, and no attack is without a tested rule', async () => {
  const table = join(dir, 'coverage.md')
  const { code, out, err } = await telltale('rules', 'test', '--docs', table)
  expect(err).toBe('')
  expect(out).toMatch(/0 errors/)
  expect(code).toBe(0)
  // `npm run coverage` writes it again.
  expect(await readFile(table, 'utf8')).toBe(await readFile(COVERAGE, 'utf8'))
}, 240_000)

test('a rule is written, tried on stored events, put in force, fires, and is noted in the administration log', async () => {
  await sendEvent({ ...PAYMENT, '@timestamp': '2026-11-23T08:00:00Z' })
  await waitUntilCaughtUp(server)
  const hunt = await ask<HuntJson>('POST', 'rules/hunt', { yaml: RULE, since: '24h' })
  expect(hunt).toMatchObject({ total: 1, complete: true })
  expect(hunt.samples[0]).toMatchObject({ 'gen_ai.tool.name': 'pay_invoice' })
  await ask('POST', 'rules', { yaml: RULE, tests: '', reason: 'payments of the test user' })
  const stream = await fetch(`${server.url}/api/v1/alerts/stream`)
  const raised = readAlert(stream)
  await sendEvent({ ...PAYMENT, '@timestamp': '2026-11-23T08:00:01Z', 'gen_ai.tool.call.arguments': { amount: 7 } })
  const alert = await raised
  expect(alert).toMatchObject({ title: 'Pays twice', level: 'high', atlas: ['AML.T0053'], owasp: ['ASI02:2026'] })
  const detail = await getJson<AlertDetailJson>(`${server.url}/api/v1/alerts/${alert.id}`)
  expect(detail.events.map((event) => event['event.id'])).toEqual(alert.events)
  expect(detail.rule?.origin).toBe('custom')
  const byTrace = await getJson<AlertPage>(`${server.url}/api/v1/alerts?trace_id=${PAYMENT.trace_id}`)
  expect(byTrace.alerts.map(({ id }) => id)).toContain(alert.id)
  const noted = await waitFor('the administration log', async () => {
    const { events } = await getJson<{ events: readonly Record<string, unknown>[] }>(
      `${server.url}/api/v1/events?category=ai_audit&action=rule.created`,
    )
    return events[0]
  })
  expect(noted).toMatchObject({ 'service.name': 'telltale', 'telltale.change.reason': 'payments of the test user' })
})

test("what is written of the pack's fixtures beside it is of these rules and these fixtures", async () => {
  const { rules } = await getJson<RulesJson>(`${server.url}/api/v1/rules`)
  const pack = rules.filter((rule) => rule.origin === 'pack')
  expect(pack.length).toBeGreaterThan(150)
  // `npm run coverage` writes it again.
  expect(pack.filter((rule) => rule.tests.passing !== true).map((rule) => rule.title)).toEqual([])
})

async function readAlert(stream: Response): Promise<AlertJson> {
  let text = ''
  for await (const chunk of stream.body ?? []) {
    text += Buffer.from(chunk).toString()
    const data = /event: alert\ndata: (.*Pays twice.*)\n\n/.exec(text)?.[1]
    if (data !== undefined) return JSON.parse(data)
  }
  throw new Error('the stream ended without an alert')
}

test('an alert is acknowledged, closed as benign, and counted against its rule', async () => {
  const { alerts } = await getJson<AlertPage>(`${server.url}/api/v1/alerts?q=pays%20twice&status=open`)
  const id = alerts[0]?.id ?? ''
  await ask('PUT', `alerts/${id}`, { status: 'acknowledged', assignee: 'kim' })
  const closed = await ask<AlertJson>('PUT', `alerts/${id}`, { status: 'closed', resolution: 'benign', note: 'a test' })
  expect(closed).toMatchObject({ status: 'closed', resolution: 'benign', assignee: 'kim', note: 'a test' })
  const { rules } = await getJson<RulesJson>(`${server.url}/api/v1/rules`)
  const rule = rules.find((one: RuleJson) => one.title === 'Pays twice')
  expect(rule).toMatchObject({ alerts: 1, judged: { benign: 1, true_positive: 0, false_positive: 0 } })
})

test('an exception keeps a rule silent about what it names, and a rule that is off is silent', async () => {
  const rule = '11111111-1111-4111-8111-111111111111'
  const conditions = [{ field: 'service.name', value: 'warehouse' }]
  const expires = new Date(Date.now() + 3_600_000).toISOString()
  await ask('POST', 'exceptions', { rule, conditions, owner: 'kim', reason: 'stock orders', expires })
  await sendEvent({ ...PAYMENT, 'service.name': 'warehouse', '@timestamp': '2026-11-23T08:00:02Z' })
  await sendEvent({ ...PAYMENT, 'service.name': 'kiosk', '@timestamp': '2026-11-23T08:00:03Z' })
  await waitUntilCaughtUp(server)
  const named = async () =>
    (await getJson<AlertPage>(`${server.url}/api/v1/alerts?rule=${rule}`)).alerts.flatMap((alert) =>
      alert.entities.flatMap(({ field, value }) => (field === 'service.name' ? [value] : [])),
    )
  expect((await named()).sort()).toEqual(['kiosk', 'shop'])
  await ask('PUT', `rules/${rule}/enabled`, { enabled: false, reason: 'not now' })
  await sendEvent({ ...PAYMENT, 'service.name': 'depot', '@timestamp': '2026-11-23T08:00:04Z' })
  await waitUntilCaughtUp(server)
  expect((await named()).sort()).toEqual(['kiosk', 'shop'])
})

test('coverage is honest about states, and comes out as a Navigator layer and as a table', async () => {
  const coverage = await getJson<{ totals: Record<string, number>; tactics: readonly unknown[] }>(
    `${server.url}/api/v1/coverage`,
  )
  expect(coverage.tactics).toHaveLength(16)
  expect(coverage.totals.out_of_sight).toBeGreaterThan(50)
  const layer = await getJson<{ domain: string; techniques: readonly unknown[] }>(
    `${server.url}/api/v1/coverage/navigator.json`,
  )
  expect(layer.domain).toBe('atlas-atlas')
  const csv = await (await fetch(`${server.url}/api/v1/coverage/coverage.csv`)).text()
  expect(csv).toContain('AML.T0051.001')
})

test('sigma check says what is wrong with a folder of rules, with file, line and column', async () => {
  await writeFile(join(dir, 'good.yml'), RULE)
  expect((await telltale('sigma', 'check', dir)).code).toBe(0)
  await writeFile(join(dir, 'bad.yml'), RULE.replace('|startswith', '|startwith'))
  const { code, out } = await telltale('sigma', 'check', dir)
  expect(code).toBe(1)
  expect(out).toMatch(/bad\.yml:10:\d+ .*startwith.*startswith/)
  await rm(join(dir, 'bad.yml'))
  expect((await telltale('sigma', 'check', join(dir, 'nowhere'))).code).toBe(2)
})

test('sigma match names for each event the rules that match it', async () => {
  const events = join(dir, 'events.jsonl')
  const lines = [{ 'user.id': 'test-user', 'gen_ai.tool.name': 'PAY_now' }, { 'user.id': 'other' }, { a: 1 }]
  await writeFile(events, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  const { code, out } = await telltale('sigma', 'match', '--rules', join(dir, 'good.yml'), '--events', events)
  expect(code).toBe(0)
  const id = '11111111-1111-4111-8111-111111111111'
  expect(
    out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([
    { event: 0, rules: [id] },
    { event: 1, rules: [] },
    { event: 2, rules: [] },
  ])
})

test('sigma sql prints a query, and hunt asks the running server', async () => {
  const file = join(dir, 'good.yml')
  const sql = await telltale('sigma', 'sql', file)
  expect(sql).toMatchObject({ code: 0, err: '' })
  expect(sql.out).toMatch(/^SELECT .* FROM events/)
  const hunt = await telltale('hunt', file, '--since', '24h', '--url', server.url, '--json')
  expect(hunt.err).toBe('')
  expect(JSON.parse(hunt.out).total).toBeGreaterThan(2)
  expect(hunt.code).toBe(1)
  expect((await telltale('hunt', file, '--url', 'http://127.0.0.1:9')).code).toBe(2)
})
