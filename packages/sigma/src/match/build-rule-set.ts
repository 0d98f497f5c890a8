import type { DetectionRule, LogSource } from '../rule/document.ts'
import { buildAtomCost } from './atom-cost.ts'
import { type Check, RuleCompiler } from './compile-rule.ts'
import { EventReader } from './event-reader.ts'
import type { EventView, RuleSet } from './event-view.ts'
import { logSourceKey, mayComeFrom } from './log-source.ts'
import { requiredClauses } from './required-atoms.ts'
import { buildRuleIndex, type FieldIndex, type Gate, narrowField, type RuleIndex } from './rule-index.ts'
import { searchField } from './search-field.ts'

/** A field that is looked at, and its place in the reader; -1 for any value of the event. */
interface Look {
  readonly index: FieldIndex
  readonly place: number
}

/** What matters for events of one log source. */
interface Plan {
  /** By log source of the rules: 1 when its rules are tried. */
  readonly applies: Uint8Array
  /** Fields that can wake a rule. */
  readonly first: readonly Look[]
  /** By the place of the field: those that are only looked at for rules that are awake. */
  readonly later: readonly (Look | undefined)[]
  /** Rules that no atom announces. */
  readonly always: readonly number[]
}

/** Log sources of events whose plans are kept; the names may come from the events. */
const MAX_PLANS = 256

/** Needles of the fields that are made over for the log sources of events: some tens of megabytes. */
const MAX_NARROWED = 200_000

/** After so many events the stamps start again, well within 31 bits. */
const MAX_ROUND = 2 ** 30

/**
 * Compiles rules into one matcher. An event is read once: each rule waits for one of the texts, whole values or fields
 * without which it cannot hold, and is tried in full only when one was seen, and one of each other such list of it. Of a
 * value, the first 1 MiB counts. `maxRound` (events until the stamps start again) is for tests.
 */
export function buildRuleSet(rules: readonly DetectionRule[], maxRound = MAX_ROUND): RuleSet<DetectionRule> {
  return new CompiledRuleSet(rules, maxRound)
}

class CompiledRuleSet implements RuleSet<DetectionRule> {
  readonly rules: readonly DetectionRule[]
  readonly #maxRound: number
  readonly #reader = new EventReader()
  readonly #compiler = new RuleCompiler(this.#reader)
  readonly #checks: readonly Check[]
  readonly #sources: readonly LogSource[]
  /** By rule: the place of its log source. */
  readonly #sourceOf: readonly number[]
  readonly #unannounced: readonly number[]
  readonly #index: RuleIndex
  readonly #plans = new Map<string, Plan>()
  /** Round in which a rule, or a posting, was last seen. */
  readonly #ruleSeen: Int32Array
  readonly #postingSeen: Int32Array
  /** Round in which a field was looked at for rules that were awake. */
  readonly #fieldSeen: Int32Array
  /** Needles of narrowed fields so far. */
  #narrowed = 0
  #round = 0
  #awake: number[] = []
  #applies: Uint8Array = new Uint8Array(0)

  constructor(rules: readonly DetectionRule[], maxRound: number) {
    this.rules = rules
    this.#maxRound = maxRound
    const sources = new Map<string, LogSource>()
    for (const { logsource } of rules) sources.set(logSourceKey(logsource), logsource)
    const places = new Map([...sources.keys()].map((key, place) => [key, place]))
    this.#sources = [...sources.values()]
    this.#sourceOf = rules.map(({ logsource }) => places.get(logSourceKey(logsource)) ?? 0)
    this.#checks = rules.map((rule) => this.#compiler.compile(rule))
    const costOf = buildAtomCost(rules)
    const required = rules.map((rule) => requiredClauses(rule, costOf))
    this.#unannounced = required.flatMap((clauses, rule) => (clauses.length === 0 ? rule : []))
    const waiting = required.flatMap((clauses, rule) =>
      clauses.length === 0 ? [] : { rule, source: this.#sourceOf[rule] ?? 0, clauses },
    )
    this.#index = buildRuleIndex(waiting, rules.length)
    this.#ruleSeen = new Int32Array(rules.length)
    this.#postingSeen = new Int32Array(this.#index.postings.length)
    this.#fieldSeen = new Int32Array(this.#index.fields.length)
  }

  match(event: EventView): readonly number[] {
    const plan = this.#planFor(event.logsource)
    this.#startRound(plan)
    this.#reader.open(event)
    try {
      for (const look of plan.first) this.#look(look)
      if (this.#awake.length === 0) return NONE
      const found = this.#awake.filter((rule) => this.#passesGates(rule, plan) && this.#checks[rule]?.() === true)
      return found.length > 1 ? found.sort((a, b) => a - b) : found
    } finally {
      this.#reader.close()
    }
  }

  #startRound(plan: Plan): void {
    if (this.#round >= this.#maxRound) {
      this.#ruleSeen.fill(0)
      this.#postingSeen.fill(0)
      this.#fieldSeen.fill(0)
      this.#round = 0
    }
    this.#round += 1
    this.#compiler.nextEvent()
    this.#applies = plan.applies
    this.#awake = [...plan.always]
  }

  #look({ index, place }: Look): void {
    const value = place < 0 ? this.#reader.readEverything() : this.#reader.read(place)
    if (value.raw === undefined) return
    if (index.present !== undefined) this.#tell(index.present)
    searchField(index, value, { wide: this.#index.wide, wideIds: this.#index.wideIds, tell: this.#tell })
  }

  readonly #tell = (id: number): void => {
    if (this.#postingSeen[id] === this.#round) return
    this.#postingSeen[id] = this.#round
    for (const { source, rules } of this.#index.postings[id]?.sources ?? []) {
      if (this.#applies[source] !== 1) continue
      for (const rule of rules) {
        if (this.#ruleSeen[rule] === this.#round) continue
        this.#ruleSeen[rule] = this.#round
        this.#awake.push(rule)
      }
    }
  }

  #passesGates(rule: number, plan: Plan): boolean {
    for (const gate of this.#index.gates[rule] ?? []) if (!this.#passes(gate, plan)) return false
    return true
  }

  /** Fields that no rule waits for are looked at only now: most events wake no rule that asks about them. */
  #passes({ postings, fields }: Gate, { later }: Plan): boolean {
    if (this.#isAnySeen(postings)) return true
    for (const field of fields) {
      const look = later[field]
      if (look === undefined || this.#fieldSeen[field] === this.#round) continue
      this.#fieldSeen[field] = this.#round
      this.#look(look)
      if (this.#isAnySeen(postings)) return true
    }
    return false
  }

  #isAnySeen(postings: Int32Array): boolean {
    for (let i = 0; i < postings.length; i += 1) {
      if (this.#postingSeen[postings[i] ?? 0] === this.#round) return true
    }
    return false
  }

  #planFor(source: LogSource = {}): Plan {
    const key = logSourceKey(source)
    const known = this.#plans.get(key)
    if (known !== undefined) return known
    const plan = this.#buildPlan(source)
    if (this.#plans.size >= MAX_PLANS) this.#plans.clear()
    this.#plans.set(key, plan)
    return plan
  }

  /** Only so often, since events may name ever new log sources. */
  #narrow(index: FieldIndex, applies: Uint8Array): FieldIndex {
    if (this.#narrowed > MAX_NARROWED) return index
    const narrow = narrowField(index, this.#index.postings, applies)
    this.#narrowed += narrow?.needles.length ?? 0
    return narrow ?? index
  }

  #buildPlan(source: LogSource): Plan {
    const applies = Uint8Array.from(this.#sources, (one) => (mayComeFrom(one, source) ? 1 : 0))
    const isTried = (places: ReadonlySet<number>) => [...places].some((place) => applies[place] === 1)
    const lookAt = (index: FieldIndex): Look => ({
      index: this.#narrow(index, applies),
      place: index.field === undefined ? -1 : this.#reader.placeOf(index.field),
    })
    const { fields } = this.#index
    return {
      applies,
      first: fields.filter(({ waking }) => isTried(waking)).map(lookAt),
      later: fields.map((index) => (!isTried(index.waking) && isTried(index.asked) ? lookAt(index) : undefined)),
      always: this.#unannounced.filter((rule) => applies[this.#sourceOf[rule] ?? 0] === 1),
    }
  }
}

const NONE: readonly number[] = []
