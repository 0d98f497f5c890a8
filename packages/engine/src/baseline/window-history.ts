import { RowPool } from './row-pool.ts'
import { floorSpread, type Usual, usualOf, valueAbove } from './usual.ts'

/** Windows kept one by one. */
const KEPT = 60
const WEEK = 168
/** Windows of one hour of the week before it is judged by itself, and of one hour of the day. */
const WEEKS_KNOWN = 3
const SAME_HOURS = 8
/** Values this far out enter history cut down, once so many are known. */
const CUT_AT = 6
const CUT_FROM = 8
const LEVEL_WEIGHT = 0.25
/** Mean absolute deviation of a normal distribution to its MAD. */
const MEAN_TO_MEDIAN = 0.845
/** Codes are eighths of a doubling, from a quarter of a unit on. */
const STEPS = 8

/** Saved history. */
export interface HistoryState {
  readonly values: readonly Float32Array[]
  readonly hours: readonly Uint8Array[]
  readonly weeks: readonly Uint8Array[]
}

/** Values of the last windows of each slot and, for hours, the level of each hour of the week. */
export class WindowHistory {
  readonly #isHourly: boolean
  readonly #values = new RowPool<Float32Array>(KEPT, (length) => new Float32Array(length))
  readonly #hours = new RowPool<Uint8Array>(KEPT, (length) => new Uint8Array(length))
  /** Level, spread and count of each hour of the week. */
  readonly #weeks = new RowPool<Uint8Array>(WEEK * 3, (length) => new Uint8Array(length))

  /** Room to work in. */
  readonly #work = new Float64Array(KEPT)

  constructor(isHourly: boolean) {
    this.#isHourly = isHourly
  }

  get bytes(): number {
    return this.#values.bytes + this.#hours.bytes + this.#weeks.bytes
  }

  /** Makes a slot one that has no history. */
  clear(slot: number): void {
    if (this.#isHourly) this.#weeks.clear(slot)
  }

  /** Takes the value of a closed window, cut down where it is far above what was usual. */
  add(slot: number, window: Closed): void {
    const { count, hour, unit } = window
    const limit =
      count < CUT_FROM ? Number.POSITIVE_INFINITY : valueAbove(window.usual ?? this.usual(slot, window), CUT_AT)
    const value = Math.min(window.value, limit)
    const place = count % KEPT
    this.#values.chunk(slot)[this.#values.at(slot) + place] = value
    if (this.#isHourly) {
      this.#hours.chunk(slot)[this.#hours.at(slot) + place] = hour
      this.#learnHour(slot, hour, { value, unit })
    }
  }

  /** What is usual at an hour of the week: by that hour when three weeks of it are known, else by hour of day, else by all. */
  usual(slot: number, at: { readonly count: number; readonly hour: number; readonly unit: number }): Usual {
    const { count, hour, unit } = at
    const kept = Math.min(count, KEPT)
    if (kept === 0) return { centre: 0, spread: unit }
    const all = usualOf(this.#work, this.#copy(slot, kept), unit)
    if (!this.#isHourly) return all
    const own = this.#usualOfHour(slot, hour, unit)
    // An hour with few windows looks steadier than it is.
    if (own !== undefined) {
      return { centre: own.centre, spread: Math.max(own.spread, (all.spread * WEEKS_KNOWN) / own.weeks) }
    }
    const same = this.#copy(slot, kept, hour % 24)
    if (same < SAME_HOURS) return all
    const daily = usualOf(this.#work, same, unit)
    return { centre: daily.centre, spread: Math.max(daily.spread, all.spread / 2) }
  }

  /** Copies kept values, or those of an hour of the day and its neighbours, to work on; gives how many. */
  #copy(slot: number, kept: number, hourOfDay?: number): number {
    const values = this.#values.chunk(slot)
    const hours = hourOfDay === undefined ? undefined : this.#hours.chunk(slot)
    const start = this.#values.at(slot)
    let copied = 0
    for (let i = start; i < start + kept; i += 1) {
      const apart = hours === undefined ? 0 : Math.abs(((hours[i] ?? 0) % 24) - (hourOfDay ?? 0))
      if (apart > 1 && apart !== 23) continue
      this.#work[copied] = values[i] ?? 0
      copied += 1
    }
    return copied
  }

  #usualOfHour(slot: number, hour: number, unit: number): (Usual & { readonly weeks: number }) | undefined {
    const row = this.#weeks.chunk(slot)
    const at = this.#weeks.at(slot) + hour * 3
    const weeks = row[at + 2] ?? 0
    if (weeks < WEEKS_KNOWN) return undefined
    const centre = decode(row[at] ?? 0, unit)
    return { weeks, centre, spread: floorSpread(centre, decode(row[at + 1] ?? 0, unit) * MEAN_TO_MEDIAN, unit) }
  }

  #learnHour(slot: number, hour: number, { value, unit }: { readonly value: number; readonly unit: number }): void {
    const row = this.#weeks.chunk(slot)
    const at = this.#weeks.at(slot) + hour * 3
    const seen = row[at + 2] ?? 0
    const level = decode(row[at] ?? 0, unit)
    const spread = decode(row[at + 1] ?? 0, unit)
    row[at] = encode(seen === 0 ? value : level + LEVEL_WEIGHT * (value - level), unit)
    if (seen > 0) row[at + 1] = encode(spread + LEVEL_WEIGHT * (Math.abs(value - level) - spread), unit)
    row[at + 2] = Math.min(255, seen + 1)
  }

  save(): HistoryState {
    return { values: this.#values.save(), hours: this.#hours.save(), weeks: this.#weeks.save() }
  }

  load(state: HistoryState): void {
    this.#values.load(state.values)
    this.#hours.load(state.hours)
    this.#weeks.load(state.weeks)
  }
}

/** A window that is over. */
interface Closed {
  readonly value: number
  /** Windows of the slot before it. */
  readonly count: number
  /** Hour of the week. */
  readonly hour: number
  readonly unit: number
  /** What was usual, where it is known already. */
  readonly usual?: Usual
}

function encode(value: number, unit: number): number {
  return Math.min(255, Math.round(STEPS * Math.log2(1 + Math.max(0, (value / unit) * 4))))
}

function decode(code: number, unit: number): number {
  return ((2 ** (code / STEPS) - 1) / 4) * unit
}
