import { keepUnits, unitsOf } from '../units.ts'
import { CLASS, classOf, classOfAstral } from './character-classes.ts'
import { type Cleaning, cleanCharacter } from './clean-character.ts'
import { dropLoudMarks } from './combining.ts'
import { hasEastAsian, isLookSelector, isSpelledJoiner } from './joining.ts'
import { readLookalikes } from './lookalike-words.ts'
import { emptyNotes, type Notes } from './notes.ts'
import { TextBuilder } from './text-builder.ts'

/** A text as a reader sees it, and what was done to it. */
export interface PlainText {
  readonly text: string
  /** For each unit where it stands in the original; undefined where the text is the original. */
  readonly starts: Uint32Array | undefined
  readonly notes: Notes
}

/** Makes a text plain: NFKC but for ordinary typography, nothing invisible, look-alikes as the Latin they pose as. */
export function makePlain(text: string): PlainText {
  const notes = emptyNotes()
  const first = firstToChange(text, notes)
  if (first === text.length) return { text, starts: undefined, notes }
  const out = new TextBuilder(text.length + 16)
  const units = unitsOf(text)
  for (let at = out.pushPlain(units, 0); at < first; at = out.pushPlain(units, at + 1)) out.push(units[at] ?? 0, at)
  const state: Cleaning = {
    text,
    out,
    notes,
    marks: 0,
    lastMark: -2,
    loud: 0,
    styledRow: 0,
    styledEnd: -1,
    eastAsian: undefined,
  }
  for (let at = first; at < text.length; at = out.pushPlain(units, at)) at += cleanCharacter(state, at, units[at] ?? 0)
  if (state.loud >= 6 || notes.marks.count >= 3) dropLoudMarks(text, out, notes)
  readLookalikes(out, text.length, notes.lookalikes)
  notes.eastAsian = notes.styled.count > 0 && hasEastAsian(text)
  const plain = out.text()
  if (plain === text) return { text, starts: undefined, notes }
  keepUnits(plain, out.units)
  return { text: plain, starts: out.places(), notes }
}

/** First index of a character that might have to change; the length when there is none. */
function firstToChange(text: string, notes: Notes): number {
  let eastAsian: boolean | undefined
  let lookalike = -1
  const units = unitsOf(text)
  for (let at = 0; at < text.length; at += 1) {
    const code = units[at] ?? 0
    if (code < 0x7f && code >= 0x20) continue
    switch (classOf(code)) {
      case CLASS.keep:
        if (code >= 0x590 && code <= 0x8ff) notes.rightToLeft = true
        break
      case CLASS.symbol:
        break
      case CLASS.lookalike:
        if (lookalike === -1) lookalike = at
        break
      case CLASS.braille:
        notes.braille = true
        break
      case CLASS.surrogate: {
        const point = text.codePointAt(at) ?? 0
        if (point < 0x10000) break
        if (classOfAstral(point) >= CLASS.map) return at
        notes.symbols = true
        at += 1
        break
      }
      case CLASS.selector:
        if (!isLookSelector(text, at)) return at
        break
      case CLASS.joiner:
        if (!isSpelledJoiner(text, at)) return at
        break
      case CLASS.wide:
        eastAsian ??= hasEastAsian(text)
        if (!eastAsian) return at
        break
      default:
        return at
    }
  }
  return lookalike !== -1 && mixesLetters(text) ? lookalike : text.length
}

// Text in one writing system that has no Latin letters holds no look-alikes of them.
function mixesLetters(text: string): boolean {
  if (/[a-z]/i.test(text)) return true
  const systems = [/[\u0370-\u03ff]/, /[\u0400-\u052f]/, /[\u0250-\u02af\u0530-\u058f\u1d00-\u1d7f\u13a0-\u167f]/]
  return systems.filter((system) => system.test(text)).length > 1
}
