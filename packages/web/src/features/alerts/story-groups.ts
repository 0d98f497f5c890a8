import type { AlertJson } from '@telltale/model'
import { compareLevels } from '../../lib/alert-levels.ts'

/** Alerts of one trace or conversation, as one row. */
export interface AlertStory {
  /** Id of its newest alert: it stays as older ones are loaded. */
  readonly key: string
  /** The worst of them, of those the newest. */
  readonly lead: AlertJson
  /** When its newest alert was last seen, ISO 8601. */
  readonly seen: string
  /** The rest, in the order of the list. */
  readonly folded: readonly AlertJson[]
}

/** A row of the list: an alert, and how many of its story are folded behind it. */
export interface AlertRow {
  readonly alert: AlertJson
  readonly storyKey: string
  /** When it, or of a story the newest, was last seen: the list is in this order. */
  readonly seen: string
  /** 0 for an alert that stands alone or is one of the folded. */
  readonly more: number
  readonly isOpen: boolean
  /** One of the folded, shown under its lead. */
  readonly isInner: boolean
}

/**
 * Folds alerts that share a trace or a conversation, directly or through others, each story where its first alert
 * stands. An alert with neither stands alone.
 */
export function groupByStory(alerts: readonly AlertJson[]): readonly AlertStory[] {
  const parents = alerts.map((_, i) => i)
  const firstOf = new Map<string, number>()
  alerts.forEach((alert, i) => {
    for (const key of storyKeys(alert)) {
      const first = firstOf.get(key)
      if (first === undefined) firstOf.set(key, i)
      else join(parents, first, i)
    }
  })
  const groups = new Map<number, AlertJson[]>()
  alerts.forEach((alert, i) => {
    const root = rootOf(parents, i)
    const group = groups.get(root)
    if (group) group.push(alert)
    else groups.set(root, [alert])
  })
  return [...groups.values()].flatMap(toStory)
}

function storyKeys(alert: AlertJson): readonly string[] {
  return [...alert.traces.map((id) => `trace ${id}`), ...alert.conversations.map((id) => `conversation ${id}`)]
}

function rootOf(parents: number[], start: number): number {
  let at = start
  for (;;) {
    const parent = parents[at] ?? at
    if (parent === at) return at
    // Halves the way for the next who asks, so that long chains stay cheap.
    parents[at] = parents[parent] ?? parent
    at = parent
  }
}

function join(parents: number[], a: number, b: number): void {
  const [low, high] = [rootOf(parents, a), rootOf(parents, b)].sort((x, y) => x - y)
  if (low !== undefined && high !== undefined) parents[high] = low
}

function toStory(group: readonly AlertJson[]): readonly AlertStory[] {
  const [first, ...rest] = group
  if (!first) return []
  const lead = rest.reduce((worst, alert) => (compareLevels(alert.level, worst.level) < 0 ? alert : worst), first)
  return [{ key: first.id, lead, seen: first.last_seen, folded: group.filter((alert) => alert !== lead) }]
}

/** The rows of a list: one for each story, the folded ones of the open story under it. */
export function storyRows(stories: readonly AlertStory[], openKey: string | undefined): readonly AlertRow[] {
  return stories.flatMap(({ key, lead, seen, folded }) => {
    const isOpen = key === openKey && folded.length > 0
    const row = { alert: lead, storyKey: key, seen, more: folded.length, isOpen, isInner: false }
    const inner = folded.map((alert) => ({
      alert,
      storyKey: key,
      seen: alert.last_seen,
      more: 0,
      isOpen: false,
      isInner: true,
    }))
    return isOpen ? [row, ...inner] : [row]
  })
}

/** The rows of a list in which nothing is folded. */
export function plainRows(alerts: readonly AlertJson[]): readonly AlertRow[] {
  return alerts.map((alert) => ({
    alert,
    storyKey: alert.id,
    seen: alert.last_seen,
    more: 0,
    isOpen: false,
    isInner: false,
  }))
}

/** Where an alert stands: its own row, or the row that folds it; −1 when it is in none. */
export function placeOf(rows: readonly AlertRow[], stories: readonly AlertStory[], id: string | undefined): number {
  const own = rows.findIndex((row) => row.alert.id === id)
  if (own >= 0 || id === undefined) return own
  const story = stories.find(({ folded }) => folded.some((alert) => alert.id === id))
  return story ? rows.findIndex((row) => row.storyKey === story.key) : -1
}
