import { CLASS, classOf, classOfAstral, plainForm } from './character-classes.ts'
import { composeMark, isAsciiLetter, isOverlay } from './combining.ts'
import { hasEastAsian, isLookSelector, isSpelledJoiner } from './joining.ts'
import type { Notes } from './notes.ts'
import { add } from './tally.ts'
import type { TextBuilder } from './text-builder.ts'

/** A text on its way to being plain. */
export interface Cleaning {
  readonly text: string
  readonly out: TextBuilder
  readonly notes: Notes
  /** How many marks have followed the last letter, and where the last of them stood. */
  marks: number
  lastMark: number
  /** Marks kept behind ASCII letters. */
  loud: number
  /** How many styled letters stand side by side, and where the last of them ends. */
  styledRow: number
  styledEnd: number
  eastAsian: boolean | undefined
}

const SOFT_HYPHEN = 0xad
/** No letter of any spelling bears more marks. */
const MOST_MARKS = 2
const LEAST_STYLED = 3
const MOST_GROWN = 4096

/** Adds what a reader sees of the character at `at`; gives back how many units it took. */
export function cleanCharacter(state: Cleaning, at: number, code: number): number {
  switch (classOf(code)) {
    case CLASS.surrogate:
      return cleanAstral(state, at)
    case CLASS.map:
      cleanForm(state, at, code)
      break
    case CLASS.wide:
      state.eastAsian ??= hasEastAsian(state.text)
      if (state.eastAsian) state.out.push(code, at)
      else cleanForm(state, at, code)
      break
    case CLASS.mark:
      cleanMark(state, at, code)
      break
    case CLASS.invisible:
      cleanInvisible(state, at, code)
      break
    case CLASS.bidi:
      cleanDirection(state, at, code)
      break
    case CLASS.joiner:
      if (isSpelledJoiner(state.text, at)) state.out.push(code, at)
      else cleanInvisible(state, at, code)
      break
    case CLASS.selector:
      if (isLookSelector(state.text, at)) state.out.push(code, at)
      else cleanInvisible(state, at, code)
      break
    default:
      cleanOther(state, at, code)
  }
  return 1
}

function cleanOther({ out, notes }: Cleaning, at: number, code: number): void {
  if (code >= 0x2800 && code <= 0x28ff) notes.braille = true
  if (code >= 0x590 && code <= 0x8ff) notes.rightToLeft = true
  out.push(code, at)
}

function cleanAstral(state: Cleaning, at: number): number {
  const { text, out, notes } = state
  const point = text.codePointAt(at) ?? 0
  if (point < 0x10000) {
    out.push(point, at)
    return 1
  }
  const kind = classOfAstral(point)
  if (kind === CLASS.invisible) notes.invisible += 1
  else if (kind === CLASS.map) addForm(state, { form: plainForm(point) ?? '', at, size: 2 })
  else {
    notes.symbols = true
    out.push(text.charCodeAt(at), at)
    out.push(text.charCodeAt(at + 1), at + 1)
  }
  return 2
}

function cleanForm(state: Cleaning, at: number, code: number): void {
  addForm(state, { form: plainForm(code) ?? String.fromCharCode(code), at, size: 1 })
}

interface Form {
  readonly form: string
  readonly at: number
  readonly size: number
}

function addForm(state: Cleaning, { form, at, size }: Form): void {
  const { text, out, notes } = state
  // A text may not grow without end: past half of its length more, ligatures stay.
  if (form.length > size && out.length > 1.5 * at + MOST_GROWN) {
    for (let unit = at; unit < at + size; unit += 1) out.push(text.charCodeAt(unit), unit)
    return
  }
  out.pushText(form, at)
  if (form.length !== 1 || !isAsciiLetter(form.charCodeAt(0))) return
  // Single letters are variables of mathematics, and words are not.
  state.styledRow = state.styledEnd === at ? state.styledRow + 1 : 1
  state.styledEnd = at + size
  if (state.styledRow >= LEAST_STYLED) add(notes.styled, at - (LEAST_STYLED - 1) * size, at + size)
}

function cleanMark(state: Cleaning, at: number, code: number): void {
  const { out, notes } = state
  state.marks = state.lastMark === at - 1 ? state.marks + 1 : 1
  state.lastMark = at
  const base = out.length > 0 ? (out.units[out.length - 1] ?? 0) : 0
  const one = state.marks <= MOST_MARKS ? composeMark(base, code) : 0
  if (one !== 0) out.units[out.length - 1] = one
  else if (state.marks > MOST_MARKS || isOverlay(code)) add(notes.marks, at, at + 1)
  else {
    out.push(code, at)
    if (isAsciiLetter(base)) state.loud += 1
  }
}

function cleanInvisible({ text, out, notes }: Cleaning, at: number, code: number): void {
  notes.invisible += 1
  if (out.length === 0 || at + 1 >= text.length) return
  if (code < SOFT_HYPHEN) return
  if (code === SOFT_HYPHEN) {
    if (text.charCodeAt(at - 2) === SOFT_HYPHEN && isWordLetter(text.charCodeAt(at - 1))) {
      add(notes.softHyphens, at, at + 1)
    }
  } else if (isWordLetter(out.units[out.length - 1] ?? 0) && isWordLetter(text.charCodeAt(at + 1))) {
    add(notes.insideWords, at, at + 1)
  }
}

function isWordLetter(code: number): boolean {
  return isAsciiLetter(code) || (code >= 0xc0 && code <= 0x52f)
}

function cleanDirection({ notes }: Cleaning, at: number, code: number): void {
  notes.invisible += 1
  if (code === 0x202d || code === 0x202e) add(notes.overrides, at, at + 1)
  else if (code === 0x202a || code === 0x202b || (code >= 0x2066 && code <= 0x2068)) {
    add(notes.directions, at, at + 1)
  }
}
