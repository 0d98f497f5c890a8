import type { ApprovalRequest, ControlState } from '@telltale/model'
import { afterEach, expect, test } from 'vitest'
import { createControlHandler } from './control-handler.ts'
import type { IngestOptions } from './ingest.ts'
import { createOtlpHttpServer, type OtlpServer } from './otlp-http.ts'
import { FakeControl } from './test-kit/fake-control.ts'
import { createFakeKeys, createTestIngest } from './test-kit/fake-journal.ts'

const KEY = 'tt_0123456789abcdef0123456789abcdef'
const OTHER = 'tt_fedcba9876543210fedcba9876543210'
const READ = 'tt_read56789abcdef0123456789abcdef'
const ASKED: ApprovalRequest = {
  app: 'shop',
  category: 'ai_tool',
  tool: 'pay_invoice',
  content: '{"amount":1204}',
  reason: 'a person must see payments',
}
const open: { readonly server: OtlpServer; readonly close: () => void }[] = []

afterEach(async () => {
  for (const { close } of open) close()
  await Promise.all(open.splice(0).map(({ server }) => server.close(100)))
})

async function start(options: Partial<IngestOptions> = {}) {
  const kit = createTestIngest(options)
  const source = new FakeControl()
  const control = createControlHandler(kit.ingest, { source, now: Date.now })
  const server = createOtlpHttpServer(kit.ingest, { ready: () => true, control })
  open.push({ server, close: control.close })
  const base = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}/v1/telltale`
  const get = (path: string, key?: string, signal?: AbortSignal) =>
    fetch(`${base}${path}`, {
      headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
      ...(signal === undefined ? {} : { signal }),
    })
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${base}/approvals`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  return { ...kit, source, control, server, base, get, post }
}

async function ask(given: Awaited<ReturnType<typeof start>>): Promise<string> {
  return ((await (await given.post(ASKED)).json()) as { id: string }).id
}

test('an application that knows nothing is told everything at once', async () => {
  const { get, source } = await start()
  source.quarantineSession('default', 's-1')
  source.policies.set('default', { rules: [], onFailure: 'closed' })
  const answer = await get('/control?wait=30')
  expect(answer.status).toBe(200)
  expect(await answer.json()).toEqual({
    version: expect.stringMatching(/^.{10,}$/),
    policy: { rules: [], onFailure: 'closed' },
    quarantine: [{ id: 's-1', kind: 'session', value: 's-1', reason: 'test', createdMs: 0, createdBy: 'test' }],
  })
})

test('a version that still holds is answered 304 when the time is up, and at once without one', async () => {
  const { get } = await start()
  const { version } = (await (await get('/control')).json()) as ControlState
  for (const wait of ['', '&wait=0', '&wait=0.2']) {
    const answer = await get(`/control?version=${version}${wait}`)
    expect([answer.status, await answer.text()]).toEqual([304, ''])
  }
})

test('who waits is told of a change, and of the end of a quarantine that ends by itself', async () => {
  const { get, source } = await start()
  const { version } = (await (await get('/control')).json()) as ControlState
  const waiting = get(`/control?version=${version}&wait=30`)
  source.quarantineSession('default', 's-1')
  const told = (await (await waiting).json()) as ControlState
  expect(told.quarantine.map(({ value }) => value)).toEqual(['s-1'])
  const [entry] = told.quarantine
  if (entry === undefined) throw new Error('no entry')
  source.quarantine.set('default', [{ ...entry, untilMs: Date.now() + 300 }])
  source.change += 1
  const timed = (await (await get(`/control?version=${told.version}&wait=30`)).json()) as ControlState
  expect(timed.quarantine).toHaveLength(1)
  const over = (await (await get(`/control?version=${timed.version}&wait=30`)).json()) as ControlState
  expect(over.quarantine).toEqual([])
  expect(over.version).toBe(version)
})

test('an approval is kept, waited for, and answered with what a person says', async () => {
  const given = await start()
  const posted = await given.post({ ...ASKED, user: 'u-1', unknown: 'left out', traceId: null })
  expect(posted.status).toBe(201)
  const approval = (await posted.json()) as { id: string }
  expect(approval).toMatchObject({ ...ASKED, user: 'u-1', state: 'pending' })
  expect(Object.keys(approval)).not.toContain('unknown')
  expect(await (await given.get(`/approvals/${approval.id}`)).json()).toEqual(approval)
  const waiting = given.get(`/approvals/${approval.id}?wait=30`)
  given.source.approve(approval.id)
  expect(await (await waiting).json()).toEqual({ ...approval, state: 'approved' })
  expect((await given.get(`/approvals/${'0'.repeat(31)}9`)).status).toBe(404)
})

test('the tenant comes from the key, and only ingest keys may ask', async () => {
  const findKey = createFakeKeys({
    [KEY]: { tenant: 'acme' },
    [OTHER]: { tenant: 'globex' },
    [READ]: { tenant: 'acme', scope: 'read' },
  })
  const given = await start({ keysRequired: true, findKey })
  given.source.quarantineSession('acme', 's-1')
  expect((await given.get('/control')).status).toBe(401)
  expect((await given.get('/control', READ)).status).toBe(403)
  expect(((await (await given.get('/control', KEY)).json()) as ControlState).quarantine).toHaveLength(1)
  expect(((await (await given.get('/control', OTHER)).json()) as ControlState).quarantine).toHaveLength(0)
  expect((await given.post(ASKED)).status).toBe(401)
  const posted = await given.post(ASKED, { 'x-telltale-key': KEY })
  const { id } = (await posted.json()) as { id: string }
  expect((await given.get(`/approvals/${id}`, KEY)).status).toBe(200)
  expect((await given.get(`/approvals/${id}`, OTHER)).status).toBe(404)
})

test.each<[string, unknown, Record<string, string>, number]>([
  ['not JSON', '{', {}, 400],
  ['a list', [], {}, 400],
  ['parts missing', { app: 'shop' }, {}, 400],
  ['an unknown log', { ...ASKED, category: 'ai_other' }, {}, 400],
  ['a number for a text', { ...ASKED, user: 7 }, {}, 400],
  ['another content type', ASKED, { 'content-type': 'text/plain' }, 415],
  ['protobuf', ASKED, { 'content-type': 'application/x-protobuf' }, 415],
  ['two megabytes', { ...ASKED, content: 'x'.repeat(2 * 1024 * 1024) }, {}, 413],
  ['another site', ASKED, { origin: 'https://evil.example' }, 403],
])('%s is refused and counted', async (_, body, headers, status) => {
  const given = await start()
  expect((await given.post(body, headers)).status).toBe(status)
  expect(given.source.approvals.size).toBe(0)
})

test('every problem of an approval is named', async () => {
  const { post } = await start()
  const { message } = (await (await post({ category: 'x', tool: 1 })).json()) as { message: string }
  for (const name of ['app', 'tool', 'content', 'reason', 'category']) expect(message).toContain(name)
})

test('a long text is cut between two characters', async () => {
  const { post } = await start()
  const answer = await post({ ...ASKED, content: `x${'é'.repeat(40_000)}` })
  const { content } = (await answer.json()) as { content: string }
  expect(Buffer.byteLength(content)).toBe(64 * 1024 - 1)
  expect(content.endsWith('é')).toBe(true)
})

test('too many approvals: come back later', async () => {
  const { post, source } = await start()
  source.isFull = true
  const answer = await post(ASKED)
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '1'])
})

test('other methods and paths say what there is', async () => {
  const { base, get } = await start()
  const put = await fetch(`${base}/control`, { method: 'PUT' })
  expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET'])
  expect((await get('/other')).status).toBe(404)
  expect((await get('/control?wait=soon')).status).toBe(400)
})

test('closing answers everyone who waits', async () => {
  const given = await start()
  const { version } = (await (await given.get('/control')).json()) as ControlState
  const id = await ask(given)
  const waiting = [given.get(`/control?version=${version}&wait=30`), given.get(`/approvals/${id}?wait=30`)]
  // Both have arrived when what was sent after them is answered on the same server.
  await given.get('/control')
  given.control.close()
  expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([304, 200])
  expect((await given.get(`/control?version=${version}&wait=30`)).status).toBe(304)
})
