import type { Alert, AlertEntity, AlertEvidence } from '@telltale/model'
import { contentId } from '../normalize/hash.ts'

/** What an alert has beside what is counted. */
export type AlertFacts = Pick<Alert, 'tenant' | 'ruleId' | 'title' | 'level' | 'kind' | 'category' | 'atlas' | 'owasp'>

/** One match of a rule or one hit of a correlation, to be folded into an alert. */
export interface Sighting {
  readonly facts: AlertFacts
  /** Sightings of one rule with the same key within the window are one alert. */
  readonly key: string
  readonly windowMs: number
  /** Receive time of the completing event, epoch milliseconds. */
  readonly atMs: number
  readonly firstMs: number
  /** Oldest first, the completing event last. */
  readonly eventIds: readonly string[]
  readonly traceId: string
  readonly conversationId: string
  readonly entities: readonly AlertEntity[]
  readonly evidence: readonly AlertEvidence[]
}

/** Alerts that may still grow. */
export interface AlertBook {
  /** The alert with this sighting in it; undefined when it was in it before. */
  fold(sighting: Sighting): Alert | undefined
  /** Alerts still open, as plain values. */
  save(): readonly SavedAlert[]
  load(saved: readonly SavedAlert[]): void
}

export interface SavedAlert {
  readonly key: string
  readonly untilMs: number
  readonly alert: Alert
}

const MOST_OPEN = 20_000
const MOST_EVENTS = 100
const MOST_TRACES = 50
const MOST_ENTITIES = 40
const MOST_EVIDENCE = 24

/** A book that holds at most 20,000 open alerts; the one that was opened first makes room. */
export function createAlertBook(): AlertBook {
  const open = new Map<string, SavedAlert>()
  return {
    fold(sighting) {
      const key = `${sighting.facts.tenant}\0${sighting.facts.ruleId}\0${sighting.key}`
      const kept = open.get(key)
      const grown =
        kept !== undefined && sighting.atMs < kept.untilMs ? grow(kept.alert, sighting) : start(key, sighting)
      if (grown === undefined) return undefined
      if (grown.count === 1) open.delete(key)
      const untilMs = grown.count === 1 ? sighting.atMs + sighting.windowMs : (kept?.untilMs ?? sighting.atMs)
      open.set(key, { key, untilMs, alert: grown })
      if (open.size > MOST_OPEN) dropFirst(open)
      return grown
    },
    save: () => [...open.values()],
    load(saved) {
      open.clear()
      for (const item of saved) open.set(item.key, item)
    },
  }
}

function dropFirst(open: Map<string, SavedAlert>): void {
  const [oldest] = open.keys()
  if (oldest !== undefined) open.delete(oldest)
}

function start(key: string, { facts, ...sighting }: Sighting): Alert {
  const [first = ''] = sighting.eventIds
  const last = sighting.eventIds.at(-1) ?? ''
  return {
    id: contentId(`${key}\0alert\0${first}\0${last}\0${last === '' ? sighting.atMs : ''}`),
    ...facts,
    firstMs: sighting.firstMs,
    lastMs: sighting.atMs,
    count: 1,
    eventIds: sighting.eventIds.slice(-MOST_EVENTS),
    traceIds: present(sighting.traceId),
    conversationIds: present(sighting.conversationId),
    entities: sighting.entities.slice(0, MOST_ENTITIES),
    evidence: sighting.evidence.slice(0, MOST_EVIDENCE),
  }
}

function grow(alert: Alert, sighting: Sighting): Alert | undefined {
  const known = new Set(alert.eventIds)
  const last = sighting.eventIds.at(-1)
  if (last !== undefined && known.has(last)) return undefined
  return {
    ...alert,
    lastMs: Math.max(alert.lastMs, sighting.atMs),
    firstMs: Math.min(alert.firstMs, sighting.firstMs),
    count: alert.count + 1,
    eventIds: addEvents(alert.eventIds, sighting.eventIds),
    traceIds: add(alert.traceIds, present(sighting.traceId), MOST_TRACES),
    conversationIds: add(alert.conversationIds, present(sighting.conversationId), MOST_TRACES),
    entities: addEntities(alert.entities, sighting.entities),
    evidence: [...alert.evidence, ...sighting.evidence].slice(0, MOST_EVIDENCE),
  }
}

/** The first half stays as it was, so that how it began can be seen; the newest take turns in the other half. */
function addEvents(before: readonly string[], more: readonly string[]): readonly string[] {
  const all = [...new Set([...before, ...more])]
  if (all.length <= MOST_EVENTS) return all
  return [...all.slice(0, MOST_EVENTS / 2), ...all.slice(-MOST_EVENTS / 2)]
}

function add(before: readonly string[], more: readonly string[], most: number): readonly string[] {
  return more.every((item) => before.includes(item)) ? before : [...new Set([...before, ...more])].slice(0, most)
}

function addEntities(before: readonly AlertEntity[], more: readonly AlertEntity[]): readonly AlertEntity[] {
  const fresh = more.filter((one) => !before.some((known) => known.field === one.field && known.value === one.value))
  return fresh.length === 0 ? before : [...before, ...fresh].slice(0, MOST_ENTITIES)
}

function present(text: string): readonly string[] {
  return text === '' ? [] : [text]
}
