/** Rows of one kind of number, as one array. */
type Rows = Float64Array | Float32Array | Uint32Array | Uint8Array

const ROWS_IN_CHUNK = 512

/** Rows of a fixed width, one for each slot of a table; they grow in pieces, so that growing never copies them all. */
export class RowPool<T extends Rows> {
  readonly width: number
  readonly #make: (length: number) => T
  #chunks: T[] = []

  constructor(width: number, make: (length: number) => T) {
    this.width = width
    this.#make = make
  }

  get bytes(): number {
    return this.#chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0)
  }

  /** The piece that holds the row of a slot; the row begins at `at(slot)`. */
  chunk(slot: number): T {
    const place = Math.floor(slot / ROWS_IN_CHUNK)
    const known = this.#chunks[place]
    if (known !== undefined) return known
    const made = this.#make(ROWS_IN_CHUNK * this.width)
    while (this.#chunks.length < place) this.#chunks.push(this.#make(ROWS_IN_CHUNK * this.width))
    this.#chunks[place] = made
    return made
  }

  /** Where in its piece the row of a slot begins. */
  at(slot: number): number {
    return (slot % ROWS_IN_CHUNK) * this.width
  }

  /** Sets a row to zeros. */
  clear(slot: number): void {
    const start = this.at(slot)
    this.chunk(slot).fill(0, start, start + this.width)
  }

  save(): readonly T[] {
    return this.#chunks.map((chunk) => {
      const copy = this.#make(chunk.length)
      copy.set(chunk)
      return copy
    })
  }

  load(chunks: readonly T[]): void {
    this.#chunks = chunks.map((chunk) => {
      const copy = this.#make(chunk.length)
      copy.set(chunk)
      return copy
    })
  }
}
