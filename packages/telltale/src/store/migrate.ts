import { textOf } from './decode-row.ts'
import { QueryBuilder } from './query-builder.ts'
import { MIGRATIONS } from './schema/migrations.ts'
import type { SqlEngine } from './sql-engine.ts'

const LEDGER = `
CREATE TABLE IF NOT EXISTS schema_migrations (
  id String,
  applied_ms Int64
)
ENGINE = ReplacingMergeTree
ORDER BY id
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1`

/** Brings the tables to the newest shape; each migration is run once, and again from its start if it was cut short. */
export async function migrate(engine: SqlEngine, nowMs: number): Promise<void> {
  await engine.execute(LEDGER)
  const applied = await engine.query(new QueryBuilder().build('SELECT DISTINCT id FROM schema_migrations'))
  const known = new Set(applied.map((row) => textOf(row, 'id')))
  for (const migration of MIGRATIONS) {
    if (known.has(migration.id)) continue
    for (const statement of migration.statements) await engine.execute(statement)
    await engine.insert(
      'schema_migrations',
      ['id', 'applied_ms'],
      Buffer.from(`${JSON.stringify([migration.id, nowMs])}\n`),
    )
  }
}
