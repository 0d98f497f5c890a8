import { mkdirSync } from 'node:fs'
import type { Config } from '../config.ts'
import type { Desk } from '../desk/desk.ts'

/** Opens the desk for one command, beside a running server or without one. */
export async function openDesk(config: Config): Promise<Desk> {
  const { openSqliteDesk } = await import('../desk/sqlite-desk.ts')
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  return openSqliteDesk(config.dataDir)
}
