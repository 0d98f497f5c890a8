import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, stat, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testAlerts, testCountingAlerts, testFindingAlerts, testRules } from './alerts-contract.ts'
import { testDesk } from './desk-contract.ts'
import { createSecret, digestSecret } from './key-secret.ts'
import { openLibsql } from './libsql-driver.ts'
import { migrateSqlite } from './migrate-sqlite.ts'
import { SQLITE_MIGRATIONS } from './migrations.ts'
import { openSqliteDesk } from './sqlite-desk.ts'

const NOW = Date.UTC(2026, 10, 23, 9)
const NEW_KEY = { name: 'shop', tenant: 'acme', scope: 'read', nowMs: NOW } as const
const run = promisify(execFile)
let dir = ''

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'telltale-desk-'))
})

afterEach(() => rm(dir, { recursive: true, force: true }))

describe('the SQLite desk', () => {
  testDesk(() => openSqliteDesk(dir))
  testAlerts(() => openSqliteDesk(dir))
  testFindingAlerts(() => openSqliteDesk(dir))
  testCountingAlerts(() => openSqliteDesk(dir))
  testRules(() => openSqliteDesk(dir))

  test('keeps keys and last use over a restart', async () => {
    const before = await openSqliteDesk(dir)
    const { key, secret } = await before.createKey(NEW_KEY)
    await before.touchKey(key.id, NOW + 10)
    await before.close()
    const after = await openSqliteDesk(dir)
    expect(await after.findKey(secret, NOW)).toEqual({ ...key, lastUsedMs: NOW + 10 })
    await after.close()
  })

  test('keys made before there was a scope for changes still read, and may not change', async () => {
    const driver = openLibsql(join(dir, 'desk.sqlite'))
    migrateSqlite(driver, SQLITE_MIGRATIONS.slice(0, 3), NOW)
    const secret = createSecret('read')
    driver
      .prepare('INSERT INTO access_keys VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
      .run(['oldkey', 'soc', 'acme', 'read', digestSecret(secret), NOW, NOW + 1000, null, null])
    driver.close()
    const desk = await openSqliteDesk(dir)
    expect(await desk.findKey(secret, NOW)).toMatchObject({ id: 'oldkey', tenant: 'acme', scope: 'read' })
    const made = await desk.createKey({ ...NEW_KEY, scope: 'write' })
    expect(made.secret).toMatch(/^tt_w_/)
    expect(await desk.findKey(made.secret, NOW)).toMatchObject({ scope: 'write' })
    await desk.close()
  })

  test('two desks on one file see each other at once', async () => {
    const server = await openSqliteDesk(dir)
    const commandLine = await openSqliteDesk(dir)
    const { key, secret } = await commandLine.createKey(NEW_KEY)
    expect((await server.findKey(secret, NOW))?.id).toBe(key.id)
    await commandLine.revokeKey(key.id, NOW + 1)
    expect(await server.findKey(secret, NOW + 1)).toBeUndefined()
    await commandLine.close()
    await server.close()
  })

  test('writes no secret to disk, and lets nobody else read the file', async () => {
    const desk = await openSqliteDesk(dir)
    const { secret } = await desk.createKey(NEW_KEY)
    const files = await Promise.all(['desk.sqlite', 'desk.sqlite-wal'].map((name) => readFile(join(dir, name))))
    for (const file of files) expect(file.includes(secret.slice(5, 48))).toBe(false)
    for (const name of ['desk.sqlite', 'desk.sqlite-wal', 'desk.sqlite-shm']) {
      expect((await stat(join(dir, name))).mode & 0o077, name).toBe(0)
    }
    await desk.close()
  })

  test('commits are synchronous and go through the write-ahead log', () => {
    const driver = openLibsql(join(dir, 'settings.sqlite'))
    expect(driver.prepare('PRAGMA synchronous').all([])).toEqual([{ synchronous: 2 }])
    expect(driver.prepare('PRAGMA journal_mode').all([])).toEqual([{ journal_mode: 'wal' }])
    driver.close()
  })

  test('says where it failed when the directory cannot be used', async () => {
    await expect(openSqliteDesk('/dev/null/desk')).rejects.toMatchObject({ code: 'DATA_DIR_UNUSABLE' })
  })
})

describe('migrations', () => {
  const first = { id: '0001-a', sql: 'CREATE TABLE a (x INTEGER)' }
  const second = { id: '0002-b', sql: 'CREATE TABLE b (x INTEGER); INSERT INTO b VALUES (7)' }

  test('run once each, in order, and are noted', () => {
    const driver = openLibsql(join(dir, 'm.sqlite'))
    migrateSqlite(driver, [first], NOW)
    migrateSqlite(driver, [first, second], NOW + 1)
    migrateSqlite(driver, [first, second], NOW + 2)
    expect(driver.prepare('SELECT * FROM migrations ORDER BY id').all([])).toEqual([
      { id: '0001-a', applied_ms: NOW },
      { id: '0002-b', applied_ms: NOW + 1 },
    ])
    expect(driver.prepare('SELECT x FROM b').all([])).toEqual([{ x: 7 }])
    driver.close()
  })

  test('leave nothing behind when one fails', () => {
    const driver = openLibsql(join(dir, 'm.sqlite'))
    expect(() => migrateSqlite(driver, [first, { id: '0002-b', sql: 'CREATE GARBAGE' }], NOW)).toThrow()
    expect(driver.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all([])).toEqual([])
    driver.close()
  })

  test('refuse a file of a newer version', () => {
    const driver = openLibsql(join(dir, 'm.sqlite'))
    migrateSqlite(driver, [first, second], NOW)
    expect(() => migrateSqlite(driver, [first], NOW)).toThrow(/another version/)
    driver.close()
  })
})

test('six processes open one new file at once, and each makes a key', async () => {
  const script = `
    import { SQLITE_MIGRATIONS } from './migrations.ts'
import { openSqliteDesk } from ${JSON.stringify(join(import.meta.dirname, 'sqlite-desk.ts'))}
    const desk = await openSqliteDesk(process.argv[2])
    await desk.createKey({ name: 'p' + process.pid, tenant: 'acme', scope: 'ingest', nowMs: 1 })
    await desk.close()`
  const bundle = join(dir, 'opener.mjs')
  await build({
    stdin: { contents: script, resolveDir: import.meta.dirname, loader: 'ts' },
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    alias: { '@telltale/model': join(import.meta.dirname, '../../../model/src/index.ts') },
  })
  await symlink(join(import.meta.dirname, '../../../../node_modules'), join(dir, 'node_modules'))
  await Promise.all(Array.from({ length: 6 }, () => run(process.execPath, [bundle, dir])))
  const desk = await openSqliteDesk(dir)
  expect(await desk.listKeys()).toHaveLength(6)
  await desk.close()
}, 30_000)
