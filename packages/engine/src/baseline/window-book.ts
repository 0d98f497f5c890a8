import { CATEGORIES, type Category } from '@telltale/model'
import type { Answer } from './answer.ts'
import { addDistinct, createDistinct, type Distinct } from './distinct.ts'
import type { EntityBook, Slots } from './entity-book.ts'
import type { Facts } from './facts.ts'
import { joinKeys, type Key } from './key-hash.ts'
import { WINDOW_MEASURES, type WindowMeasure } from './measure-list.ts'
import { RowPool } from './row-pool.ts'
import { NONE, SlotTable, type TableState } from './slot-table.ts'
import { deviationOf, type Usual } from './usual.ts'
import { type HistoryState, WindowHistory } from './window-history.ts'

/** Saved measures over windows. */
export interface WindowState {
  readonly table: TableState
  readonly rows: readonly Float64Array[]
  readonly history: HistoryState
  readonly distinct: readonly (readonly [
    number,
    { readonly few: readonly number[]; readonly registers: Uint8Array | undefined },
  ])[]
}

/** Columns of a row. */
const WINDOW = 0
const VALUE = 1
const COUNT = 2
const DAYS = 3
const LAST_DAY = 4
const DAY_TOTAL = 5
const FAST = 6
const SLOW = 7
const DRIFT_DAYS = 8
const LAST_CALL = 9
const CENTRE = 10
const SPREAD = 11
/** Window that centre and spread were worked out for. */
const USUAL_FOR = 12
const WIDTH = 13

/** What an hour or a day measure needs before it is judged. */
const LEARNED = { hour: { windows: 24, days: 3 }, day: { windows: 7, days: 7 } } as const
/** Members of a peer group differ more than one member does from hour to hour. */
const PEER_SPREAD = 0.3
/** Weights of a day in the fast and the slow mean: about five and twenty-five days. */
const FAST_WEIGHT = 0.2
const SLOW_WEIGHT = 0.04
const DRIFT_FROM_DAYS = 14
/** One wild day is no drift: it counts as so many usual ones. */
const DAY_CUT = 3
const DAY_CUT_FROM = 7
const WEEK = 168
const GROUP_REFRESH = 16

/** Sums and counts of hours, or of days, against what the same entity had before. */
export class WindowBook {
  readonly table: SlotTable
  readonly #window: 'hour' | 'day'
  readonly #entities: EntityBook
  readonly #measures: ReadonlyMap<Category, readonly (readonly [number, WindowMeasure])[]>
  readonly #rows = new RowPool<Float64Array>(WIDTH, (length) => new Float64Array(length))
  readonly #history: WindowHistory
  /** Different keys in the window that is open. */
  readonly #distinct = new Map<number, Distinct>()

  constructor(window: 'hour' | 'day', limit: number, entities: EntityBook) {
    this.#window = window
    this.#entities = entities
    this.#history = new WindowHistory(window === 'hour')
    this.table = new SlotTable({
      limit,
      onEvict: (slot) => this.#distinct.delete(slot),
      ownerMarkedUntil: (owner) => (owner === NONE ? 0 : entities.table.markedUntil(owner)),
    })
    const measures = [...WINDOW_MEASURES.entries()].filter(([, measure]) => measure.window === window)
    this.#measures = new Map(
      CATEGORIES.map((category) => [category, measures.filter(([, measure]) => measure.categories.includes(category))]),
    )
  }

  get bytes(): number {
    return this.table.bytes + this.#rows.bytes + this.#history.bytes + this.#distinct.size * 200
  }

  /** Adds an event to the windows of its entities and says what is unusual of them. */
  observe(facts: Facts, slots: Slots, answer: Answer): void {
    for (const [place, measure] of this.#measures.get(facts.event.category) ?? []) {
      const owner = slots[measure.of]
      if (owner === NONE) continue
      const value = measure.value(facts)
      if (value === undefined || value < 0) continue
      this.#observeOne({ place, measure, owner, facts }, value, answer)
    }
  }

  #observeOne(seen: Seen, added: number, answer: Answer): void {
    const { measure, facts } = seen
    const slot = this.#slot(joinKeys(seen.place + 1, facts.entities[measure.of]), seen)
    const closed = this.#roll(slot, seen)
    const row = this.#rows.chunk(slot)
    const at = this.#rows.at(slot)
    const value = this.#addValue(slot, seen, added)
    const isLearned = this.#isLearned(slot)
    const usual = isLearned ? this.#usual(slot, seen) : this.#usualOfPeers(seen)
    if (usual === undefined) answer.learning(measure.name)
    else this.#judge(seen, deviationOf(value, usual), { value, answer })
    if (measure.drift === true && (row[at + DRIFT_DAYS] ?? 0) >= DRIFT_FROM_DAYS && (row[at + SLOW] ?? 0) > 0) {
      answer.drift(measure.name, (row[at + FAST] ?? 0) / (row[at + SLOW] ?? 1))
    }
    // Last, since a new peer group may need the room of a slot.
    if (closed !== undefined && measure.peers === true) this.#tellPeers(seen, closed)
  }

  #judge(seen: Seen, deviation: number, { value, answer }: { readonly value: number; readonly answer: Answer }): void {
    // An open window is small because it is not over: only too much can be said of it.
    if (deviation > 0 && answer.deviation(seen.measure.name, value, deviation)) {
      this.#entities.suspect(seen.owner, seen.facts.minute)
    }
  }

  #slot(key: Key, seen: Seen): number {
    const known = this.table.find(key)
    if (known !== NONE) {
      this.table.touch(known)
      return known
    }
    const made = this.table.add(key, seen.owner, seen.facts.minute)
    this.#rows.clear(made)
    this.#history.clear(made)
    const row = this.#rows.chunk(made)
    const at = this.#rows.at(made)
    row[at + WINDOW] = this.#windowOf(seen.facts)
    row[at + USUAL_FOR] = NONE
    return made
  }

  #windowOf(facts: Facts): number {
    return this.#window === 'hour' ? facts.hour : facts.day
  }

  #dayOf(window: number): number {
    return this.#window === 'hour' ? Math.floor(window / 24) : window
  }

  /** Closes the open window when a later one began; what comes late counts in the one that is open. */
  #roll(slot: number, seen: Seen): ClosedWindow | undefined {
    const row = this.#rows.chunk(slot)
    const at = this.#rows.at(slot)
    const open = row[at + WINDOW] ?? 0
    const now = this.#windowOf(seen.facts)
    if (now <= open) return undefined
    const closed = { window: open, value: row[at + VALUE] ?? 0, unit: seen.measure.unit }
    this.#close(slot, closed)
    row[at + WINDOW] = now
    row[at + VALUE] = 0
    row[at + LAST_CALL] = 0
    this.#distinct.delete(slot)
    return closed
  }

  #close(slot: number, closed: ClosedWindow): void {
    const row = this.#rows.chunk(slot)
    const at = this.#rows.at(slot)
    const count = row[at + COUNT] ?? 0
    const day = this.#dayOf(closed.window)
    const hour = closed.window % WEEK
    const known = row[at + USUAL_FOR] ?? NONE
    const isKnown = closed.isGroup === true ? known !== NONE : known === closed.window
    const usual = isKnown ? { usual: usualIn(row, at) } : undefined
    this.#history.add(slot, { value: closed.value, count, hour, unit: closed.unit, ...usual })
    if (count === 0 || day > (row[at + LAST_DAY] ?? 0)) {
      if (count > 0) closeDay(row, at)
      row[at + DAYS] = (row[at + DAYS] ?? 0) + 1
      row[at + LAST_DAY] = day
    }
    row[at + COUNT] = count + 1
    row[at + DAY_TOTAL] = (row[at + DAY_TOTAL] ?? 0) + closed.value
    // A group closes windows all the time: what is usual of it is worked out anew for some of them.
    if (closed.isGroup !== true || count % GROUP_REFRESH === 0) row[at + USUAL_FOR] = NONE
  }

  #addValue(slot: number, seen: Seen, added: number): number {
    const row = this.#rows.chunk(slot)
    const at = this.#rows.at(slot)
    const { measure, facts } = seen
    if (measure.different !== undefined) {
      const value = this.#countDifferent(slot, measure.different(facts))
      row[at + VALUE] = Math.max(value, row[at + VALUE] ?? 0)
    } else if (measure.oncePerCall !== true || row[at + LAST_CALL] !== facts.call) {
      row[at + VALUE] = (row[at + VALUE] ?? 0) + added
      row[at + LAST_CALL] = facts.call
    }
    return row[at + VALUE] ?? 0
  }

  #countDifferent(slot: number, keys: readonly Key[]): number {
    const distinct = this.#distinct.get(slot) ?? createDistinct()
    this.#distinct.set(slot, distinct)
    let count = 0
    for (const key of keys) if (key !== 0) count = addDistinct(distinct, key)
    return count
  }

  #isLearned(slot: number): boolean {
    const row = this.#rows.chunk(slot)
    const at = this.#rows.at(slot)
    const { windows, days } = LEARNED[this.#window]
    return (row[at + COUNT] ?? 0) >= windows && (row[at + DAYS] ?? 0) >= days
  }

  /** Worked out once for each window. */
  #usual(slot: number, seen: Seen): Usual {
    const row = this.#rows.chunk(slot)
    const at = this.#rows.at(slot)
    const now = this.#windowOf(seen.facts)
    if (row[at + USUAL_FOR] !== now) {
      const { unit } = seen.measure
      const usual = this.#history.usual(slot, { count: row[at + COUNT] ?? 0, hour: now % WEEK, unit })
      row[at + CENTRE] = usual.centre
      row[at + SPREAD] = usual.spread
      row[at + USUAL_FOR] = now
    }
    return usualIn(row, at)
  }

  #tellPeers(seen: Seen, closed: ClosedWindow): void {
    const key = peerKey(seen)
    const known = this.table.find(key)
    const slot = known === NONE ? this.#slot(key, { ...seen, owner: NONE }) : known
    if (known !== NONE) this.table.touch(slot)
    this.#close(slot, { ...closed, isGroup: true })
    if (this.#rows.chunk(slot)[this.#rows.at(slot) + USUAL_FOR] === NONE) this.#usual(slot, seen)
  }

  #usualOfPeers(seen: Seen): Usual | undefined {
    if (seen.measure.peers !== true) return undefined
    const slot = this.table.find(peerKey(seen))
    if (slot === NONE || !this.#isLearned(slot)) return undefined
    const { centre, spread } = this.#usual(slot, seen)
    return { centre, spread: Math.max(spread, centre * PEER_SPREAD) }
  }

  save(): WindowState {
    return {
      table: this.table.save(),
      rows: this.#rows.save(),
      history: this.#history.save(),
      distinct: [...this.#distinct].map(([slot, { few, registers }]) => [
        slot,
        { few: [...few], registers: registers?.slice() },
      ]),
    }
  }

  load(state: WindowState): void {
    this.table.load(state.table)
    this.#rows.load(state.rows)
    this.#history.load(state.history)
    this.#distinct.clear()
    for (const [slot, { few, registers }] of state.distinct) {
      this.#distinct.set(slot, { few: [...few], registers: registers?.slice() })
    }
  }
}

/** One measure as an event adds to it. */
interface Seen {
  readonly place: number
  readonly measure: WindowMeasure
  readonly owner: number
  readonly facts: Facts
}

/** A window that is over, with the unit of its measure. */
interface ClosedWindow {
  readonly window: number
  readonly value: number
  readonly unit: number
  readonly isGroup?: true
}

/** The group of those that are measured alike in the same app. */
function peerKey(seen: Seen): Key {
  return joinKeys(-1 - seen.place, seen.facts.entities.app || seen.facts.tenant)
}

function usualIn(row: Float64Array, at: number): Usual {
  return { centre: row[at + CENTRE] ?? 0, spread: row[at + SPREAD] ?? 1 }
}

/** The day that is over moves the means of days and of weeks. */
function closeDay(row: Float64Array, at: number): void {
  const days = row[at + DRIFT_DAYS] ?? 0
  const slow = row[at + SLOW] ?? 0
  const fast = row[at + FAST] ?? 0
  const total = row[at + DAY_TOTAL] ?? 0
  const day = days >= DAY_CUT_FROM ? Math.min(total, DAY_CUT * slow) : total
  row[at + FAST] = fast + Math.max(FAST_WEIGHT, 1 / (days + 1)) * (day - fast)
  row[at + SLOW] = slow + Math.max(SLOW_WEIGHT, 1 / (days + 1)) * (day - slow)
  row[at + DRIFT_DAYS] = days + 1
  row[at + DAY_TOTAL] = 0
}
