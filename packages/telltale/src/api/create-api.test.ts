import type { FastifyInstance } from 'fastify'
import { afterEach, describe, expect, test } from 'vitest'
import { TelltaleError } from '../errors.ts'
import { EVENT, EVENT_ID, FakeStore, fakeOptions, NOW, TRACE_ID } from './api-fakes.ts'
import type { ApiOptions } from './api-options.ts'
import { createApi } from './create-api.ts'

const OWNER = { authorization: 'Bearer tt_r_acme' }
const apps: FastifyInstance[] = []

function api(more: Partial<ApiOptions> = {}) {
  const options = fakeOptions(more)
  const app = createApi(options)
  apps.push(app)
  const get = (url: string, headers: Record<string, string> = {}) =>
    app.inject({ method: 'GET', url, headers: { ...OWNER, ...headers } })
  return { app, get, store: options.store, desk: options.desk }
}

afterEach(async () => {
  for (const app of apps.splice(0)) await app.close()
})

describe('answers', () => {
  test('events are exactly a list and where to go on', async () => {
    const { get, store } = api()
    const response = await get('/api/v1/events?category=ai_tool,ai_usage&app=shop&gen_ai.tool.name=a&tool=b&limit=5')
    expect(response.statusCode).toBe(200)
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(response.headers['cache-control']).toBe('no-store')
    expect(response.json()).toEqual({ events: [EVENT], next: 'c2' })
    expect(store.asked).toEqual([
      {
        method: 'findEvents',
        tenant: 'acme',
        arguments: [
          {
            categories: ['ai_tool', 'ai_usage'],
            fields: new Map([
              ['service.name', ['shop']],
              ['gen_ai.tool.name', ['a', 'b']],
            ]),
          },
          { limit: 5 },
        ],
      },
    ])
  })

  test('one event, one trace and one record are found by id in either case', async () => {
    const { get } = api()
    expect((await get(`/api/v1/events/${EVENT_ID.toUpperCase()}`)).json()).toEqual(EVENT)
    expect((await get(`/api/v1/traces/${TRACE_ID}`)).json()).toMatchObject({ trace_id: TRACE_ID, span_count: 2 })
    expect((await get('/api/v1/records/11111111111111111111111111111111')).json()).toMatchObject({ event_count: 3 })
  })

  test('what is not there is a 404 and what cannot be an id a 400', async () => {
    const { get } = api()
    const missing = await get(`/api/v1/events/${'f'.repeat(32)}`)
    expect(missing.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(missing.json()).toEqual({
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      detail: `There is no event ${'f'.repeat(32)}.`,
    })
    const wrong = await get('/api/v1/traces/xyz')
    expect(wrong.json()).toMatchObject({ status: 400, detail: 'traceId must be 32 hex digits.' })
  })

  test('stats are the ledger, balanced', async () => {
    const { get } = api()
    expect((await get('/api/v1/stats')).json()).toMatchObject({
      accepted: 100,
      stored: 90,
      quarantined: 4,
      pending: 6,
      lag_ms: 1_500,
      refused: { too_large: 3, no_key: 5 },
      by_category: { ai_tool: 7, ai_prompt: 0 },
      started_at: '2026-11-23T08:59:00.000Z',
    })
  })

  test('what could not be read is shown with its control characters written out', async () => {
    const { get } = api()
    expect((await get('/api/v1/quarantine')).json().items[0]).toMatchObject({
      seq: 7,
      reason: 'not protobuf',
      excerpt: 'canary-of-acme\\u001b[2J\\u000a',
    })
  })

  test('histogram, fields and telemetry take the last day unless a window is given', async () => {
    const { get, store } = api()
    const day = { fromMs: NOW - 86_400_000, toMs: NOW }
    await get('/api/v1/histogram?q=mail')
    await get('/api/v1/fields?field=user.id,service.name')
    await get('/api/v1/telemetry?from=2026-11-23T08:00:00Z')
    expect(store.asked.map((asked) => asked.arguments)).toEqual([
      [{ ...day, text: 'mail' }, 60],
      [day, ['user.id', 'service.name']],
      [{ fromMs: NOW - 3_600_000, toMs: NOW }],
    ])
  })
})

describe('queries', () => {
  test('every problem is named at once, with what is allowed', async () => {
    const { get } = api()
    const { detail } = (await get('/api/v1/events?limit=0&category=ai_tool,evil&from=yesterday&limt=3&q=')).json()
    expect(detail).toBe(
      [
        'category must be one of ai_prompt, ai_guardrail, ai_retrieval, ai_tool, ai_system_prompt, ai_usage, ai_egress, ai_response, ai_audit',
        'q must be 1 to 500 characters',
        'from must be ISO 8601 with Z or an offset (2026-11-23T09:00:00Z), a date (2026-11-23) or epoch milliseconds, from 1970 to 2200',
        'limit must be a whole number from 1 to 1000',
        '"limt" is not a parameter here; did you mean "limit"?.',
      ].join('; '),
    )
  })

  test('a window must start before it ends', async () => {
    const { get } = api()
    expect((await get('/api/v1/events?from=2026-11-23&to=2026-11-22')).json().detail).toBe('from must be before to.')
  })

  test('a tenant in the query is no parameter', async () => {
    const { get } = api()
    expect((await get('/api/v1/events?telltale.tenant.id=globex')).statusCode).toBe(400)
  })

  test.each(['__proto__', 'constructor', 'toString', 'gen_ai.prompt.__proto__.x'])(
    '%s is no parameter',
    async (name) => {
      const { get } = api()
      expect((await get(`/api/v1/events?${name}=1`)).statusCode).toBe(400)
      expect(Object.keys(Object.prototype)).toEqual([])
    },
  )
})

describe('errors', () => {
  test.each([
    ['STORE_QUERY_INVALID', 400, undefined],
    ['STORE_QUERY_LIMIT', 422, undefined],
    ['STORE_UNREACHABLE', 503, '5'],
  ] as const)('%s becomes %i', async (code, status, retryAfter) => {
    const store = new FakeStore()
    store.failure = new TelltaleError(code, 'SELECT secret FROM internals')
    const response = await api({ store }).get('/api/v1/events')
    expect(response.statusCode).toBe(status)
    expect(response.headers['retry-after']).toBe(retryAfter)
    expect(response.json()).toMatchObject({ status, code })
    expect(response.body).not.toContain('internals')
  })

  test('an unexpected error tells nothing of the inside', async () => {
    const store = new FakeStore()
    store.failure = new Error('ECONNREFUSED 10.0.0.7 password=hunter2')
    const response = await api({ store }).get('/api/v1/events')
    expect(response.statusCode).toBe(500)
    expect(response.body).not.toContain('hunter2')
    expect(response.json().detail).toMatch(/^Something went wrong inside; the log says what, under request /)
  })

  test('an unknown path below /api is a 404, a wrong method a 405 that names the right one', async () => {
    const { app, get } = api()
    expect((await get('/api/v2/events')).statusCode).toBe(404)
    const response = await app.inject({ method: 'PUT', url: '/api/v1/events', headers: OWNER })
    expect(response.statusCode).toBe(405)
    expect(response.headers.allow).toBe('GET')
  })

  test('a long URL, a large body, a wrong type and a deep body are refused', async () => {
    const { app, get } = api()
    const post = (payload: string, type = 'application/json') =>
      app.inject({ method: 'POST', url: '/api/v1/session', payload, headers: { 'content-type': type } })
    expect((await get(`/api/v1/events?q=${'x'.repeat(9_000)}`)).statusCode).toBe(414)
    expect((await post(JSON.stringify({ key: 'x'.repeat(70_000) }))).statusCode).toBe(413)
    expect((await post('key=tt_r_acme', 'application/x-www-form-urlencoded')).statusCode).toBe(415)
    expect((await post('{"key":"tt_r_acme"}', 'text/plain')).statusCode).toBe(415)
    expect((await post('['.repeat(30_000))).statusCode).toBe(400)
    expect((await post('{"key":7,"admin":true}')).json().detail).toBe(
      'key must be a key that may read: a text that starts with tt_r_ or tt_w_; the body must be JSON of the form {"key":"tt_r_…"}.',
    )
  })

  test('a path that is no valid URL is a problem too', async () => {
    const response = await api().get('/api/v1/events/%zz')
    expect(response.statusCode).toBe(400)
    expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  })
})

describe('health', () => {
  test('live and ready need no key and give part names only', async () => {
    const store = new FakeStore()
    store.failure = new TelltaleError('STORE_UNREACHABLE', 'ClickHouse at 10.0.0.7')
    const { app } = api({ store, pipelineState: () => 'failed' })
    expect((await app.inject('/live')).json()).toEqual({ status: 'ok' })
    const ready = await app.inject('/ready')
    expect(ready.statusCode).toBe(503)
    expect(ready.json()).toEqual({ status: 'not_ready', not_ready: ['store', 'pipeline'] })
  })

  test('ready is 200 when every part is', async () => {
    expect((await api().app.inject('/ready')).json()).toEqual({ status: 'ok' })
  })

  test('metrics are Prometheus text with few labels', async () => {
    const { get } = api()
    await get('/api/v1/events/not-an-id')
    const response = await get('/metrics')
    expect(response.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8')
    const lines = response.body.split('\n')
    for (const line of [
      'telltale_records_accepted_total 100',
      'telltale_records_stored_total 90',
      'telltale_records_quarantined_total 4',
      'telltale_records_unrecognised_total 3',
      'telltale_records_refused_total{reason="too_large"} 3',
      'telltale_events{category="ai_tool"} 7',
      'telltale_journal_bytes 5000',
      'telltale_journal_capacity_bytes 1000000',
      'telltale_lag_seconds 1.5',
      'telltale_store_up 1',
      'telltale_stage_seconds_total{stage="normalize"} 1.25',
      'telltale_http_requests_total{method="GET",route="/api/v1/events/:id",status="400"} 1',
      'telltale_build_info{version="0.1.0"} 1',
    ]) {
      expect(lines).toContain(line)
    }
    for (const line of lines)
      expect(line).toMatch(/^($|# (HELP|TYPE) |[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? -?[0-9.e+-]+$)/)
  })

  test('metrics say when the store does not answer, and the rest all the same', async () => {
    const store = new FakeStore()
    store.failure = new TelltaleError('STORE_UNREACHABLE', 'down')
    const { body } = await api({ store }).get('/metrics')
    expect(body).toContain('telltale_store_up 0\n')
    expect(body).toContain('telltale_records_accepted_total 100\n')
  })
})

describe('ingest on this port', () => {
  test('bodies of /v1/* go on unread', async () => {
    const seen: string[] = []
    const { app } = api({
      ingestHandler: (request, response) => {
        const chunks: Buffer[] = []
        request.on('data', (chunk: Buffer) => chunks.push(chunk))
        request.on('end', () => {
          seen.push(`${request.url} ${Buffer.concat(chunks).toString('latin1')}`)
          response.writeHead(200).end('taken')
        })
      },
    })
    const payload = Buffer.from([0x0a, 0xff, 0x00])
    const headers = { 'content-type': 'application/x-protobuf' }
    const response = await app.inject({ method: 'POST', url: '/v1/traces', headers, payload })
    expect(response.body).toBe('taken')
    expect(seen).toEqual(['/v1/traces \n\xff\0'])
  })

  test('anything but POST there is refused', async () => {
    const response = await api({ ingestHandler: () => undefined }).get('/v1/traces')
    expect(response.statusCode).toBe(405)
    expect(response.headers.allow).toBe('POST')
  })
})
