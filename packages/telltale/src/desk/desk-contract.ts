import { expect, test } from 'vitest'
import { testApprovals, testControl } from './control-contract.ts'
import type { Desk } from './desk.ts'

const NOW = Date.UTC(2026, 10, 23, 9)
const DAY_MS = 86_400_000
const NEW_KEY = { name: 'checkout service', tenant: 'acme', scope: 'ingest', nowMs: NOW } as const

/** What every desk promises; each backend's test calls it with a way to open an empty one. */
export function testDesk(open: () => Promise<Desk>): void {
  test('finds a key by the secret it gave, for 365 days', async () => {
    const desk = await open()
    const { key, secret } = await desk.createKey(NEW_KEY)
    expect(key).toEqual({
      id: key.id,
      name: 'checkout service',
      tenant: 'acme',
      scope: 'ingest',
      createdMs: NOW,
      expiresMs: NOW + 365 * DAY_MS,
      revokedMs: undefined,
      lastUsedMs: undefined,
    })
    expect(await desk.findKey(secret, NOW)).toEqual(key)
    expect(await desk.findKey(secret, NOW + 365 * DAY_MS - 1)).toEqual(key)
    expect(await desk.findKey(secret, NOW + 365 * DAY_MS)).toBeUndefined()
    await desk.close()
  })

  test('knows no key behind any other text', async () => {
    const desk = await open()
    const { key, secret } = await desk.createKey(NEW_KEY)
    const others = ['', key.id, secret.slice(0, -1), `${secret}0`, ` ${secret}`, secret.toLowerCase(), "' OR 1=1 --"]
    for (const other of others) expect(await desk.findKey(other, NOW), other).toBeUndefined()
    await desk.close()
  })

  test('tells secrets apart that differ late', async () => {
    const desk = await open()
    const first = await desk.createKey(NEW_KEY)
    const second = await desk.createKey({ ...NEW_KEY, tenant: 'globex' })
    const mixed = first.secret.slice(0, 30) + second.secret.slice(30)
    expect(await desk.findKey(mixed, NOW)).toBeUndefined()
    expect((await desk.findKey(second.secret, NOW))?.tenant).toBe('globex')
    await desk.close()
  })

  test('a revoked key is dead at once and stays in the list', async () => {
    const desk = await open()
    const { key, secret } = await desk.createKey({ ...NEW_KEY, scope: 'read' })
    expect(await desk.revokeKey(key.id, NOW + 5)).toBe(true)
    expect(await desk.findKey(secret, NOW + 5)).toBeUndefined()
    expect(await desk.listKeys()).toEqual([{ ...key, revokedMs: NOW + 5 }])
    await desk.close()
  })

  test('only a live key can be revoked', async () => {
    const desk = await open()
    const { key } = await desk.createKey(NEW_KEY)
    expect(await desk.revokeKey('nosuchkey000', NOW)).toBe(false)
    expect(await desk.revokeKey(key.id, NOW + 400 * DAY_MS)).toBe(false)
    expect(await desk.revokeKey(key.id, NOW)).toBe(true)
    expect(await desk.revokeKey(key.id, NOW)).toBe(false)
    await desk.close()
  })

  test('notes use once a minute and lists keys oldest first', async () => {
    const desk = await open()
    const first = await desk.createKey(NEW_KEY)
    const second = await desk.createKey({ ...NEW_KEY, name: 'second', nowMs: NOW + 1 })
    await desk.touchKey(first.key.id, NOW + 1_000)
    await desk.touchKey(first.key.id, NOW + 60_999)
    expect((await desk.listKeys()).map((key) => [key.id, key.lastUsedMs])).toEqual([
      [first.key.id, NOW + 1_000],
      [second.key.id, undefined],
    ])
    await desk.touchKey(first.key.id, NOW + 61_000)
    expect((await desk.listKeys())[0]?.lastUsedMs).toBe(NOW + 61_000)
    await desk.close()
  })

  testControl(open)
  testApprovals(open)
}
