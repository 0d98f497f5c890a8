import { timingSafeEqual } from 'node:crypto'
import { mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import { Kysely, type Selectable, SqliteDialect } from 'kysely'
import { TelltaleError } from '../errors.ts'
import type { AlertDesk, RuleDesk } from './alert-desk.ts'
import type { AlertTables } from './alert-tables.ts'
import type { ControlTables } from './control-tables.ts'
import type { AccessKey, ControlDesk, Desk, KeyScope } from './desk.ts'
import { createKeyId, createSecret, digestSecret, isSecretShaped } from './key-secret.ts'
import { type LibsqlDriver, openLibsql } from './libsql-driver.ts'
import { migrateSqlite } from './migrate-sqlite.ts'
import { SQLITE_MIGRATIONS } from './migrations.ts'
import { createSqliteAlerts } from './sqlite-alerts.ts'
import { createSqliteControl } from './sqlite-control.ts'
import { createSqliteRules } from './sqlite-rules.ts'

const KEY_LIFE_MS = 365 * 86_400_000
const TOUCH_EVERY_MS = 60_000
const FLUSH_AFTER_MS = 1_000

interface AccessKeysTable {
  readonly id: string
  readonly name: string
  readonly tenant: string
  readonly scope: KeyScope
  readonly digest: string
  readonly created_ms: number
  readonly expires_ms: number
  readonly revoked_ms: number | null
  readonly last_used_ms: number | null
}

interface DeskTables extends ControlTables, AlertTables {
  readonly access_keys: AccessKeysTable
}

/**
 * Opens the desk kept in `desk.sqlite` below a directory, making both when missing; other processes may
 * have it open too. Rejects with `DATA_DIR_UNUSABLE`.
 */
export async function openSqliteDesk(dir: string): Promise<Desk> {
  const path = join(dir, 'desk.sqlite')
  try {
    await mkdir(dir, { recursive: true, mode: 0o700 })
    // Made before SQLite does, since it gives its log files the mode of this one.
    await (await open(path, 'a', 0o600)).close()
    const driver = openLibsql(path)
    migrate(driver)
    return new SqliteDesk(new Kysely({ dialect: new SqliteDialect({ database: driver }) }))
  } catch (error) {
    if (error instanceof TelltaleError) throw error
    throw new TelltaleError('DATA_DIR_UNUSABLE', `The desk at ${path} cannot be opened`, error)
  }
}

function migrate(driver: LibsqlDriver): void {
  try {
    migrateSqlite(driver, SQLITE_MIGRATIONS, Date.now())
  } catch (error) {
    driver.close()
    throw error
  }
}

class SqliteDesk implements Desk {
  readonly control: ControlDesk
  readonly alerts: AlertDesk
  readonly rules: RuleDesk
  readonly #db: Kysely<DeskTables>
  /** When each key's use was last written or is about to be, epoch milliseconds. */
  readonly #touchedMs = new Map<string, number>()
  readonly #pendingTouches = new Map<string, number>()
  #flushTimer: NodeJS.Timeout | undefined

  constructor(db: Kysely<DeskTables>) {
    this.#db = db
    // These tables are among the desk's: what asks them need not know the others.
    this.control = createSqliteControl(db as unknown as Kysely<ControlTables>)
    this.alerts = createSqliteAlerts(db as unknown as Kysely<AlertTables>)
    this.rules = createSqliteRules(db as unknown as Kysely<AlertTables>)
  }

  async createKey(key: {
    name: string
    tenant: string
    scope: KeyScope
    nowMs: number
  }): Promise<{ key: AccessKey; secret: string }> {
    const secret = createSecret(key.scope)
    const row: AccessKeysTable = {
      id: createKeyId(),
      name: key.name,
      tenant: key.tenant,
      scope: key.scope,
      digest: digestSecret(secret),
      created_ms: key.nowMs,
      expires_ms: key.nowMs + KEY_LIFE_MS,
      revoked_ms: null,
      last_used_ms: null,
    }
    await this.#db.insertInto('access_keys').values(row).execute()
    return { key: toAccessKey(row), secret }
  }

  async findKey(secret: string, nowMs: number): Promise<AccessKey | undefined> {
    // The same work for every text, so that time tells nothing: hash, look up, compare, and only then judge.
    const digest = digestSecret(secret)
    const row = await this.#db.selectFrom('access_keys').selectAll().where('digest', '=', digest).executeTakeFirst()
    const matches = timingSafeEqual(Buffer.from(row?.digest ?? digestSecret('')), Buffer.from(digest))
    const shaped = isSecretShaped(secret)
    return row !== undefined && matches && shaped && isLive(row, nowMs) ? toAccessKey(row) : undefined
  }

  async listKeys(): Promise<readonly AccessKey[]> {
    await this.#flushTouches()
    const rows = await this.#db.selectFrom('access_keys').selectAll().orderBy('created_ms').orderBy('id').execute()
    return rows.map(toAccessKey)
  }

  async revokeKey(id: string, nowMs: number): Promise<boolean> {
    const result = await this.#db
      .updateTable('access_keys')
      .set({ revoked_ms: nowMs })
      .where('id', '=', id)
      .where('revoked_ms', 'is', null)
      .where('expires_ms', '>', nowMs)
      .executeTakeFirst()
    return result.numUpdatedRows === 1n
  }

  async touchKey(id: string, nowMs: number): Promise<void> {
    const lastMs = this.#touchedMs.get(id)
    if (lastMs !== undefined && nowMs - lastMs < TOUCH_EVERY_MS) return
    this.#touchedMs.set(id, nowMs)
    this.#pendingTouches.set(id, nowMs)
    this.#flushTimer ??= setTimeout(() => {
      // Only the note of last use is lost: the next use in a minute writes it again.
      this.#flushTouches().catch(() => undefined)
    }, FLUSH_AFTER_MS).unref()
  }

  async close(): Promise<void> {
    await this.#flushTouches()
    await this.#db.destroy()
  }

  async #flushTouches(): Promise<void> {
    clearTimeout(this.#flushTimer)
    this.#flushTimer = undefined
    const touches = [...this.#pendingTouches]
    if (touches.length === 0) return
    this.#pendingTouches.clear()
    await this.#db.transaction().execute(async (transaction) => {
      for (const [id, usedMs] of touches) {
        await transaction.updateTable('access_keys').set({ last_used_ms: usedMs }).where('id', '=', id).execute()
      }
    })
  }
}

function isLive(row: Selectable<AccessKeysTable>, nowMs: number): boolean {
  return row.revoked_ms === null && nowMs < row.expires_ms
}

function toAccessKey(row: Selectable<AccessKeysTable>): AccessKey {
  return {
    id: row.id,
    name: row.name,
    tenant: row.tenant,
    scope: row.scope,
    createdMs: row.created_ms,
    expiresMs: row.expires_ms,
    revokedMs: row.revoked_ms ?? undefined,
    lastUsedMs: row.last_used_ms ?? undefined,
  }
}
