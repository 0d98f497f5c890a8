import { CATEGORIES, type Category } from '@telltale/model'
import type { Answer } from './answer.ts'
import { addToDigest, createDigest, type Digest, merge, quantileOf, valueAt } from './digest.ts'
import type { Facts } from './facts.ts'
import { joinKeys, type Key } from './key-hash.ts'
import { EVENT_MEASURES, type EventMeasure } from './measure-list.ts'
import { NONE, SlotTable, type TableState } from './slot-table.ts'
import { deviationOf, floorSpread, type Usual } from './usual.ts'

/** Saved measures of single events. */
export interface EventState {
  readonly table: TableState
  readonly sketches: readonly (readonly [number, Sketch])[]
}

interface Sketch {
  readonly digest: Digest
  seen: number
  usual: Usual
}

/** Events before one is judged. */
const LEARNED_EVENTS = 50

const BY_CATEGORY: ReadonlyMap<Category, readonly (readonly [number, EventMeasure])[]> = new Map(
  CATEGORIES.map((category) => [
    category,
    [...EVENT_MEASURES.entries()].filter(([, measure]) => measure.categories.includes(category)),
  ]),
)

/** Numbers that single events carry, against those of events before. */
export class EventBook {
  readonly table: SlotTable
  readonly #sketches = new Map<number, Sketch>()

  constructor(limit: number) {
    this.table = new SlotTable({ limit, onEvict: (slot) => this.#sketches.delete(slot) })
  }

  get bytes(): number {
    return this.table.bytes + this.#sketches.size * 1700
  }

  /** Judges the numbers of an event by those before it, then counts them; true when one is suspiciously high. */
  observe(facts: Facts, answer: Answer): boolean {
    let isSuspicious = false
    for (const [place, measure] of BY_CATEGORY.get(facts.event.category) ?? []) {
      const entity = facts.entities[measure.of]
      const value = entity === 0 ? undefined : measure.value(facts)
      if (value === undefined) continue
      const key = joinKeys(place + 1, entity)
      if (this.judge(key, { name: measure.name, number: value }, answer)) isSuspicious = true
      this.learn(key, { value, unit: measure.unit, minute: facts.minute })
    }
    return isSuspicious
  }

  /** Says how unusual a number is; true when it is suspiciously high. `onlyHigh` where it may still grow. */
  judge(key: Key, asked: Asked, answer: Answer): boolean {
    const slot = this.table.find(key)
    const sketch = slot === NONE ? undefined : this.#sketches.get(slot)
    if (sketch === undefined || sketch.seen < LEARNED_EVENTS) {
      answer.learning(asked.name)
      return false
    }
    const deviation = deviationOf(asked.number, sketch.usual)
    if (asked.onlyHigh === true && deviation < 0) return false
    answer.quantile(asked.name, quantileOf(sketch.digest, asked.number))
    return answer.deviation(asked.name, asked.number, deviation)
  }

  /** Counts a number. */
  learn(key: Key, added: { readonly value: number; readonly unit: number; readonly minute: number }): void {
    const known = this.table.find(key)
    const slot = known === NONE ? this.table.add(key, NONE, added.minute) : known
    if (known !== NONE) this.table.touch(slot)
    const sketch = this.#sketches.get(slot) ?? {
      digest: createDigest(),
      seen: 0,
      usual: { centre: 0, spread: added.unit },
    }
    if (known === NONE) this.#sketches.set(slot, sketch)
    sketch.seen += 1
    const isMerged = addToDigest(sketch.digest, added.value)
    if (sketch.seen === LEARNED_EVENTS) merge(sketch.digest)
    if (isMerged || sketch.seen === LEARNED_EVENTS) sketch.usual = usualOfDigest(sketch.digest, added.unit)
  }

  save(): EventState {
    return {
      table: this.table.save(),
      sketches: [...this.#sketches].map(([slot, sketch]) => [slot, copySketch(sketch)]),
    }
  }

  load(state: EventState): void {
    this.table.load(state.table)
    this.#sketches.clear()
    for (const [slot, sketch] of state.sketches) this.#sketches.set(slot, copySketch(sketch))
  }
}

interface Asked {
  readonly name: string
  readonly number: number
  readonly onlyHigh?: boolean
}

/** Half the distance of the quartiles stands for the MAD: the same where both sides are alike. */
function usualOfDigest(digest: Digest, unit: number): Usual {
  const centre = valueAt(digest, 0.5)
  return { centre, spread: floorSpread(centre, (valueAt(digest, 0.75) - valueAt(digest, 0.25)) / 2, unit) }
}

function copySketch(sketch: Sketch): Sketch {
  const { digest } = sketch
  const copied = {
    ...digest,
    means: digest.means.slice(),
    weights: digest.weights.slice(),
    waiting: digest.waiting.slice(),
  }
  return { digest: copied, seen: sketch.seen, usual: sketch.usual }
}
