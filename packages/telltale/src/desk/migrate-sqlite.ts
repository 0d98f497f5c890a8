import { TelltaleError } from '../errors.ts'
import type { LibsqlDriver } from './libsql-driver.ts'
import type { Migration } from './migrations.ts'

/**
 * Brings a SQLite file to the newest schema; safe when several processes open it at once. Rejects a file
 * that a newer version has migrated further (`DATA_DIR_UNUSABLE`), and leaves it untouched.
 */
export function migrateSqlite(driver: LibsqlDriver, migrations: readonly Migration[], nowMs: number): void {
  // IMMEDIATE takes the write lock first: a second process waits here and then finds the work done.
  driver.exec('BEGIN IMMEDIATE')
  try {
    driver.exec(
      'CREATE TABLE IF NOT EXISTS migrations (id TEXT NOT NULL PRIMARY KEY, applied_ms INTEGER NOT NULL) STRICT',
    )
    const applied = findApplied(driver)
    refuseUnknown(applied, migrations)
    for (const migration of migrations.slice(applied.length)) {
      driver.exec(migration.sql)
      driver.prepare('INSERT INTO migrations (id, applied_ms) VALUES (?, ?)').run([migration.id, nowMs])
    }
    driver.exec('COMMIT')
  } catch (error) {
    driver.exec('ROLLBACK')
    throw error
  }
}

function findApplied(driver: LibsqlDriver): readonly string[] {
  return driver
    .prepare('SELECT id FROM migrations ORDER BY id')
    .all([])
    .map((row) => String((row as { readonly id: unknown }).id))
}

function refuseUnknown(applied: readonly string[], migrations: readonly Migration[]): void {
  const unknown = applied.find((id, place) => migrations[place]?.id !== id)
  if (unknown === undefined) return
  throw new TelltaleError(
    'DATA_DIR_UNUSABLE',
    `The desk was written by another version of Telltale (it knows "${unknown}"); start that version or a newer one`,
  )
}
