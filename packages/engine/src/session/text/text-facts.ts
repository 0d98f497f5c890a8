import { extractValues } from '@telltale/scan'
import { ownText } from '../../analyse/own-text.ts'
import { hashText } from './hash-text.ts'
import { promptTemplate } from './prompt-template.ts'
import { LONGEST_PROMPT, looksLikePiece } from './split-payload.ts'

/** What follows from a text alone, each worked out when it is first asked for. */
class TextFacts {
  readonly #text: string
  #hash: number | undefined
  #template: string | undefined
  #values: readonly number[] | undefined
  #isPiece: boolean | undefined

  constructor(text: string) {
    this.#text = text
  }

  /** As `hashText`. */
  hash(): number {
    this.#hash ??= hashText(this.#text)
    return this.#hash
  }

  /** As `promptTemplate`; '' when the text has no shape of its own. */
  template(): string {
    this.#template ??= promptTemplate(this.#text) ?? ''
    return this.#template
  }

  /** Hashes of the values that `extractValues` finds, in its order. */
  values(): readonly number[] {
    this.#values ??= extractValues(this.#text).map(({ key }) => hashText(key))
    return this.#values
  }

  /** As `looksLikePiece` of its beginning. */
  isPiece(): boolean {
    this.#isPiece ??= looksLikePiece(this.#text.slice(0, LONGEST_PROMPT))
    return this.#isPiece
  }
}

/** Facts of texts that come again and again: agents send one prompt with every step. */
export type TextBook = (text: string) => TextFacts

/** UTF-16 units of the texts kept, an entry counted as some: about ten megabytes at most. */
const CAPACITY = 4_000_000
const ENTRY = 200
/** Longer texts are looked at anew each time. */
const LONGEST = 65_536

/** A book of `capacity` units at most: of two halves, the older goes when the younger is full. */
export function createTextBook(capacity: number = CAPACITY): TextBook {
  let young = new Map<string, TextFacts>()
  let old = young
  let size = 0
  const keep = (text: string, facts: TextFacts) => {
    const weight = text.length + ENTRY
    if (size + weight > capacity / 2) {
      old = young
      young = new Map()
      size = 0
    }
    size += weight
    young.set(text, facts)
    return facts
  }
  return (text) => {
    if (text.length > LONGEST) return new TextFacts(text)
    const known = young.get(text)
    if (known !== undefined) return known
    const before = old.get(text)
    const own = ownText(text)
    return keep(own, before ?? new TextFacts(own))
  }
}
