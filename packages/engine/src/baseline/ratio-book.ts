import type { Answer } from './answer.ts'
import { type AppRatios, createAppRatios, observeApp } from './app-ratios.ts'
import type { EntityBook, Slots } from './entity-book.ts'
import type { Facts } from './facts.ts'
import type { Key } from './key-hash.ts'
import { NONE, SlotTable, type TableState } from './slot-table.ts'
import { createUserRatios, observeUser, type UserRatios } from './user-ratios.ts'

/** Saved ratios; copies, which nobody writes to. */
export interface RatioState {
  readonly users: KeptState<UserRatios>
  readonly apps: KeptState<AppRatios>
}

interface KeptState<T> {
  readonly table: TableState
  readonly items: readonly (readonly [number, T])[]
}

/** Ratios over the last calls of users and apps. */
export class RatioBook {
  readonly #users: Kept<UserRatios>
  readonly #apps: Kept<AppRatios>

  constructor(limit: number, entities: EntityBook) {
    this.#users = new Kept(limit, entities, createUserRatios)
    this.#apps = new Kept(limit, entities, createAppRatios)
  }

  get size(): number {
    return this.#users.table.size + this.#apps.table.size
  }

  get evicted(): number {
    return this.#users.table.evicted + this.#apps.table.evicted
  }

  get bytes(): number {
    return this.#users.table.size * 700 + this.#apps.table.size * 1800
  }

  observe(facts: Facts, slots: Slots, answer: Answer): void {
    const { category } = facts.event
    if (category !== 'ai_prompt' && category !== 'ai_response' && category !== 'ai_guardrail') return
    const { user, app } = facts.entities
    if (user !== 0 && category !== 'ai_guardrail') {
      observeUser(this.#users.of(user, slots.user, facts.minute), facts, answer)
    }
    if (app !== 0) observeApp(this.#apps.of(app, slots.app, facts.minute), facts, answer)
  }

  save(): RatioState {
    return { users: this.#users.save(), apps: this.#apps.save() }
  }

  load(state: RatioState): void {
    this.#users.load(state.users)
    this.#apps.load(state.apps)
  }
}

class Kept<T> {
  readonly table: SlotTable
  readonly #make: () => T
  readonly #items = new Map<number, T>()

  constructor(limit: number, entities: EntityBook, make: () => T) {
    this.#make = make
    this.table = new SlotTable({
      limit,
      onEvict: (slot) => this.#items.delete(slot),
      ownerMarkedUntil: (owner) => (owner === NONE ? 0 : entities.table.markedUntil(owner)),
    })
  }

  of(key: Key, owner: number, minute: number): T {
    const known = this.table.find(key)
    const slot = known === NONE ? this.table.add(key, owner, minute) : known
    if (known !== NONE) this.table.touch(slot)
    const kept = this.#items.get(slot)
    if (kept !== undefined) return kept
    const made = this.#make()
    this.#items.set(slot, made)
    return made
  }

  save(): KeptState<T> {
    return { table: this.table.save(), items: [...this.#items].map(([slot, item]) => [slot, structuredClone(item)]) }
  }

  load(state: KeptState<T>): void {
    this.table.load(state.table)
    this.#items.clear()
    for (const [slot, item] of state.items) this.#items.set(slot, structuredClone(item))
  }
}
