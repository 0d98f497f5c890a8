import type { EventView } from './event-view.ts'
import type { FieldValue } from './field-test.ts'
import { readEverything, readField } from './read-field.ts'

const NO_EVENT: EventView = { value: () => undefined, values: () => [] }

/** Reads each field of one event once, however many rules ask. Fields go by their place in the order they were named. */
export class EventReader {
  readonly #places = new Map<string, number>()
  readonly #names: string[] = []
  #cached: (FieldValue | undefined)[] = []
  #touched: number[] = []
  #everything: FieldValue | undefined
  #event: EventView = NO_EVENT

  /** The place of a field from now on. */
  placeOf(field: string): number {
    const known = this.#places.get(field)
    if (known !== undefined) return known
    this.#places.set(field, this.#names.length)
    this.#cached.push(undefined)
    return this.#names.push(field) - 1
  }

  open(event: EventView): void {
    this.#event = event
  }

  /** Lets go of the event. */
  close(): void {
    for (const place of this.#touched) this.#cached[place] = undefined
    this.#touched = []
    this.#everything = undefined
    this.#event = NO_EVENT
  }

  read(place: number): FieldValue {
    const known = this.#cached[place]
    if (known !== undefined) return known
    const value = readField(this.#event.value(this.#names[place] ?? ''))
    this.#cached[place] = value
    this.#touched.push(place)
    return value
  }

  /** All values of the event as one field. */
  readEverything(): FieldValue {
    this.#everything ??= readEverything(this.#event.values())
    return this.#everything
  }

  /** As `read`, by name, for a field that was placed before. */
  readonly readNamed = (field: string): FieldValue => this.read(this.placeOf(field))
}
