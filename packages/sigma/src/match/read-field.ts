import { foldCase, textOf, valuesOf } from '../value/text-of.ts'
import type { FieldValue } from './field-test.ts'

const NONE: readonly string[] = []

/** Most rules ask for fields that most events lack. */
const ABSENT: FieldValue = { raw: undefined, hasNull: false, texts: NONE, folded: NONE }

/** A field as tests see it, read from the value that the event gives. */
export function readField(raw: unknown): FieldValue {
  return raw === undefined ? ABSENT : new LazyField(raw)
}

/** Most fields are one short text; lists and folded texts are made only when a test asks. */
class LazyField implements FieldValue {
  readonly raw: unknown
  #texts: readonly string[] | undefined
  #folded: readonly string[] | undefined

  constructor(raw: unknown, texts?: readonly string[]) {
    this.raw = raw
    this.#texts = texts
  }

  get hasNull(): boolean {
    return this.raw === null || (Array.isArray(this.raw) && valuesOf(this.raw).includes(null))
  }

  get texts(): readonly string[] {
    this.#texts ??= readTexts(this.raw)
    return this.#texts
  }

  get folded(): readonly string[] {
    this.#folded ??= foldAll(this.texts)
    return this.#folded
  }
}

function foldAll(texts: readonly string[]): readonly string[] {
  const [only] = texts
  if (only === undefined || texts.length > 1) return texts.map(foldCase)
  const folded = foldCase(only)
  return folded === only ? texts : [folded]
}

function readTexts(raw: unknown): readonly string[] {
  if (!Array.isArray(raw)) {
    const text = textOf(raw)
    return text === undefined ? NONE : [text]
  }
  const texts: string[] = []
  for (const value of raw) {
    if (Array.isArray(value)) return valuesOf(raw).flatMap((one) => textOf(one) ?? [])
    const text = textOf(value)
    if (text !== undefined) texts.push(text)
  }
  return texts
}

/** The values of a whole event as one field that is always there, for keywords. Lists are opened as `valuesOf` does. */
export function readEverything(values: Iterable<unknown>): FieldValue {
  const texts: string[] = []
  for (const value of values) {
    if (!Array.isArray(value)) addText(value, texts)
    else for (const one of valuesOf(value).slice(0, MAX_LISTED)) addText(one, texts)
  }
  return new LazyField(EVERYTHING, texts)
}

/** Keywords look for what is there: a null is nothing to find, and the event itself is never absent. */
const EVERYTHING: readonly unknown[] = []

function addText(value: unknown, texts: string[]): void {
  const text = textOf(value)
  if (text !== undefined) texts.push(text)
}

/** Elements of one list that keywords look at. */
const MAX_LISTED = 10_000
