import { type AiEvent, FIELD, type JsonValue } from '@telltale/model'
import { byName } from '../analyse/by-name.ts'
import { Answer, BASELINE_PREFIX } from './answer.ts'
import { EntityBook, type EntityState, type Slots } from './entity-book.ts'
import { EventBook, type EventState } from './event-book.ts'
import { type Facts, numberIn, readFacts } from './facts.ts'
import { isBlock } from './measure-list.ts'
import { PairBook, type PairState } from './pair-book.ts'
import { RatioBook, type RatioState } from './ratio-book.ts'
import { SessionBook, type SessionState } from './session-book.ts'
import { WindowBook, type WindowState } from './window-book.ts'

/** How much baselines remember; what is beyond goes by when it was seen last. */
interface BaselineLimits {
  /** Pairs such as agent and tool. */
  readonly pairs: number
  /** Entities of measures, a measure of an entity counting one. */
  readonly measured: number
  /** Open sessions. */
  readonly sessions: number
  /** Ids of events, so that one sent again is not learnt again. */
  readonly recentIds: number
}

/** Options of baselines. */
export interface BaselineOptions extends Partial<BaselineLimits> {
  /** Whole number that tables are built with; a secret one keeps senders from making names that clash. */
  readonly seed?: number
}

/** What a checkpoint keeps of baselines: opaque, a value that `structuredClone` and `v8.serialize` take. */
export interface BaselineState {
  readonly version: number
  readonly books: unknown
}

/** How full baselines are. */
interface BaselineStats {
  readonly entities: number
  readonly pairs: number
  readonly measured: number
  readonly evicted: number
  /** Of those evicted, how many were under suspicion: no other could go. */
  readonly evictedSuspicious: number
  /** Pairs not kept because their left side has too many. */
  readonly refusedPairs: number
  /** Estimate of memory held. */
  readonly bytes: number
}

/** What is normal for who and what events name. The same events in the same order always give the same answers. */
export interface Baselines {
  /** The event with `telltale.baseline.*` fields, which it is learnt from after it was judged; claims of senders under those names are gone. */
  enrich(event: AiEvent): AiEvent
  /** As `enrich`, into the fields of the event itself, which nobody else may hold. */
  enrichOwn(event: OwnEvent): void
  save(): BaselineState
  /** Goes on from a saved state; one of another version or seed is left, and learning begins anew. */
  load(state: BaselineState): void
  stats(): BaselineStats
}

/** An event whose fields are its caller's alone. */
type OwnEvent = AiEvent & { readonly fields: Map<string, JsonValue> }

const VERSION = 1
const DEFAULTS: BaselineLimits = { pairs: 1_000_000, measured: 200_000, sessions: 50_000, recentIds: 20_000 }
const RISKY = 0.5

/** Baselines that know nothing yet. */
export function createBaselines(options: BaselineOptions = {}): Baselines {
  return new BookBaselines({ ...DEFAULTS, ...options }, options.seed ?? 0)
}

type Added = readonly (readonly [string, JsonValue])[]
const NOTHING: Added = []

interface Books {
  readonly seed: number
  readonly entities: EntityState
  readonly pairs: PairState
  readonly hours: WindowState
  readonly days: WindowState
  readonly events: EventState
  readonly sessions: SessionState
  readonly ratios: RatioState
  readonly recent: readonly (readonly [string, Added])[]
}

class BookBaselines implements Baselines {
  readonly #seed: number
  readonly #recentIds: number
  readonly #entities: EntityBook
  readonly #pairs: PairBook
  readonly #hours: WindowBook
  readonly #days: WindowBook
  readonly #events: EventBook
  readonly #sessions: SessionBook
  readonly #ratios: RatioBook
  /** What was said of the last events. */
  readonly #recent = new Map<string, Added>()
  /** Their ids as a ring, since a Map finds its oldest key slowly; and the place of the next. */
  readonly #order: string[] = []
  readonly #isOurs = byName((name) => name.startsWith(BASELINE_PREFIX))
  #next = 0

  constructor(limits: BaselineLimits, seed: number) {
    this.#seed = seed
    this.#recentIds = Math.max(1, limits.recentIds)
    this.#entities = new EntityBook(limits.measured)
    this.#pairs = new PairBook(limits.pairs, this.#entities)
    this.#hours = new WindowBook('hour', Math.ceil(limits.measured * 0.7), this.#entities)
    this.#days = new WindowBook('day', Math.ceil(limits.measured * 0.3), this.#entities)
    this.#events = new EventBook(Math.ceil(limits.measured / 10))
    this.#sessions = new SessionBook(limits.sessions, this.#events)
    this.#ratios = new RatioBook(Math.ceil(limits.measured / 4), this.#entities)
  }

  enrich(event: AiEvent): AiEvent {
    const own = { ...event, fields: new Map(event.fields) }
    this.enrichOwn(own)
    return own
  }

  enrichOwn(event: OwnEvent): void {
    const { fields } = event
    const added = this.#answer(event)
    for (const name of fields.keys()) if (this.#isOurs(name)) fields.delete(name)
    for (const [name, value] of added) fields.set(name, value)
  }

  #answer(event: AiEvent): Added {
    const id = `${event.tenant}\0${event.id}`
    const known = this.#recent.get(id)
    if (known !== undefined) return known
    // A repeat of what another event tells is no act of its own.
    const added = event.fields.has(FIELD.duplicateOf) ? NOTHING : this.#observe(event)
    this.#remember(id, added)
    return added
  }

  #remember(id: string, added: Added): void {
    const oldest = this.#order[this.#next]
    if (oldest !== undefined) this.#recent.delete(oldest)
    this.#order[this.#next] = id
    this.#next = (this.#next + 1) % this.#recentIds
    this.#recent.set(id, added)
  }

  #observe(event: AiEvent): Added {
    const facts = readFacts(event, this.#seed)
    const answer = new Answer()
    this.#sessions.endIdle(facts.minute)
    facts.sequence = this.#sessions.noteTool(facts)
    const slots = this.#entities.observe(facts, answer)
    this.#pairs.observe(facts, slots, answer)
    this.#hours.observe(facts, slots, answer)
    this.#days.observe(facts, slots, answer)
    const isFarOut = this.#events.observe(facts, answer)
    const isLong = this.#sessions.observe(facts, answer)
    this.#ratios.observe(facts, slots, answer)
    if (isFarOut || isLong || isBlock(facts) || (numberIn(event.fields, FIELD.riskScore) ?? 0) >= RISKY) {
      this.#suspect(facts, slots)
    }
    return answer.fields()
  }

  /** All that acted; not the app, which many share, nor the data. */
  #suspect(facts: Facts, slots: Slots): void {
    for (const slot of [slots.user, slots.key, slots.agent, slots.tool, slots.destination]) {
      this.#entities.suspect(slot, facts.minute)
    }
  }

  stats(): BaselineStats {
    const tables = [
      this.#entities.table,
      this.#pairs.pairs,
      this.#pairs.lefts,
      this.#hours.table,
      this.#days.table,
      this.#events.table,
    ]
    const books = [this.#entities, this.#pairs, this.#hours, this.#days, this.#events, this.#sessions, this.#ratios]
    return {
      entities: this.#entities.table.size,
      pairs: this.#pairs.pairs.size,
      measured: this.#hours.table.size + this.#days.table.size + this.#events.table.size,
      evicted: tables.reduce((sum, table) => sum + table.evicted, this.#ratios.evicted),
      evictedSuspicious: tables.reduce((sum, table) => sum + table.evictedMarked, 0),
      refusedPairs: this.#pairs.refused,
      bytes: books.reduce((sum, book) => sum + book.bytes, this.#recent.size * 300),
    }
  }

  save(): BaselineState {
    const books: Books = {
      seed: this.#seed,
      entities: this.#entities.save(),
      pairs: this.#pairs.save(),
      hours: this.#hours.save(),
      days: this.#days.save(),
      events: this.#events.save(),
      sessions: this.#sessions.save(),
      ratios: this.#ratios.save(),
      recent: [...this.#recent].map(([id, added]) => [id, added.map(([name, value]) => [name, value])]),
    }
    return { version: VERSION, books }
  }

  load(state: BaselineState): void {
    if (state.version !== VERSION) return
    // Only `save` makes such a state, and its version says with which shape.
    const books = state.books as Books
    if (books.seed !== this.#seed) return
    this.#entities.load(books.entities)
    this.#pairs.load(books.pairs)
    this.#hours.load(books.hours)
    this.#days.load(books.days)
    this.#events.load(books.events)
    this.#sessions.load(books.sessions)
    this.#ratios.load(books.ratios)
    this.#recent.clear()
    this.#order.length = 0
    this.#next = 0
    for (const [id, added] of books.recent) this.#remember(id, added)
  }
}
