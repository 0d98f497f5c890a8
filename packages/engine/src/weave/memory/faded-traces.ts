import { type AiEvent, FIELD, type StoredFinding } from '@telltale/model'
import { isInstruction, isTokenShaped } from '@telltale/scan'
import { dropOldest } from '../../session/bounded.ts'
import { textIn } from '../collect/event-facts.ts'
import { lightEvent } from './light-event.ts'
import type { OpenTrace } from './open-trace.ts'

/** What stays of a trace that had to go: the orders it fetched and what its user asked for. */
export interface FadedTrace {
  readonly tenant: string
  readonly events: readonly AiEvent[]
  readonly findings: readonly StoredFinding[]
}

/** Most traces that are kept so; of one, most events with an order and of what the user said. */
const MOST_TRACES = 10_000
const MOST_ORDERS = 4
const MOST_TURNS = 2
/** UTF-16 units kept of a turn, and before and after the beginning of an order. */
const TURN = 500
const BEFORE = 200
const AFTER = 1_000
const VALUES = 200

/** Traces without an order in them leave nothing; of the others a call that comes late is still judged against it. */
export class FadedTraces {
  /** Oldest first. */
  readonly #traces = new Map<string, FadedTrace>()

  keep(key: string, trace: OpenTrace): void {
    const faded = fadeTrace(trace)
    if (faded === undefined) return
    this.#traces.delete(key)
    this.#traces.set(key, faded)
    dropOldest(this.#traces, MOST_TRACES)
  }

  /** What was kept of a trace, once. */
  take(key: string): FadedTrace | undefined {
    const faded = this.#traces.get(key)
    this.#traces.delete(key)
    return faded
  }

  save(): readonly (readonly [key: string, faded: FadedTrace])[] {
    return [...this.#traces]
  }

  load(saved: readonly (readonly [key: string, faded: FadedTrace])[]): void {
    this.#traces.clear()
    for (const [key, faded] of saved) this.#traces.set(key, faded)
  }
}

function fadeTrace({ tenant, events, findings }: OpenTrace): FadedTrace | undefined {
  const kept: AiEvent[] = []
  const orders: StoredFinding[] = []
  for (const [id, found] of findings) {
    const event = events.get(id)
    const order = found.filter(isInstruction).sort((a, b) => b.score - a.score || a.start - b.start)[0]
    if (event === undefined || order === undefined || orders.length >= MOST_ORDERS) continue
    const faded = fadeOrder(event, order)
    kept.push(faded.event)
    orders.push(faded.finding)
  }
  if (orders.length === 0) return undefined
  const turns = [...events.values()].filter(
    ({ id, category }) => category === 'ai_prompt' && !kept.some((event) => event.id === id),
  )
  for (const turn of turns.slice(0, MOST_TURNS)) kept.push(lightEvent(turn, roomOf(TURN)))
  return { tenant, events: kept, findings: orders }
}

/** An event with the order and what stands around it in place of its whole text. */
function fadeOrder(
  event: AiEvent,
  finding: StoredFinding,
): { readonly event: AiEvent; readonly finding: StoredFinding } {
  const text = textIn(event, finding.field)
  if (text === '' || isTokenShaped(text)) return { event: lightEvent(event, roomOf(BEFORE + AFTER)), finding }
  const from = Math.max(0, finding.start - BEFORE)
  const around = text.slice(from, finding.start + AFTER)
  const fields = new Map(event.fields).set(finding.field, around)
  // The same text told another way would have no findings at its places.
  if (finding.field !== FIELD.inputMessages) fields.delete(FIELD.inputMessages)
  const light = lightEvent({ ...event, fields }, roomOf(around.length + TURN))
  const end = Math.min(finding.end - from, around.length)
  return { event: light, finding: { ...finding, start: finding.start - from, end } }
}

function roomOf(length: number): Parameters<typeof lightEvent>[1] {
  return { length, values: VALUES, texts: new Map() }
}
