import type { Answer } from './answer.ts'
import { ENTITIES, type Entity, type Facts } from './facts.ts'
import { joinKeys } from './key-hash.ts'
import { RowPool } from './row-pool.ts'
import { NONE, SlotTable, type TableState } from './slot-table.ts'

/** Saved entities. */
export interface EntityState {
  readonly table: TableState
  readonly rows: readonly Float64Array[]
  readonly profiles: readonly Uint8Array[]
}

/** Slots of the entities that an event names; `NONE` where it names none. */
export type Slots = Readonly<Record<Entity, number>>

/** Columns of a row. */
const EVENTS = 0
const FIRST_DAY = 1
const DAYS = 2
const LAST_DAY = 3
/** Sum of the profile. */
const TOTAL = 4
const WIDTH = 5

/** An entity with fewer events, or on fewer days, is still learning. */
const LEARNED_EVENTS = 50
const LEARNED_DAYS = 3
/** How long an entity stays suspicious, minutes. */
const SUSPICION_MINUTES = 7 * 24 * 60

/** Hours of a week, and what a counter can hold before all are halved. */
const WEEK = 168
const FULL = 255
/** Activity must be known so well before an hour is called unusual. */
const PROFILE_DAYS = 14
const PROFILE_EVENTS = 50
const EARLY_EVENTS = 200
/** After so many days also whole days of the week can be unusual. */
const WEEKDAY_DAYS = 21
const UNUSUAL_SHARE = 0.01

/** Who was seen how often, on how many days and at which hours of the week, and who is under suspicion. */
export class EntityBook {
  readonly table: SlotTable
  readonly #rows = new RowPool<Float64Array>(WIDTH, (length) => new Float64Array(length))
  readonly #profiles = new RowPool<Uint8Array>(WEEK, (length) => new Uint8Array(length))

  constructor(limit: number) {
    this.table = new SlotTable({ limit })
  }

  get bytes(): number {
    return this.table.bytes + this.#rows.bytes + this.#profiles.bytes
  }

  /** Counts the entities of an event, and says when this is no hour of its user. */
  observe(facts: Facts, answer: Answer): Slots {
    const slots: Record<Entity, number> = {
      user: NONE,
      key: NONE,
      app: NONE,
      agent: NONE,
      tool: NONE,
      destination: NONE,
      source: NONE,
      prompt: NONE,
      appModel: NONE,
      agentTool: NONE,
    }
    for (const [kind, entity] of ENTITIES.entries()) {
      if (facts.entities[entity] !== 0 && entity !== 'appModel' && entity !== 'agentTool') {
        slots[entity] = this.#observeOne(kind, entity, facts)
      }
    }
    if (slots.user !== NONE) this.#observeHour(slots.user, facts, answer)
    return slots
  }

  #observeOne(kind: number, entity: Entity, facts: Facts): number {
    const key = joinKeys(kind + 1, facts.entities[entity])
    let slot = this.table.find(key)
    if (slot === NONE) {
      slot = this.table.add(key, NONE, facts.minute)
      this.#rows.clear(slot)
      if (entity === 'user') this.#profiles.clear(slot)
    } else this.table.touch(slot)
    const row = this.#rows.chunk(slot)
    const at = this.#rows.at(slot)
    const events = row[at + EVENTS] ?? 0
    row[at + EVENTS] = events + 1
    if (events === 0) row[at + FIRST_DAY] = facts.day
    if (events === 0 || facts.day > (row[at + LAST_DAY] ?? 0)) {
      row[at + DAYS] = (row[at + DAYS] ?? 0) + 1
      row[at + LAST_DAY] = facts.day
    }
    return slot
  }

  /** Whether enough is known of an entity to call something new to it. */
  isLearned(slot: number): boolean {
    const row = this.#rows.chunk(slot)
    const at = this.#rows.at(slot)
    return (row[at + EVENTS] ?? 0) > LEARNED_EVENTS && (row[at + DAYS] ?? 0) >= LEARNED_DAYS
  }

  /** Puts an entity under suspicion for seven days. */
  suspect(slot: number, minute: number): void {
    if (slot !== NONE) this.table.mark(slot, minute + SUSPICION_MINUTES)
  }

  #observeHour(slot: number, facts: Facts, answer: Answer): void {
    const rows = this.#rows.chunk(slot)
    const at = this.#rows.at(slot)
    const events = (rows[at + EVENTS] ?? 0) - 1
    const days = rows[at + DAYS] ?? 0
    const span = facts.day - (rows[at + FIRST_DAY] ?? 0)
    const isKnown =
      (events >= PROFILE_EVENTS && span >= PROFILE_DAYS) || (events >= EARLY_EVENTS && days > LEARNED_DAYS)
    if (!isKnown) answer.learning('off_hours')
    else if (this.#isUnusual(slot, facts.hour, span)) answer.offHours()
    this.#count(slot, facts.hour % WEEK)
  }

  /**
   * The hour of the week holds almost nothing, and so does the hour of the day with its neighbours on all days, or
   * the day of the week: one empty hour among busy ones is chance.
   */
  #isUnusual(slot: number, hour: number, span: number): boolean {
    const profile = this.#profiles.chunk(slot)
    const at = this.#profiles.at(slot)
    const now = hour % WEEK
    const limit = (this.#rows.chunk(slot)[this.#rows.at(slot) + TOTAL] ?? 0) * UNUSUAL_SHARE
    if ((profile[at + now] ?? 0) >= limit) return false
    const dayStart = now - (now % 24)
    let nearHour = 0
    let sameDay = 0
    for (let i = 0; i < WEEK; i += 1) {
      const count = profile[at + i] ?? 0
      const apart = Math.abs((i % 24) - (now % 24))
      if (apart <= 1 || apart === 23) nearHour += count
      if (i >= dayStart && i < dayStart + 24) sameDay += count
    }
    return nearHour < limit || (span >= WEEKDAY_DAYS && sameDay < limit)
  }

  #count(slot: number, hour: number): void {
    const profile = this.#profiles.chunk(slot)
    const at = this.#profiles.at(slot)
    const rows = this.#rows.chunk(slot)
    const total = this.#rows.at(slot) + TOTAL
    if (profile[at + hour] === FULL) {
      let sum = 0
      for (let i = 0; i < WEEK; i += 1) {
        const half = (profile[at + i] ?? 0) >> 1
        profile[at + i] = half
        sum += half
      }
      rows[total] = sum
    }
    profile[at + hour] = (profile[at + hour] ?? 0) + 1
    rows[total] = (rows[total] ?? 0) + 1
  }

  save(): EntityState {
    return { table: this.table.save(), rows: this.#rows.save(), profiles: this.#profiles.save() }
  }

  load(state: EntityState): void {
    this.table.load(state.table)
    this.#rows.load(state.rows)
    this.#profiles.load(state.profiles)
  }
}
