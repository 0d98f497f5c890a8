import type { Key } from './key-hash.ts'

/** A table as typed arrays, cut to what is used. */
export interface TableState {
  readonly key: Float64Array
  readonly owner: Int32Array
  readonly marked: Uint32Array
  readonly prev: Int32Array
  readonly next: Int32Array
  readonly free: Int32Array
  readonly heads: readonly number[]
  readonly size: number
  readonly evicted: number
  readonly evictedMarked: number
}

/** What a table needs to know to hold a bounded number of keys. */
interface TableOptions {
  /** Keys held; one more pushes out the one not seen longest. */
  readonly limit: number
  /** Told of a slot that is about to be used for another key. */
  readonly onEvict?: (slot: number) => void
  /** Minute until which the owner of a record is under suspicion, so that its records stay too; 0 when it is not. */
  readonly ownerMarkedUntil?: (owner: number) => number
}

/** No slot. */
export const NONE = -1

const FIRST_SLOTS = 256
/** Lists of slots by when they were seen: the usual, and those under suspicion. */
const USUAL = 0
const MARKED = 1
/** Usual slots looked at for one that may go, before the oldest of all goes. */
const MOST_LOOKED_AT = 64

/**
 * Keys to slots 0, 1, 2…, in bounded memory. The key not seen longest goes first, but not while it is marked; when
 * every key is marked, the one marked longest ago goes and is counted.
 */
export class SlotTable {
  readonly #limit: number
  readonly #options: TableOptions
  #key: Float64Array = new Float64Array(FIRST_SLOTS)
  #owner: Int32Array = new Int32Array(FIRST_SLOTS)
  /** Minute until which the slot is under suspicion. */
  #marked: Uint32Array = new Uint32Array(FIRST_SLOTS)
  #prev: Int32Array = new Int32Array(FIRST_SLOTS)
  #next: Int32Array = new Int32Array(FIRST_SLOTS)
  #index: Int32Array = new Int32Array(FIRST_SLOTS * 2).fill(NONE)
  /** First and last of the usual list, first and last of the marked one. */
  #heads = [NONE, NONE, NONE, NONE]
  #free: number[] = []
  #used = 0
  #size = 0
  #evicted = 0
  #evictedMarked = 0

  constructor(options: TableOptions) {
    this.#limit = Math.max(1, options.limit)
    this.#options = options
  }

  get size(): number {
    return this.#size
  }

  get evicted(): number {
    return this.#evicted
  }

  get evictedMarked(): number {
    return this.#evictedMarked
  }

  /** Bytes of the arrays. */
  get bytes(): number {
    return this.#key.length * 24 + this.#index.length * 4
  }

  /** Slot not seen longest, marked ones left out; `NONE` when there is none. */
  get oldest(): number {
    return this.#heads[USUAL * 2] ?? NONE
  }

  keyAt(slot: number): Key {
    return this.#key[slot] ?? 0
  }

  ownerAt(slot: number): number {
    return this.#owner[slot] ?? NONE
  }

  /** Minute until which a slot is under suspicion, 0 when it is not. */
  markedUntil(slot: number): number {
    return this.#marked[slot] ?? 0
  }

  /** Slot of a key, or `NONE`; it does not count as seen. */
  find(key: Key): number {
    const mask = this.#index.length - 1
    let at = placeOf(key) & mask
    for (;;) {
      const slot = this.#index[at] ?? NONE
      if (slot === NONE || this.#key[slot] === key) return slot
      at = (at + 1) & mask
    }
  }

  /** Makes a key the one seen last. */
  touch(slot: number): void {
    const list = this.#listOf(slot)
    if (list === MARKED || this.#heads[1] === slot) return
    this.#unlink(slot, list)
    this.#append(slot, list)
  }

  /** A slot for a key that has none; what the slot held before must be written over by the caller. */
  add(key: Key, owner: number, minute: number): number {
    if (this.#size >= this.#limit) this.#evict(minute)
    if (this.#free.length === 0 && this.#used === this.#key.length) this.#grow()
    const slot = this.#free.pop() ?? this.#used++
    this.#key[slot] = key
    this.#owner[slot] = owner
    this.#marked[slot] = 0
    this.#size += 1
    this.#place(slot)
    this.#append(slot, USUAL)
    return slot
  }

  /** Keeps a slot until a minute, while others can go. */
  mark(slot: number, untilMinute: number): void {
    if ((this.#marked[slot] ?? 0) >= untilMinute) return
    this.#unlink(slot, this.#listOf(slot))
    this.#marked[slot] = untilMinute
    this.#append(slot, MARKED)
  }

  /** Forgets a key. */
  remove(slot: number): void {
    this.#unlink(slot, this.#listOf(slot))
    this.#displace(slot)
    this.#key[slot] = NONE
    this.#free.push(slot)
    this.#size -= 1
  }

  #listOf(slot: number): number {
    return (this.#marked[slot] ?? 0) > 0 ? MARKED : USUAL
  }

  #evict(minute: number): void {
    this.#release(minute)
    let slot = this.#heads[0] ?? NONE
    for (let looked = 0; slot !== NONE && looked < MOST_LOOKED_AT; looked += 1) {
      const until = this.#options.ownerMarkedUntil?.(this.ownerAt(slot)) ?? 0
      if (until <= minute) break
      this.mark(slot, until)
      slot = this.#heads[0] ?? NONE
    }
    if (slot === NONE) {
      slot = this.#heads[2] ?? NONE
      this.#evictedMarked += 1
    }
    this.#evicted += 1
    this.#options.onEvict?.(slot)
    this.remove(slot)
  }

  /** Those whose time of suspicion is over can go again. */
  #release(minute: number): void {
    for (let looked = 0; looked < MOST_LOOKED_AT; looked += 1) {
      const slot = this.#heads[2] ?? NONE
      if (slot === NONE || this.markedUntil(slot) > minute) return
      this.#unlink(slot, MARKED)
      this.#marked[slot] = 0
      this.#append(slot, USUAL)
    }
  }

  #unlink(slot: number, list: number): void {
    const prev = this.#prev[slot] ?? NONE
    const next = this.#next[slot] ?? NONE
    if (prev === NONE) this.#heads[list * 2] = next
    else this.#next[prev] = next
    if (next === NONE) this.#heads[list * 2 + 1] = prev
    else this.#prev[next] = prev
  }

  #append(slot: number, list: number): void {
    const last = this.#heads[list * 2 + 1] ?? NONE
    this.#prev[slot] = last
    this.#next[slot] = NONE
    if (last === NONE) this.#heads[list * 2] = slot
    else this.#next[last] = slot
    this.#heads[list * 2 + 1] = slot
  }

  #place(slot: number): void {
    const mask = this.#index.length - 1
    let at = placeOf(this.keyAt(slot)) & mask
    while (this.#index[at] !== NONE) at = (at + 1) & mask
    this.#index[at] = slot
  }

  /** Takes a slot out of the index and closes the gap, so that no search ends there too early. */
  #displace(slot: number): void {
    const mask = this.#index.length - 1
    let gap = placeOf(this.keyAt(slot)) & mask
    while (this.#index[gap] !== slot) gap = (gap + 1) & mask
    for (let at = (gap + 1) & mask; this.#index[at] !== NONE; at = (at + 1) & mask) {
      const moved = this.#index[at] ?? NONE
      const home = placeOf(this.keyAt(moved)) & mask
      if (((at - home) & mask) >= ((at - gap) & mask)) {
        this.#index[gap] = moved
        gap = at
      }
    }
    this.#index[gap] = NONE
  }

  #grow(): void {
    const slots = this.#key.length * 2
    this.#key = widen(this.#key, new Float64Array(slots))
    this.#owner = widen(this.#owner, new Int32Array(slots))
    this.#marked = widen(this.#marked, new Uint32Array(slots))
    this.#prev = widen(this.#prev, new Int32Array(slots))
    this.#next = widen(this.#next, new Int32Array(slots))
    this.#reindex(slots * 2)
  }

  #reindex(places: number): void {
    this.#index = new Int32Array(places).fill(NONE)
    for (let slot = 0; slot < this.#used; slot += 1) if (this.#key[slot] !== NONE) this.#place(slot)
  }

  save(): TableState {
    return {
      key: this.#key.slice(0, this.#used),
      owner: this.#owner.slice(0, this.#used),
      marked: this.#marked.slice(0, this.#used),
      prev: this.#prev.slice(0, this.#used),
      next: this.#next.slice(0, this.#used),
      free: Int32Array.from(this.#free),
      heads: [...this.#heads],
      size: this.#size,
      evicted: this.#evicted,
      evictedMarked: this.#evictedMarked,
    }
  }

  load(state: TableState): void {
    this.#used = state.key.length
    let slots = FIRST_SLOTS
    while (slots < this.#used) slots *= 2
    this.#key = widen(state.key, new Float64Array(slots))
    this.#owner = widen(state.owner, new Int32Array(slots))
    this.#marked = widen(state.marked, new Uint32Array(slots))
    this.#prev = widen(state.prev, new Int32Array(slots))
    this.#next = widen(state.next, new Int32Array(slots))
    this.#free = [...state.free]
    this.#heads = [...state.heads]
    this.#size = state.size
    this.#evicted = state.evicted
    this.#evictedMarked = state.evictedMarked
    this.#reindex(slots * 2)
  }
}

function placeOf(key: Key): number {
  return (key | 0) ^ ((key / 0x1_0000_0000) | 0)
}

function widen<T extends { set(from: T): void }>(from: T, into: T): T {
  into.set(from)
  return into
}
