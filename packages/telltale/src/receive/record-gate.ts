import type { ReceiveLimits } from '../config.ts'
import { DecodeError } from './decode-error.ts'
import type { Rejection } from './decoded-entry.ts'

/** How many items the arrays of one record may hold, for each attribute it may have: room for embeddings. */
const ITEMS_PER_ATTRIBUTE = 256

/**
 * Decides, record by record, what is let in: counts what one record asks for, keeps the first thing
 * wrong with it, and collects what was left out. Protobuf and JSON share it, so they agree.
 *
 * Problems found between `openHeader` and `closeHeader` (a resource, a scope, a metric) count against
 * every record beneath.
 */
export class RecordGate {
  accepted = 0
  readonly rejected: Rejection[] = []
  readonly limits: ReceiveLimits
  #problem: string | undefined
  #inherited: string | undefined
  #attributes = 0
  #items = 0
  #index = 0

  constructor(limits: ReceiveLimits) {
    this.limits = limits
  }

  /** Starts counting anew for a resource, scope or metric; returns what `closeHeader` takes back. */
  openHeader(): string | undefined {
    const outer = this.#inherited
    this.#start(outer)
    return outer
  }

  /** From here on every record inherits what was wrong with the header. */
  enterHeader(): void {
    this.#inherited = this.#problem
  }

  /** Leaves the header whose `openHeader` gave `outer`. */
  closeHeader(outer: string | undefined): void {
    this.#inherited = outer
  }

  /** Starts a record; throws when the request holds more records than allowed. */
  openRecord(): void {
    if (this.#index >= this.limits.recordsPerRequest) {
      throw new DecodeError('too_large', `more than ${this.limits.recordsPerRequest} records in one request`)
    }
    this.#start(this.#inherited)
  }

  /** Ends a record: true when it is let in, false when it is now among the rejected. */
  closeRecord(): boolean {
    const index = this.#index
    this.#index += 1
    if (this.#problem === undefined) {
      this.accepted += 1
      return true
    }
    this.rejected.push({ index, reason: this.#problem })
    return false
  }

  /** Counts an empty line, so that places stay line numbers. */
  passLine(): void {
    this.#index += 1
  }

  /** Notes what is wrong with the record or header at hand; the first reason stands. */
  refuse(reason: string): void {
    this.#problem ??= reason
  }

  /** Counts an attribute, or a list or map within one; false when there are too many. */
  takeAttribute(): boolean {
    this.#attributes += 1
    if (this.#attributes <= this.limits.attributesPerRecord) return true
    this.refuse(`more than ${this.limits.attributesPerRecord} attributes`)
    return false
  }

  /** Counts an item of an array; false when there are too many. */
  takeItem(): boolean {
    this.#items += 1
    if (this.#items <= this.limits.attributesPerRecord * ITEMS_PER_ATTRIBUTE) return true
    this.refuse(`more than ${this.limits.attributesPerRecord * ITEMS_PER_ATTRIBUTE} array items`)
    return false
  }

  /** Whether a key of so many bytes may be kept. */
  fitsKey(bytes: number): boolean {
    if (bytes <= this.limits.keyBytes) return true
    this.refuse(`an attribute key is longer than ${this.limits.keyBytes} bytes`)
    return false
  }

  /** Whether a text or a byte string of so many bytes may be kept. */
  fitsValue(bytes: number): boolean {
    if (bytes <= this.limits.valueBytes) return true
    this.refuse(`a value is longer than ${this.limits.valueBytes} bytes`)
    return false
  }

  #start(inherited: string | undefined): void {
    this.#problem = inherited
    this.#attributes = 0
    this.#items = 0
  }
}
