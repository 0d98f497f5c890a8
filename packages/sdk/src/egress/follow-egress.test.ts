import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { createFakeRecorder, type FakeRecorder } from '../record/fake-recorder.ts'
import { followEgress } from './follow-egress.ts'

const server = http.createServer((request, response) => {
  request.resume()
  request.on('end', () => {
    response.statusCode = request.url === '/missing' ? 404 : 200
    response.end('hello')
  })
})
let url: string
let fake: FakeRecorder
let egress: { stop(): void }

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(async () => {
  fake = createFakeRecorder()
  egress = await followEgress({ recorder: fake.recorder })
})
afterEach(() => egress.stop())

test('a fetch is told with destination, method, scheme, status and bytes, below what caused it', async () => {
  const tool = fake.recorder.startSpan('execute_tool send_mail')
  await fake.recorder.within(tool, async () => {
    const headers = { authorization: 'Bearer sk-secret-value' }
    const response = await fetch(`${url}/send?to=x&token=abc#part`, { method: 'POST', body: 'hello world', headers })
    await response.text()
  })
  const span = fake.spans[1]
  expect(span?.parentSpanId).toBe(tool.spanId)
  expect(span).toMatchObject({ name: 'POST', kind: 'client', ended: true })
  expect(span?.attributes).toMatchObject({
    'http.request.method': 'POST',
    'url.full': `${url}/send?to=x&token=REDACTED`,
    'server.address': '127.0.0.1',
    'server.port': Number(new URL(url).port),
    'http.response.status_code': 200,
    'http.request.body.size': 11,
    'http.response.body.size': 5,
    'telltale.egress.auth_scheme': 'bearer',
    'telltale.egress.first_seen': true,
  })
  expect(JSON.stringify(fake.spans)).not.toContain('sk-secret-value')
})

test('node:http is told as well, and a destination is new once', async () => {
  for (const path of ['/', '/missing']) {
    await new Promise<void>((resolve, reject) => {
      const request = http.get(`${url}${path}`, { auth: 'user:password' }, (response) => {
        response.resume()
        response.on('end', resolve)
      })
      request.on('error', reject)
    })
  }
  await vi.waitFor(() => expect(fake.spans.every((span) => span.ended)).toBe(true))
  expect(fake.spans.map((span) => span.attributes['http.response.status_code'])).toEqual([200, 404])
  expect(fake.spans.map((span) => span.attributes['telltale.egress.first_seen'])).toEqual([true, false])
  expect(fake.spans[0]?.attributes).toMatchObject({ 'telltale.egress.auth_scheme': 'basic' })
  expect(fake.spans[1]?.attributes['error.type']).toBe('404')
  expect(JSON.stringify(fake.spans)).not.toContain('password')
})

test('a request that fails says so', async () => {
  const closed = http.createServer()
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve))
  const { port } = closed.address() as AddressInfo
  await new Promise((resolve) => closed.close(resolve))
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow()
  expect(fake.spans[0]).toMatchObject({ ended: true })
  expect(fake.spans[0]?.error).toBeDefined()
})

test('requests to where the logs go are left out, and nothing is told after stop', async () => {
  egress.stop()
  egress = await followEgress({ recorder: fake.recorder, own: [`${url}/v1/traces`] })
  await (await fetch(url)).text()
  egress.stop()
  await (await fetch(url)).text()
  expect(fake.spans).toEqual([])
})
