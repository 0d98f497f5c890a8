import { createHash } from 'node:crypto'
import type { Row } from '../corpora/read-corpora.ts'
import { groupOf, isHeldOut } from './sources.ts'

/** The rows that an evaluation looks at. */
export interface Selection {
  /** Rows of sources that nothing is trained on, both splits. */
  readonly heldOut: readonly Row[]
  /** Rows of the development split of the sources that training uses; their benign rows fix the thresholds. */
  readonly development: readonly Row[]
}

/** At most `limit` rows a source and label on each side, chosen by a hash of the id and so the same every time. */
export function selectRows(rows: readonly Row[], limit: number): Selection {
  const heldOut = rows.filter((row) => isHeldOut(row.source))
  const development = rows.filter((row) => row.split === 'dev' && !isHeldOut(row.source))
  return { heldOut: capped(heldOut, limit), development: capped(development, limit) }
}

function capped(rows: readonly Row[], limit: number): readonly Row[] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = `${groupOf(row)} ${row.label} ${row.weak}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return [...groups.values()].flatMap((group) => (group.length <= limit ? group : sample(group, limit)))
}

function sample(rows: readonly Row[], limit: number): readonly Row[] {
  const keyed = rows.map((row) => ({ row, key: digest(row.id) }))
  return keyed
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .slice(0, limit)
    .map(({ row }) => row)
}

/** Hex SHA-256 of a text, 32 digits of it. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}
