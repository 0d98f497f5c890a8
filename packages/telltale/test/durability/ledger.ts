import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Ledger {
  readonly sent: ReadonlySet<string>
  readonly acked: ReadonlySet<string>
}

/** What the load generator put on disk. */
export function readLedger(dir: string): Ledger {
  return { sent: new Set(readLines(join(dir, 'sent.log'))), acked: new Set(readLines(join(dir, 'acked.log'))) }
}

function readLines(path: string): readonly string[] {
  if (!existsSync(path)) return []
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
}

/** Every way in which what is visible breaks acked ⊆ visible ⊆ sent, each once; empty when nothing does. */
export function findLedgerBreaks(ledger: Ledger, visible: readonly string[]): readonly string[] {
  const seen = new Set(visible)
  const lost = [...ledger.acked].filter((id) => !seen.has(id)).map((id) => `${id} was acknowledged and is lost`)
  const invented = [...seen].filter((id) => !ledger.sent.has(id)).map((id) => `${id} is visible and was never sent`)
  const doubled = visible.filter((id, i) => visible.indexOf(id) !== i && seen.delete(id))
  return [...lost, ...invented, ...doubled.map((id) => `${id} is visible more than once`)]
}
