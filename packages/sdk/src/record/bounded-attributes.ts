import type { AttributeMap } from './finished.ts'
import type { AttributeValue } from './recorder.ts'

/** Most characters of one text value. */
export const MOST_TEXT = 256 * 1024
/** Most attributes of one span, event or record. */
const MOST_ATTRIBUTES = 256
/** Most characters that all texts of one span or record have together; what comes later is cut to little. */
const MOST_TOTAL = 1024 * 1024
const LEAST_TEXT = 1024
const MOST_ITEMS = 256
/** In UTF-8 at most three times as many bytes, which is what a server takes. */
const MOST_KEY = 80
const MOST_NAME = 256
/** A cut goes back to a gap this far, so that no half of a key is left which nothing knows as a key any more. */
const LONGEST_WORD = 512

/** What stands at the end of a text that was cut. */
export const CUT_MARK = ' [cut by telltale]'

/** A text of at most so many characters, with a mark where it was cut. */
export function boundText(text: string, most: number = MOST_TEXT): string {
  if (text.length <= most) return text
  const room = Math.max(0, most - CUT_MARK.length)
  const word = text.slice(Math.max(0, room - LONGEST_WORD), room)
  const gap = word.search(/\s\S*$/)
  const end = room - (gap === -1 ? word.length : word.length - gap)
  return `${text.slice(0, end)}${CUT_MARK}`
}

/** A name of a span, an event or a record, of a length that a name has. */
export function nameText(name: unknown): string {
  return typeof name === 'string' ? boundText(name, MOST_NAME) : 'unknown'
}

/** How many characters of text a record may still take. */
export interface TextBudget {
  left: number
}

/** A new record's budget of text. */
export function createTextBudget(): TextBudget {
  return { left: MOST_TOTAL }
}

/**
 * Attributes of one span, event or record that grow to a bound and no further, within the budget of the whole. A class:
 * an object made with each span whose getter is a function of its own keeps all that the span holds in memory for long.
 */
export class BoundedAttributes {
  readonly #values = new Map<string, AttributeValue>()
  readonly #budget: TextBudget
  #dropped = 0

  constructor(budget: TextBudget) {
    this.#budget = budget
  }

  get values(): AttributeMap {
    return this.#values
  }

  /** How many were left out. */
  get dropped(): number {
    return this.#dropped
  }

  put(key: string, value: unknown): void {
    const kept = boundValue(value, this.#budget)
    if (kept === undefined) return
    const name = key.length > MOST_KEY ? key.slice(0, MOST_KEY) : key
    if (this.#values.has(name) || this.#values.size < MOST_ATTRIBUTES) this.#values.set(name, kept)
    else this.#dropped += 1
  }

  add(attributes: unknown): void {
    if (typeof attributes !== 'object' || attributes === null) return
    for (const key of Object.keys(attributes)) this.put(key, readMember(attributes, key))
  }
}

// A foreign object may have getters that throw.
function readMember(from: object, key: string): unknown {
  try {
    return (from as Readonly<Record<string, unknown>>)[key]
  } catch {
    return undefined
  }
}

function spend(text: string, budget: TextBudget): string {
  if (budget.left < -MOST_TOTAL) return ''
  const kept = boundText(text, Math.min(MOST_TEXT, Math.max(LEAST_TEXT, budget.left)))
  budget.left -= kept.length
  return kept
}

function boundValue(value: unknown, budget: TextBudget): AttributeValue | undefined {
  if (typeof value === 'string') return spend(value, budget)
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value === 'boolean') return value
  if (typeof value === 'bigint') return value.toString()
  return Array.isArray(value) ? boundList(value, budget) : undefined
}

function boundList(list: readonly unknown[], budget: TextBudget): AttributeValue | undefined {
  const items = list.slice(0, MOST_ITEMS)
  if (items.every((item) => typeof item === 'number' && Number.isFinite(item))) return items as readonly number[]
  if (items.every((item) => typeof item === 'boolean')) return items as readonly boolean[]
  const texts = items.filter((item) => typeof item === 'string')
  return texts.length === 0 ? undefined : texts.map((text) => spend(text, budget))
}
