/** Where a value or phrase stands in an earlier text. */
export interface Occurrence {
  readonly source: number
  readonly start: number
  readonly end: number
  readonly isDecoded: boolean
}

const MOST = 12
const MOST_OF_ONE = 3

/** The earliest places of values by their keys: twelve of each, three at most in one text. */
export class ValueIndex {
  readonly #places = new Map<string, Occurrence[]>()

  add(key: string, place: Occurrence): void {
    const places = this.#places.get(key)
    if (places === undefined) this.#places.set(key, [place])
    else if (places.length < MOST && places.at(-MOST_OF_ONE)?.source !== place.source) places.push(place)
  }

  find(key: string): readonly Occurrence[] {
    return this.#places.get(key) ?? []
  }
}
