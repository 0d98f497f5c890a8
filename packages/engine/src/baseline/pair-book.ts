import { CATEGORIES, type Category } from '@telltale/model'
import type { Answer } from './answer.ts'
import type { EntityBook, Slots } from './entity-book.ts'
import type { Facts } from './facts.ts'
import { joinKeys, type Key } from './key-hash.ts'
import { PAIRS, type Pair } from './pair-list.ts'
import { RowPool } from './row-pool.ts'
import { NONE, SlotTable, type TableState } from './slot-table.ts'

/** Saved pairs. */
export interface PairState {
  readonly pairs: TableState
  readonly counts: readonly Uint32Array[]
  readonly lefts: TableState
  readonly rows: readonly Float64Array[]
  readonly refused: number
}

/** Columns of a left side's row, one row for each kind of pair. */
const COUNT = 0
const DIFFERENT = 1
const NOVELTY = 2
const WIDTH = 3

/** Pairs a left side must have had before one more is called new. */
const NEEDS = 10
/** Different right sides kept of one left side; what meets more is no news to it. */
const MOST_OF_ONE = 5000
/** Where so many of the last pairs were new, new is usual: a crawler meets a new host with every call. */
const NOVELTY_USUAL = 0.3
const NOVELTY_WEIGHT = 0.05
/** Common among peers: this many, or this share of them and at least two. */
const COMMON_PEERS = 3
const COMMON_SHARE = 0.05
const COMMON_AT_LEAST = 2
const RARE_SHARE = 0.001
const RARE_FROM = 1000

/** Pairs that events of a log can hold, each with its place in the list. */
const BY_CATEGORY: ReadonlyMap<Category, readonly (readonly [number, Pair])[]> = new Map(
  CATEGORIES.map((category) => [
    category,
    [...PAIRS.entries()].filter(([, pair]) => pair.categories?.includes(category) ?? true),
  ]),
)

/** What was seen with what, in bounded memory. */
export class PairBook {
  readonly pairs: SlotTable
  readonly lefts: SlotTable
  readonly #entities: EntityBook
  readonly #counts = new RowPool<Uint32Array>(1, (length) => new Uint32Array(length))
  readonly #rows = new RowPool<Float64Array>(WIDTH, (length) => new Float64Array(length))
  #refused = 0

  constructor(limit: number, entities: EntityBook) {
    const ownerMarkedUntil = (owner: number): number => (owner === NONE ? 0 : entities.table.markedUntil(owner))
    this.pairs = new SlotTable({ limit, ownerMarkedUntil })
    this.lefts = new SlotTable({ limit: Math.ceil(limit / 2), ownerMarkedUntil })
    this.#entities = entities
  }

  /** Pairs not kept because their left side has too many. */
  get refused(): number {
    return this.#refused
  }

  get bytes(): number {
    return this.pairs.bytes + this.lefts.bytes + this.#counts.bytes + this.#rows.bytes
  }

  /** Counts the pairs of an event and says which are new or rare. */
  observe(facts: Facts, slots: Slots, answer: Answer): void {
    for (const [place, pair] of BY_CATEGORY.get(facts.event.category) ?? []) {
      const owner = slots[pair.left]
      if (owner === NONE) continue
      const right = pair.right(facts)
      if (right === 0 || (typeof right !== 'number' && right.length === 0)) continue
      this.#observePair({ place, pair, owner, facts }, typeof right === 'number' ? [right] : right, answer)
    }
  }

  #observePair(seen: Seen, rights: readonly Key[], answer: Answer): void {
    const left = this.#left(joinKeys(seen.place * 2, seen.facts.entities[seen.pair.left]), seen)
    const row = this.#rows.chunk(left)
    const at = this.#rows.at(left)
    const isLearned = this.#entities.isLearned(seen.owner) && (row[at + COUNT] ?? 0) >= (seen.pair.needs ?? NEEDS)
    if (!isLearned) answer.learning(seen.pair.name)
    const isRestless = (row[at + NOVELTY] ?? 0) >= NOVELTY_USUAL
    let isFirst = false
    let isRare = false
    for (const right of rights) {
      const count = this.#meet(seen, right, left)
      if (!isLearned || (isFirst && isRare)) continue
      const total = row[at + COUNT] ?? 0
      if (count === 0) isFirst ||= !isRestless && !this.#isCommon(seen, right)
      else if (count > 0) isRare ||= total >= RARE_FROM && count / total < RARE_SHARE && !this.#isCommon(seen, right)
    }
    if (isFirst) answer.firstSeen(seen.pair.name)
    else if (isRare) answer.rare(seen.pair.name)
  }

  /** How often the two were seen together before, this time counted; negative when the pair cannot be kept. */
  #meet(seen: Seen, right: Key, left: number): number {
    const row = this.#rows.chunk(left)
    const at = this.#rows.at(left)
    const key = joinKeys(joinKeys(seen.place * 2, seen.facts.entities[seen.pair.left]), right)
    const slot = this.pairs.find(key)
    row[at + COUNT] = (row[at + COUNT] ?? 0) + 1
    const novelty = row[at + NOVELTY] ?? 0
    row[at + NOVELTY] = novelty + NOVELTY_WEIGHT * ((slot === NONE ? 1 : 0) - novelty)
    if (slot !== NONE) {
      this.pairs.touch(slot)
      return this.#countUp(slot) - 1
    }
    if ((row[at + DIFFERENT] ?? 0) >= MOST_OF_ONE) {
      this.#refused += 1
      return -1
    }
    row[at + DIFFERENT] = (row[at + DIFFERENT] ?? 0) + 1
    this.#addPair(key, seen)
    if (seen.pair.peers === true) this.#tellPeers(seen, right)
    return 0
  }

  #addPair(key: Key, seen: Seen): void {
    const slot = this.pairs.add(key, seen.owner, seen.facts.minute)
    this.#counts.clear(slot)
    this.#countUp(slot)
  }

  #countUp(slot: number): number {
    const counts = this.#counts.chunk(slot)
    const at = this.#counts.at(slot)
    const count = (counts[at] ?? 0) + 1
    counts[at] = count
    return count
  }

  #left(key: Key, seen: Seen): number {
    const known = this.lefts.find(key)
    if (known !== NONE) {
      this.lefts.touch(known)
      return known
    }
    const made = this.lefts.add(key, seen.owner, seen.facts.minute)
    this.#rows.clear(made)
    if (seen.pair.peers === true) this.#countPeer(groupKey(seen), seen)
    return made
  }

  /** One more of the group has met `right`. */
  #tellPeers(seen: Seen, right: Key): void {
    this.#countPeer(joinKeys(groupKey(seen), right), seen)
  }

  #countPeer(key: Key, seen: Seen): void {
    const slot = this.pairs.find(key)
    if (slot === NONE) {
      const made = this.pairs.add(key, NONE, seen.facts.minute)
      this.#counts.clear(made)
      this.#countUp(made)
    } else {
      this.pairs.touch(slot)
      this.#countUp(slot)
    }
  }

  #isCommon(seen: Seen, right: Key): boolean {
    if (seen.pair.peers !== true) return false
    // The one who meets it now was counted already.
    const peers = this.#countOf(joinKeys(groupKey(seen), right)) - 1
    const group = this.#countOf(groupKey(seen)) - 1
    return peers >= COMMON_PEERS || (peers >= COMMON_AT_LEAST && peers >= COMMON_SHARE * group)
  }

  #countOf(key: Key): number {
    const slot = this.pairs.find(key)
    return slot === NONE ? 0 : (this.#counts.chunk(slot)[this.#counts.at(slot)] ?? 0)
  }

  save(): PairState {
    return {
      pairs: this.pairs.save(),
      counts: this.#counts.save(),
      lefts: this.lefts.save(),
      rows: this.#rows.save(),
      refused: this.#refused,
    }
  }

  load(state: PairState): void {
    this.pairs.load(state.pairs)
    this.#counts.load(state.counts)
    this.lefts.load(state.lefts)
    this.#rows.load(state.rows)
    this.#refused = state.refused
  }
}

/** One kind of pair as an event shows it. */
interface Seen {
  readonly place: number
  readonly pair: Pair
  /** Slot of the entity on the left. */
  readonly owner: number
  readonly facts: Facts
}

/** Those of the same app (of the same tenant, where no app is named) are each other's peers. */
function groupKey(seen: Seen): Key {
  return joinKeys(seen.place * 2 + 1, seen.facts.entities.app || seen.facts.tenant)
}
