const FIRST_BYTES = 1024 * 1024
/** UTF-8 needs at most three bytes for one UTF-16 unit. */
const BYTES_PER_UNIT = 3

/** Bytes of many rows, encoded row by row: no string ever holds them all. */
export class RowBuffer {
  #bytes: Buffer
  #length = 0

  /** Writes into the room it is given, which is then its own, and grows with what is added. */
  constructor(room?: ArrayBuffer) {
    this.#bytes = room === undefined ? Buffer.allocUnsafeSlow(FIRST_BYTES) : Buffer.from(room)
  }

  add(row: string): void {
    const needed = this.#length + row.length * BYTES_PER_UNIT
    if (needed > this.#bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.#bytes.length * 2))
      this.#bytes.copy(larger, 0, 0, this.#length)
      this.#bytes = larger
    }
    this.#length += this.#bytes.write(row, this.#length)
  }

  /** Bytes of what was added so far. */
  get length(): number {
    return this.#length
  }

  /** Takes back what was added after there were so many bytes. */
  cutTo(length: number): void {
    this.#length = Math.min(length, this.#length)
  }

  /** What was added so far; its memory is its own, so it may be moved to another thread. */
  toBytes(): Uint8Array {
    return new Uint8Array(this.#bytes.buffer, this.#bytes.byteOffset, this.#length)
  }
}
