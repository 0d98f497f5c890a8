import type { RecordedSpan } from '@telltale/sdk'
import { idKey, type JsonObject } from './message.ts'

/** A request that has no answer yet. */
export interface Pending {
  readonly method: string
  readonly params: JsonObject
  readonly span: RecordedSpan
}

/** Most requests of one side that may wait for an answer. */
const MOST_PENDING = 4096

/** The unanswered requests of one side, bounded: the oldest gives way. */
export class PendingTable {
  readonly #waiting = new Map<string, Pending>()

  get isFull(): boolean {
    return this.#waiting.size >= MOST_PENDING
  }

  /** Adds a request. Gives back what it pushed out: the oldest of a full table, or one with the same id. */
  add(id: string, pending: Pending): Pending | undefined {
    const key = idKey(id)
    const oldest = this.isFull ? this.#waiting.keys().next().value : undefined
    const pushed = this.take(id) ?? (oldest === undefined ? undefined : this.#takeKey(oldest))
    this.#waiting.set(key, pending)
    return pushed
  }

  /** Takes a request out. */
  take(id: string): Pending | undefined {
    return this.#takeKey(idKey(id))
  }

  /** Whether a request of this id waits. */
  has(id: string): boolean {
    return this.#waiting.has(idKey(id))
  }

  /** Whether this very request still waits. */
  holds(id: string, pending: Pending): boolean {
    return this.#waiting.get(idKey(id)) === pending
  }

  /** Takes all of them out. */
  takeAll(): readonly Pending[] {
    const all = [...this.#waiting.values()]
    this.#waiting.clear()
    return all
  }

  #takeKey(key: string): Pending | undefined {
    const pending = this.#waiting.get(key)
    this.#waiting.delete(key)
    return pending
  }
}
