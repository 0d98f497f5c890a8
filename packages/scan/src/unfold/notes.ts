import { emptyTally, type Tally } from './tally.ts'

/** What stood in a text beside its plain letters. */
export interface Notes {
  /** Characters that show nothing, whatever they are for. */
  invisible: number
  /** Those of them between two letters of one word. */
  readonly insideWords: Tally
  /** Soft hyphens that part a word into single letters. */
  readonly softHyphens: Tally
  /** Controls that embed or isolate a direction. */
  readonly directions: Tally
  /** Controls that override it. */
  readonly overrides: Tally
  /** Letters in mathematical, full-width, circled and such forms. */
  readonly styled: Tally
  /** Marks piled on letters or struck through them. */
  readonly marks: Tally
  /** Words that were written with look-alikes, and how many of them are well-known words. */
  readonly lookalikes: Tally & { known: number }
  rightToLeft: boolean
  /** Has letters of Chinese, Japanese or Korean; known once it matters. */
  eastAsian: boolean
  braille: boolean
  /** Characters beyond U+FFFF that stay as they are. */
  symbols: boolean
}

export function emptyNotes(): Notes {
  return {
    invisible: 0,
    insideWords: emptyTally(),
    softHyphens: emptyTally(),
    directions: emptyTally(),
    overrides: emptyTally(),
    styled: emptyTally(),
    marks: emptyTally(),
    lookalikes: { ...emptyTally(), known: 0 },
    rightToLeft: false,
    eastAsian: false,
    braille: false,
    symbols: false,
  }
}
