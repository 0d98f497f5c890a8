import type { Told } from './mastra-call.ts'

/** What generations were told, found by the id of their span or by that of a step of them. */
export interface CallMemory {
  keep(id: string, told: Told): void
  /** A step belongs to a generation. */
  link(id: string, generation: string): void
  /** Adds a message to what the next call is told. */
  add(id: string | undefined, message: unknown): void
  /** Holds the result of a tool back until its step ends: it may come before the answer that asked for it. */
  hold(step: string | undefined, message: unknown): void
  find(id: string | undefined): Told
  /** A step or a generation is over. */
  end(id: string): void
}

/** Generations and steps at once, and messages of one: past them the oldest are forgotten, and nothing is added. */
const MOST_KEPT = 5_000
const MOST_MESSAGES = 1_000

const NOTHING: Told = { messages: [], tools: [] }

/** Keeps what generations were told until they end. */
export function createCallMemory(): CallMemory {
  const kept = new Map<string, Told>()
  const steps = new Map<string, string>()
  const held = new Map<string, readonly unknown[]>()
  const generationOf = (id = ''): string => steps.get(id) ?? id
  const add = (id: string | undefined, message: unknown): void => {
    const generation = generationOf(id)
    const told = kept.get(generation)
    if (told === undefined || told.messages.length >= MOST_MESSAGES) return
    kept.set(generation, { ...told, messages: [...told.messages, message] })
  }
  return {
    keep: (id, told) => put(kept, id, told),
    link: (id, generation) => put(steps, id, generation),
    add,
    hold: (step = '', message) => {
      const waiting = held.get(step) ?? []
      if (waiting.length < MOST_MESSAGES) put(held, step, [...waiting, message])
    },
    find: (id) => kept.get(generationOf(id)) ?? NOTHING,
    end: (id) => {
      for (const message of held.get(id) ?? []) add(id, message)
      for (const map of [kept, steps, held]) map.delete(id)
    },
  }
}

function put<T>(map: Map<string, T>, id: string, value: T): void {
  map.set(id, value)
  const [oldest] = map.keys()
  if (map.size > MOST_KEPT && oldest !== undefined) map.delete(oldest)
}
