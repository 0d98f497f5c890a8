import { FIELD } from '@telltale/model'
import type { Answer } from './answer.ts'
import type { EventBook } from './event-book.ts'
import { type Facts, numberIn } from './facts.ts'
import { joinKeys, type Key } from './key-hash.ts'
import { isCounted } from './measure-list.ts'
import { RUNS } from './pair-list.ts'
import { RowPool } from './row-pool.ts'
import { NONE, SlotTable, type TableState } from './slot-table.ts'

/** Saved sessions. */
export interface SessionState {
  readonly table: TableState
  readonly rows: readonly Float64Array[]
}

/** Columns of a row. */
const TOKENS = 0
const LAST_MINUTE = 1
const MEASURE_KEY = 2
const LAST_TOOL = 3
const WIDTH = 4

/** A session that is silent so long is over, minutes. */
const IDLE_MINUTES = 60
/** Sessions ended with one event at most. */
const MOST_ENDED = 4
const TOKEN_UNIT = 500

/** Tokens of each open session against those of whole sessions of the same app; the tool that ran last in each. */
export class SessionBook {
  readonly table: SlotTable
  readonly #rows = new RowPool<Float64Array>(WIDTH, (length) => new Float64Array(length))
  readonly #events: EventBook
  #minute = 0

  constructor(limit: number, events: EventBook) {
    this.#events = events
    this.table = new SlotTable({ limit, onEvict: (slot) => this.#end(slot) })
  }

  get bytes(): number {
    return this.table.bytes + this.#rows.bytes
  }

  /** Notes a tool and gives what it came after: a key of both, 0 when it is the first. */
  noteTool(facts: Facts): Key {
    const { tool } = facts.entities
    if (tool === 0 || facts.session === 0 || !RUNS.has(facts.event.action)) return 0
    const slot = this.#slot(facts)
    const row = this.#rows.chunk(slot)
    const at = this.#rows.at(slot) + LAST_TOOL
    const before = row[at] ?? 0
    row[at] = tool
    return before === 0 ? 0 : joinKeys(before, tool)
  }

  /** Adds the tokens of an event; true when its session is suspiciously large. */
  observe(facts: Facts, answer: Answer): boolean {
    const tokens = numberIn(facts.event.fields, FIELD.totalTokens)
    if (facts.event.category !== 'ai_usage' || tokens === undefined || !isCounted(facts)) return false
    if (facts.session === 0 || facts.entities.app === 0) return false
    const slot = this.#slot(facts)
    const row = this.#rows.chunk(slot)
    const at = this.#rows.at(slot)
    const total = (row[at + TOKENS] ?? 0) + Math.max(0, tokens)
    const key = joinKeys(-1, facts.entities.app)
    row[at + TOKENS] = total
    row[at + MEASURE_KEY] = key
    return this.#events.judge(key, { name: 'session_tokens', number: total, onlyHigh: true }, answer)
  }

  /** Ends sessions that have been silent for an hour. */
  endIdle(minute: number): void {
    this.#minute = minute
    for (let ended = 0; ended < MOST_ENDED; ended += 1) {
      const slot = this.table.oldest
      if (slot === NONE) return
      if ((this.#rows.chunk(slot)[this.#rows.at(slot) + LAST_MINUTE] ?? 0) + IDLE_MINUTES > minute) return
      this.#end(slot)
      this.table.remove(slot)
    }
  }

  #slot(facts: Facts): number {
    const known = this.table.find(facts.session)
    const slot = known === NONE ? this.table.add(facts.session, NONE, facts.minute) : known
    if (known === NONE) this.#rows.clear(slot)
    else this.table.touch(slot)
    this.#rows.chunk(slot)[this.#rows.at(slot) + LAST_MINUTE] = facts.minute
    return slot
  }

  #end(slot: number): void {
    const row = this.#rows.chunk(slot)
    const at = this.#rows.at(slot)
    const value = row[at + TOKENS] ?? 0
    const key = row[at + MEASURE_KEY] ?? 0
    if (value > 0 && key !== 0) this.#events.learn(key, { value, unit: TOKEN_UNIT, minute: this.#minute })
  }

  save(): SessionState {
    return { table: this.table.save(), rows: this.#rows.save() }
  }

  load(state: SessionState): void {
    this.table.load(state.table)
    this.#rows.load(state.rows)
  }
}
