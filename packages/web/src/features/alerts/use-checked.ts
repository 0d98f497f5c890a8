import type { AlertJson } from '@telltale/model'
import { useState } from 'react'
import type { AlertRow, AlertStory } from './story-groups.ts'

/** What is checked in the list, as far as it still stands there. */
export interface Checked {
  readonly ids: ReadonlySet<string>
  /** A checked row that folds others stands for all of its story. */
  readonly alerts: readonly AlertJson[]
  readonly toggle: (id: string, withRange: boolean) => void
  readonly toggleAll: (on: boolean) => void
  readonly clear: () => void
}

const NONE: ReadonlySet<string> = new Set()

/** Checks rows: one by one, a range from the one before, or all that stand here. */
export function useChecked(rows: readonly AlertRow[], stories: readonly AlertStory[]): Checked {
  const [ids, setIds] = useState(NONE)
  const [last, setLast] = useState<string>()
  const shown = rows.filter((row) => ids.has(row.alert.id))
  const foldedOf = (row: AlertRow) =>
    row.more > 0 && !row.isOpen ? (stories.find((story) => story.key === row.storyKey)?.folded ?? []) : []
  const alerts = shown.flatMap((row) => [row.alert, ...foldedOf(row)])
  const toggle = (id: string, withRange: boolean) => {
    const from = rows.findIndex((row) => row.alert.id === last)
    const to = rows.findIndex((row) => row.alert.id === id)
    const next = new Set(ids)
    if (withRange && from >= 0 && to >= 0) {
      for (const row of rows.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(row.alert.id)
    } else if (!next.delete(id)) next.add(id)
    setLast(id)
    setIds(next)
  }
  return {
    ids: new Set(shown.map((row) => row.alert.id)),
    alerts,
    toggle,
    toggleAll: (on) => setIds(on ? new Set(rows.map((row) => row.alert.id)) : NONE),
    clear: () => setIds(NONE),
  }
}
