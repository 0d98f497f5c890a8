import type { NormalText, Prints, TextValue } from '@telltale/scan'
import type { Trust } from '../graph.ts'
import { type Candidate, KEPT_APART } from './candidate.ts'
import { PassageIndex } from './passage-index.ts'
import { PrintIndex } from './print-index.ts'
import { ValueIndex } from './value-index.ts'

/** What a text is searched by: its letters, its values, and the phrases that arguments of the trace are. */
export interface Fingerprints {
  /** Of a withheld text what was told instead; its letters and phrases are empty. */
  readonly withheld: Prints | undefined
  readonly normal: NormalText
  readonly values: readonly TextValue[]
  /** Phrases of short arguments that stand in it. */
  readonly phrases: readonly { readonly text: string; readonly start: number; readonly end: number }[]
}

/** A text that is to be explained. */
export interface Target {
  readonly prints: Pick<Fingerprints, 'normal' | 'values' | 'withheld'>
  readonly length: number
  /** The whole of a short argument, as words. */
  readonly phrase: string | undefined
}

/** A value that says little on its own, such as an amount of two digits, must be so much of the target to count. */
const MOST_OF_IT = 0.6

/** The texts of a trace so far, by their fingerprints; those of each trust apart. */
export class SourceIndex {
  readonly #passages = new Map(KEPT_APART.map((trust) => [trust, new PassageIndex()]))
  readonly #withheld = new Map(KEPT_APART.map((trust) => [trust, new PrintIndex()]))
  readonly #values = new Map(KEPT_APART.map((trust) => [trust, new ValueIndex()]))

  /** Adds a text; nothing of its `hidden` ranges, nor values with `hiddenKeys`, which it only repeats. */
  add(source: number, prints: Fingerprints, place: { readonly trust: Trust; readonly hidden: Hidden }): void {
    const { ranges, keys } = place.hidden
    if (prints.withheld !== undefined) this.#withheld.get(place.trust)?.add(source, prints.withheld, ranges)
    else this.#passages.get(place.trust)?.add(source, prints.normal, ranges)
    const values = this.#values.get(place.trust)
    const isShown = (key: string, start: number) =>
      !keys.has(key) && !ranges.some(([from, to]) => start >= from && start < to)
    for (const { key, start, end, isDecoded } of prints.values)
      if (isShown(key, start)) values?.add(key, { source, start, end, isDecoded })
    for (const { text, start, end } of prints.phrases)
      if (isShown(`phrase ${text}`, start)) values?.add(`phrase ${text}`, { source, start, end, isDecoded: false })
  }

  /** Everything that parts of the target may come from. */
  find(target: Target, leftOut: (source: number) => boolean): readonly Candidate[] {
    const found = this.#findPassages(target, leftOut)
    for (const values of this.#values.values()) {
      for (const value of target.prints.values) {
        if (!value.isTelling && value.end - value.start < target.length * MOST_OF_IT) continue
        for (const { source, start, end, isDecoded } of values.find(value.key))
          if (!leftOut(source))
            found.push({
              source,
              kind: 'value',
              valueKind: value.kind,
              fromStart: start,
              fromEnd: end,
              toStart: value.start,
              toEnd: value.end,
              isDecoded: isDecoded || value.isDecoded,
            })
      }
      if (target.phrase === undefined) continue
      for (const { source, start, end } of values.find(`phrase ${target.phrase}`))
        if (!leftOut(source))
          found.push({
            source,
            kind: 'text',
            fromStart: start,
            fromEnd: end,
            toStart: 0,
            toEnd: target.length,
            isDecoded: false,
          })
    }
    return found
  }

  #findPassages({ prints }: Target, leftOut: (source: number) => boolean): Candidate[] {
    const { normal, withheld } = prints
    const passages =
      withheld === undefined
        ? [...this.#passages.values()].flatMap((index) => index.find(normal, leftOut))
        : [...this.#withheld.values()].flatMap((index) => index.find(withheld, leftOut))
    return passages.map((passage) => ({ ...passage, kind: 'text', isDecoded: false }))
  }
}

export interface Hidden {
  readonly ranges: readonly (readonly [number, number])[]
  readonly keys: ReadonlySet<string>
}

export const NOTHING_HIDDEN: Hidden = { ranges: [], keys: new Set() }
