import type { Trust } from '../graph.ts'
import { type Candidate, KEPT_APART } from './candidate.ts'
import type { NormalText } from './normal-text.ts'
import { PassageIndex } from './passage-index.ts'
import type { TextValue } from './text-value.ts'
import { ValueIndex } from './value-index.ts'

/** What a text is searched by: its letters, its values, and the phrases that arguments of the trace are. */
export interface Fingerprints {
  readonly normal: NormalText
  readonly values: readonly TextValue[]
  /** Phrases of short arguments that stand in it. */
  readonly phrases: readonly { readonly text: string; readonly start: number; readonly end: number }[]
}

/** A text that is to be explained. */
export interface Target {
  readonly prints: Pick<Fingerprints, 'normal' | 'values'>
  readonly length: number
  /** The whole of a short argument, as words. */
  readonly phrase: string | undefined
}

/** A value that says little on its own, such as an amount of two digits, must be so much of the target to count. */
const MOST_OF_IT = 0.6

/** The texts of a trace so far, by their fingerprints; those of each trust apart. */
export class SourceIndex {
  readonly #passages = new Map(KEPT_APART.map((trust) => [trust, new PassageIndex()]))
  readonly #values = new Map(KEPT_APART.map((trust) => [trust, new ValueIndex()]))

  /** Adds a text; nothing of its `hidden` ranges, nor values with `hiddenKeys`, which it only repeats. */
  add(source: number, prints: Fingerprints, place: { readonly trust: Trust; readonly hidden: Hidden }): void {
    const { ranges, keys } = place.hidden
    this.#passages.get(place.trust)?.add(source, prints.normal, ranges)
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
    const found: Candidate[] = []
    for (const passages of this.#passages.values())
      for (const passage of passages.find(target.prints.normal, leftOut))
        found.push({ ...passage, kind: 'text', isDecoded: false })
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
}

export interface Hidden {
  readonly ranges: readonly (readonly [number, number])[]
  readonly keys: ReadonlySet<string>
}

export const NOTHING_HIDDEN: Hidden = { ranges: [], keys: new Set() }
