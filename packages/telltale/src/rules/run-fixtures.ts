import type { AiEvent, FixtureKind } from '@telltale/model'
import type { FixtureCase } from './fixture-case.ts'
import { toEvents } from './to-events.ts'

/** What a rule found. */
export interface Hit {
  readonly ruleId: string
  readonly eventIds: readonly string[]
}

/** Runs rules over events from an empty state; `tickMs` (epoch milliseconds) is when absence is judged at last. */
export type Detect = (events: readonly AiEvent[], tickMs?: number) => readonly Hit[]

export interface FixtureResult {
  readonly ruleId: string
  readonly name: string
  readonly kind: FixtureKind
  readonly passed: boolean
  /** Why it did not pass, or which events matched. */
  readonly reason: string
}

/** Tries each case: an attack must be found by its rule, everything else must be left alone by it. */
export function runFixtures(cases: readonly FixtureCase[], detect: Detect): readonly FixtureResult[] {
  return cases.map((one) => runCase(one, detect))
}

function runCase(one: FixtureCase, detect: Detect): FixtureResult {
  const head = { ruleId: one.ruleId, name: one.name, kind: one.kind }
  const events = toEvents(one)
  const last = events.at(-1)?.receivedMs ?? 0
  try {
    const hits = one.tickMs === undefined ? detect(events) : detect(events, last + one.tickMs)
    const mine = hits.filter((hit) => hit.ruleId === one.ruleId)
    const passed = (one.kind === 'attack') === mine.length > 0
    return { ...head, passed, reason: mine.length > 0 ? sayFound(mine, events) : sayMissed(hits, events) }
  } catch (error) {
    return {
      ...head,
      passed: false,
      reason: `The rule could not be run: ${error instanceof Error ? error.message : error}`,
    }
  }
}

/** Most events that a reason names. */
const MAX_NAMED = 5

function sayFound(hits: readonly Hit[], events: readonly AiEvent[]): string {
  const ids = new Set(hits.flatMap((hit) => hit.eventIds))
  const places = events.flatMap((event, index) => (ids.has(event.id) ? [describe(event, index)] : []))
  const more = places.length > MAX_NAMED ? ` and ${places.length - MAX_NAMED} more` : ''
  const named = places.length === 0 ? '' : `: ${places.slice(0, MAX_NAMED).join(', ')}${more}`
  return `The rule matched ${hits.length === 1 ? 'once' : `${hits.length} times`} in ${events.length === 1 ? '1 event' : `${events.length} events`}${named}.`
}

function sayMissed(hits: readonly Hit[], events: readonly AiEvent[]): string {
  const others = [...new Set(hits.map((hit) => hit.ruleId))]
  const said = others.length === 0 ? 'no other rule did either' : `others did: ${others.slice(0, MAX_NAMED).join(', ')}`
  return `The rule matched none of ${events.length} events; ${said}.`
}

function describe(event: AiEvent, index: number): string {
  return `event ${index + 1} (${event.action})`
}
