import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type FakeDesk, fakeOptions, NOW } from './api-fakes.ts'
import { createApi } from './create-api.ts'
import { CONTROL_ID } from './fake-control.ts'

const MINUTE_MS = 60_000
let nowMs = NOW
let app: FastifyInstance
let desk: FakeDesk

beforeEach(() => {
  nowMs = NOW
  const options = fakeOptions({ now: () => nowMs, trustedProxies: ['10.0.0.1'] })
  desk = options.desk
  app = createApi(options)
})

afterEach(() => app.close())

function signIn(key: string, more: { remoteAddress?: string; headers?: Record<string, string> } = {}) {
  return app.inject({ method: 'POST', url: '/api/v1/session', payload: { key }, ...more })
}

async function cookieOf(key: string): Promise<string> {
  return String((await signIn(key)).headers['set-cookie']).split(';')[0] ?? ''
}

async function statusWith(cookie: string): Promise<number> {
  return (await app.inject({ url: '/api/v1/setup', headers: { cookie } })).statusCode
}

describe('a session', () => {
  test('is a cookie that scripts and other sites do not get', async () => {
    const response = await signIn('tt_r_acme')
    expect(response.json()).toEqual({ tenant: 'acme', scope: 'read', expires: '2026-11-23T21:00:00.000Z' })
    expect(response.headers['set-cookie']).toMatch(
      /^telltale=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict$/,
    )
    expect(response.body).not.toContain('tt_r_')
    expect(desk.touched).toEqual(['acmereadkey0'])
  })

  test('is bound to the host and to TLS when a trusted proxy says that it came over TLS', async () => {
    const headers = { 'x-forwarded-proto': 'https' }
    const trusted = await signIn('tt_r_acme', { headers, remoteAddress: '10.0.0.1' })
    expect(trusted.headers['set-cookie']).toMatch(/^__Host-telltale=[\w-]{43}; .*; Secure$/)
    const untrusted = await signIn('tt_r_acme', { headers, remoteAddress: '10.0.0.2' })
    expect(untrusted.headers['set-cookie']).toMatch(/^telltale=/)
  })

  test('reads as its key does', async () => {
    const cookie = await cookieOf('tt_r_globex')
    const response = await app.inject({ url: '/api/v1/events', headers: { cookie: `theme=dark; ${cookie}` } })
    expect(response.json()).toEqual({ events: [], next: null })
  })

  test('changes as its key does: one that may only read is told which scope is needed', async () => {
    const lift = async (cookie: string) =>
      app.inject({ method: 'DELETE', url: `/api/v1/control/quarantine/${CONTROL_ID}`, headers: { cookie } })
    const refused = await lift(await cookieOf('tt_r_acme'))
    expect(refused.statusCode).toBe(403)
    expect(refused.json().detail).toContain('needs a key of scope write')
    expect((await lift(await cookieOf('tt_w_acme'))).statusCode).toBe(204)
  })

  test('ends when it is signed out, under its id only', async () => {
    const [first, second] = [await cookieOf('tt_r_acme'), await cookieOf('tt_r_acme')]
    expect(first).not.toBe(second)
    const response = await app.inject({ method: 'DELETE', url: '/api/v1/session', headers: { cookie: first } })
    expect(response.statusCode).toBe(204)
    expect(response.headers['set-cookie']).toContain('telltale=; Path=/; Max-Age=0')
    expect(await statusWith(first)).toBe(401)
    expect(await statusWith(second)).toBe(200)
  })

  test('signing in again ends the session before it', async () => {
    const before = await cookieOf('tt_r_acme')
    await signIn('tt_r_acme', { headers: { cookie: before } })
    expect(await statusWith(before)).toBe(401)
  })

  test('ends after half an hour without use', async () => {
    const cookie = await cookieOf('tt_r_acme')
    nowMs += 29 * MINUTE_MS
    expect(await statusWith(cookie)).toBe(200)
    nowMs += 29 * MINUTE_MS
    expect(await statusWith(cookie)).toBe(200)
    nowMs += 30 * MINUTE_MS
    expect(await statusWith(cookie)).toBe(401)
  })

  test('ends after twelve hours however much it is used', async () => {
    const cookie = await cookieOf('tt_r_acme')
    for (let minutes = 20; minutes < 720; minutes += 20) {
      nowMs = NOW + minutes * MINUTE_MS
      expect(await statusWith(cookie)).toBe(200)
    }
    nowMs = NOW + 720 * MINUTE_MS
    expect(await statusWith(cookie)).toBe(401)
  })

  test('ends with its key, within a second', async () => {
    const cookie = await cookieOf('tt_r_acme')
    expect(await statusWith(cookie)).toBe(200)
    await desk.revokeKey('acmereadkey0', nowMs)
    nowMs += 1_000
    expect(await statusWith(cookie)).toBe(401)
  })

  test.each(['telltale=', 'telltale=x', `telltale=${'A'.repeat(43)}`, `__Host-telltale=${'A'.repeat(43)}`])(
    '%s is none',
    async (cookie) => {
      expect(await statusWith(cookie)).toBe(401)
    },
  )
})

describe('signing in', () => {
  test('needs a live key that may read', async () => {
    expect((await signIn('tt_r_nobody')).statusCode).toBe(401)
    expect((await signIn('tt_i_acme')).statusCode).toBe(403)
    expect((await signIn('')).statusCode).toBe(400)
  })

  test('is tried ten times a minute from one address, whatever its headers claim', async () => {
    const from = (remoteAddress: string, forged: string) =>
      signIn('tt_r_nobody', { remoteAddress, headers: { 'x-forwarded-for': forged } })
    for (let i = 0; i < 10; i += 1) expect((await from('192.0.2.7', `198.51.100.${i}`)).statusCode).toBe(401)
    const eleventh = await from('192.0.2.7', '198.51.100.99')
    expect(eleventh.statusCode).toBe(429)
    expect(eleventh.headers['retry-after']).toBe('60')
    expect((await from('192.0.2.8', '')).statusCode).toBe(401)
    nowMs += MINUTE_MS
    expect((await from('192.0.2.7', '')).statusCode).toBe(401)
  })

  test('counts the /64 of an IPv6 address, and the client behind a trusted proxy', async () => {
    for (let i = 0; i < 10; i += 1) await signIn('no', { remoteAddress: `2001:db8:0:1::${i}` })
    expect((await signIn('no', { remoteAddress: '2001:db8:0:1:ffff::1' })).statusCode).toBe(429)
    expect((await signIn('no', { remoteAddress: '2001:db8:0:2::1' })).statusCode).toBe(401)
    const behind = (client: string) =>
      signIn('no', { remoteAddress: '10.0.0.1', headers: { 'x-forwarded-for': client } })
    for (let i = 0; i < 10; i += 1) await behind('203.0.113.5')
    expect((await behind('203.0.113.5')).statusCode).toBe(429)
    expect((await behind('203.0.113.6')).statusCode).toBe(401)
  })
})
