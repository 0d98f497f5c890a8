import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fakeOptions } from './api-fakes.ts'
import { createApi } from './create-api.ts'

let dir = ''
let app: FastifyInstance

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'telltale-web-'))
  await mkdir(join(dir, 'dist/assets'), { recursive: true })
  await writeFile(join(dir, 'secret.txt'), 'outside')
  await writeFile(join(dir, 'dist/index.html'), '<!doctype html><title>Telltale</title>')
  await writeFile(join(dir, 'dist/.env'), 'hidden')
  await writeFile(join(dir, 'dist/favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  await writeFile(join(dir, 'dist/assets/index-BqE1x9_d.js'), 'export {}')
  app = createApi(fakeOptions({ webDir: join(dir, 'dist') }))
})

afterAll(async () => {
  await app.close()
  await rm(dir, { recursive: true })
})

test.each(['/', '/explore', '/traces/4bf92f3577b34da6a3ce929d0e0e4736', '/index.html', '/explore?q=x.js'])(
  '%s is the page, never kept',
  async (url) => {
    const response = await app.inject(url)
    expect(response.statusCode).toBe(200)
    expect(response.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(response.headers['cache-control']).toBe('no-store')
    expect(response.body).toContain('<title>Telltale</title>')
  },
)

test('assets with a hash in their name are kept for a year, other files are asked for again', async () => {
  const asset = await app.inject('/assets/index-BqE1x9_d.js')
  expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expect(asset.headers['content-type']).toMatch(/javascript/)
  const icon = await app.inject('/favicon.svg')
  expect(icon.headers['cache-control']).toBe('no-cache')
  expect(icon.headers['content-type']).toBe('image/svg+xml')
})

test('a file that is not there is a 404 and not the page', async () => {
  const response = await app.inject('/assets/index-old.js')
  expect(response.statusCode).toBe(404)
  expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8')
})

test.each([
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/assets/..%2f..%2fsecret.txt',
  '/assets/%2e%2e/%2e%2e/secret.txt',
  '/..\\secret.txt',
  '/..%5csecret.txt',
  '//etc/passwd',
  '/%2fetc%2fpasswd',
  '/.env',
  '/assets/../.env',
  '/favicon.svg%00.js',
  '/favicon.svg#/../../secret.txt',
  '/dist/../../secret.txt',
])('%s gives no file from outside', async (url) => {
  const response = await app.inject(url)
  expect(response.body).not.toMatch(/outside|hidden|root:/)
})

describe('every answer', () => {
  test.each(['/', '/assets/index-BqE1x9_d.js', '/missing.js', '/api/v1/events', '/api/nothing', '/live', '/%zz'])(
    '%s has the security headers',
    async (url) => {
      const { headers } = await app.inject(url)
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['content-security-policy']).toContain("default-src 'none'")
    },
  )

  test('may load its own files, nothing inline, in no frame', async () => {
    const { headers } = await app.inject('/')
    expect(headers['content-security-policy']).toBe(
      "default-src 'none';script-src 'self';style-src 'self';img-src 'self';font-src 'self';connect-src 'self';base-uri 'none';form-action 'self';frame-ancestors 'none'",
    )
    expect(headers).toMatchObject({
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-frame-options': 'DENY',
    })
    expect(headers).not.toHaveProperty('access-control-allow-origin')
    expect(headers).not.toHaveProperty('x-powered-by')
  })
})

test('a missing build is said in a page, and the API works', async () => {
  const without = createApi(fakeOptions({ webDir: join(dir, 'nowhere') }))
  const response = await without.inject('/')
  expect(response.statusCode).toBe(503)
  expect(response.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(response.body).toContain('npm run build')
  expect((await without.inject('/live')).statusCode).toBe(200)
  await without.close()
})
