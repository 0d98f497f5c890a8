import { FIELD, type JsonValue } from '@telltale/model'

/** What all these fields begin with; nobody else may say anything under it. */
export const BASELINE_PREFIX = 'telltale.baseline.'

/** A deviation from here on makes its entity suspicious. */
const SUSPICIOUS_FROM = 4
const SAID_FROM = 2
const DRIFT_FROM = 1.5
const RARE_QUANTILE = 0.01

/** What is said of one event, gathered while it is looked at. */
export class Answer {
  readonly #fields: [string, JsonValue][] = []
  readonly #learning: string[] = []
  readonly #firstSeen: string[] = []
  readonly #rare: string[] = []

  /** Something is not known well enough to be judged. */
  learning(name: string): void {
    this.#learning.push(name)
  }

  firstSeen(name: string): void {
    this.#firstSeen.push(name)
  }

  rare(name: string): void {
    this.#rare.push(name)
  }

  /** A value and how many robust deviations it is from what is usual; true when that is suspicious. */
  deviation(measure: string, value: number, deviation: number): boolean {
    if (Math.abs(deviation) < SAID_FROM) return false
    this.#fields.push([`${BASELINE_PREFIX}deviation.${measure}`, round(deviation, 100)])
    this.#fields.push([`${BASELINE_PREFIX}value.${measure}`, round(value, 10_000)])
    return deviation > SUSPICIOUS_FROM
  }

  /** How much more the last days are than the last weeks. */
  drift(measure: string, ratio: number): void {
    if (ratio >= DRIFT_FROM) this.#fields.push([`${BASELINE_PREFIX}drift.${measure}`, round(ratio, 100)])
  }

  /** Share of values before that were lower. */
  quantile(measure: string, share: number): void {
    if (share <= RARE_QUANTILE || share >= 1 - RARE_QUANTILE) {
      this.#fields.push([`${BASELINE_PREFIX}quantile.${measure}`, round(share, 10_000)])
    }
  }

  ratio(name: string, value: number): void {
    this.#fields.push([`${BASELINE_PREFIX}ratio.${name}`, round(value, 1000)])
  }

  offHours(): void {
    this.#fields.push([FIELD.baselineOffHours, true])
  }

  /** The fields to add; only those that say something. */
  fields(): readonly (readonly [string, JsonValue])[] {
    const lists: readonly (readonly [string, string[]])[] = [
      [FIELD.baselineLearning, this.#learning],
      [FIELD.baselineFirstSeen, this.#firstSeen],
      [FIELD.baselineRare, this.#rare],
    ]
    for (const [name, list] of lists) if (list.length > 0) this.#fields.push([name, list])
    return this.#fields
  }
}

function round(value: number, parts: number): number {
  return Math.round(value * parts) / parts
}
