import { type AiEvent, type Category, FIELD, type JsonValue } from '@telltale/model'
import type { Baselines } from './baselines.ts'

/** A Monday, midnight UTC. */
export const MONDAY = Date.UTC(2026, 0, 5)
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** What a simulated event is of. */
interface Simulated {
  readonly category: Category
  readonly action: string
  readonly at: number
  readonly id?: string
  readonly tenant?: string
  readonly fields?: Readonly<Record<string, JsonValue>>
}

let made = 0

/** An event for tests; its id is new unless given. */
export function simulate(event: Simulated): AiEvent {
  made += 1
  return {
    id: event.id ?? made.toString(16).padStart(32, '0'),
    tenant: event.tenant ?? 'acme',
    category: event.category,
    action: event.action,
    timeUnixNano: BigInt(event.at) * 1_000_000n,
    receivedMs: event.at,
    seq: made,
    fields: new Map(Object.entries(event.fields ?? {})),
  }
}

/** A prompt of a user in an app. */
export function prompt(at: number, user: string, fields: Readonly<Record<string, JsonValue>> = {}): AiEvent {
  return simulate({
    category: 'ai_prompt',
    action: 'prompt.submitted',
    at,
    fields: { [FIELD.userId]: user, [FIELD.serviceName]: 'chat', ...fields },
  })
}

/** A tool run of an agent in an app. */
export function toolRun(
  at: number,
  agent: string,
  tool: string,
  fields: Readonly<Record<string, JsonValue>> = {},
): AiEvent {
  return simulate({
    category: 'ai_tool',
    action: 'tool.executed',
    at,
    fields: { [FIELD.agentName]: agent, [FIELD.serviceName]: 'desk', [FIELD.toolName]: tool, ...fields },
  })
}

/** Tokens and cost of a call. */
export function usage(at: number, fields: Readonly<Record<string, JsonValue>>): AiEvent {
  return simulate({
    category: 'ai_usage',
    action: 'usage.recorded',
    at,
    fields: { [FIELD.serviceName]: 'chat', [FIELD.usageScope]: 'inference', ...fields },
  })
}

/** The same numbers below 1 for the same seed. */
export function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    const mixed = Math.imul(state ^ (state >>> 15), state | 1)
    const more = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61))
    return ((more ^ (more >>> 14)) >>> 0) / 0x1_0000_0000
  }
}

/** Times of work from Monday to Friday, 9 to 17 h, of so many weeks; each hour holds between `least` and `most`, in order. */
export function officeTimes(plan: {
  readonly weeks: number
  readonly least: number
  readonly most: number
  readonly seed: number
}): readonly number[] {
  const roll = dice(plan.seed)
  const times: number[] = []
  for (let day = 0; day < plan.weeks * 7; day += 1) {
    if (day % 7 >= 5) continue
    for (let hour = 9; hour < 17; hour += 1) {
      const count = plan.least + Math.floor(roll() * (plan.most - plan.least + 1))
      for (let i = 0; i < count; i += 1) times.push(MONDAY + day * DAY + hour * HOUR + Math.floor((i * HOUR) / count))
    }
  }
  return times
}

/** Value of a field after the event went through; undefined when it has none. */
export function said(baselines: Baselines, event: AiEvent, name: string): JsonValue | undefined {
  return baselines.enrich(event).fields.get(`telltale.baseline.${name}`)
}
