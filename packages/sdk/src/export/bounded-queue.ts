import type { AttributeMap, Finished } from '../record/finished.ts'
import type { AttributeValue } from '../record/recorder.ts'
import type { DropCounts } from './drop-counter.ts'

/** Something that waits to be sent. */
export interface Waiting {
  readonly finished: Finished
  readonly seq: number
  readonly bytes: number
  /** The drops that this record reports, to be counted again if it is dropped itself. */
  readonly report?: DropCounts
}

export interface QueueBounds {
  readonly bytes: number
  readonly items: number
}

const OVERHEAD = 64

/** A queue that takes nothing beyond its bounds. What was taken out counts until it is let go. */
export class BoundedQueue {
  readonly #bounds: QueueBounds
  #list: Waiting[] = []
  #head = 0
  #bytes = 0
  #held = 0

  constructor(bounds: QueueBounds) {
    this.#bounds = bounds
  }

  get waiting(): number {
    return this.#list.length - this.#head
  }

  /** Of what waits and of what was taken out and not let go yet. */
  get bytes(): number {
    return this.#bytes
  }

  get items(): number {
    return this.waiting + this.#held
  }

  offer(item: Waiting): boolean {
    if (this.items >= this.#bounds.items || this.#bytes + item.bytes > this.#bounds.bytes) return false
    this.#list.push(item)
    this.#bytes += item.bytes
    return true
  }

  /** The oldest, up to a number and a size; at least one where there is one. */
  take(most: QueueBounds): readonly Waiting[] {
    const from = this.#head
    let bytes = 0
    while (this.#head < this.#list.length && this.#head - from < most.items) {
      bytes += this.#list[this.#head]?.bytes ?? 0
      if (bytes > most.bytes && this.#head > from) break
      this.#head += 1
    }
    const taken = this.#list.slice(from, this.#head)
    this.#list = this.#list.slice(this.#head)
    this.#head = 0
    this.#held += taken.length
    return taken
  }

  /** What was taken out is sent, or dropped. */
  release(items: readonly { readonly bytes: number }[]): void {
    this.#held -= items.length
    for (const { bytes } of items) this.#bytes -= bytes
  }
}

/** About what a record takes in memory: its characters, and something for each part. */
export function measure(finished: Finished): number {
  let bytes = OVERHEAD * 4 + measureAttributes(finished.attributes)
  if (finished.kind === 'log') return bytes + (finished.body?.length ?? 0)
  for (const { attributes } of finished.events) bytes += OVERHEAD + measureAttributes(attributes)
  for (const { attributes } of finished.links) bytes += OVERHEAD + measureAttributes(attributes)
  return bytes + (finished.failure?.length ?? 0)
}

function measureAttributes(attributes: AttributeMap): number {
  let bytes = 0
  for (const [key, value] of attributes) bytes += OVERHEAD + key.length + measureValue(value)
  return bytes
}

function measureValue(value: AttributeValue): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object') return 8
  return value.reduce((sum: number, item) => sum + (typeof item === 'string' ? item.length + 16 : 8), 0)
}
