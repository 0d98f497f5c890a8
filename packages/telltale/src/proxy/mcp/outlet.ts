import { once } from 'node:events'
import type { Writable } from 'node:stream'

/** Writes whole messages to a stream, one after the other, and waits where the reader is slow. */
export class Outlet {
  readonly #stream: Writable
  #last: Promise<void> = Promise.resolve()

  constructor(stream: Writable) {
    this.#stream = stream
    // A reader that has gone away is no reason to fall; its other pipe ends too.
    stream.on('error', () => undefined)
  }

  /** Resolves when the reader has room for more, or is gone. */
  write(...parts: readonly (Uint8Array | string)[]): Promise<void> {
    this.#last = this.#last.then(() => this.#writeNow(parts))
    return this.#last
  }

  async #writeNow(parts: readonly (Uint8Array | string)[]): Promise<void> {
    const stream = this.#stream
    if (stream.destroyed || stream.writableEnded) return
    stream.cork()
    const roomy = parts.map((part) => stream.write(part)).every((room) => room)
    stream.uncork()
    if (roomy) return
    const gone = new AbortController()
    const { signal } = gone
    const ways = [once(stream, 'drain', { signal }), once(stream, 'close', { signal })]
    // A stream that fails closes as well, and whoever owns it hears of it there.
    await Promise.race(ways).catch(() => undefined)
    gone.abort()
    await Promise.allSettled(ways)
  }
}
