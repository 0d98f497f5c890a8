import type { TailStream } from './tail-stream.ts'

const MAX_TAILS = 20

/** The live tails that are open, so that they are bounded and end with the server. */
export class Tails {
  readonly #open = new Set<TailStream>()

  get isFull(): boolean {
    return this.#open.size >= MAX_TAILS
  }

  get size(): number {
    return this.#open.size
  }

  /** Keeps a tail until it ends. */
  add(tail: TailStream): void {
    this.#open.add(tail)
    tail.onEnd(() => this.#open.delete(tail))
    tail.start()
  }

  /** Tells every client that the server goes away. */
  endAll(): void {
    for (const tail of this.#open) tail.end('shutdown')
  }
}
