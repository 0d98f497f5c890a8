import { CLASS, classOf } from './character-classes.ts'
import { isAsciiLetter } from './combining.ts'
import { isCloseLookalike, latinOf, scriptOf } from './confusables.ts'
import type { Notes } from './notes.ts'
import { add } from './tally.ts'
import type { TextBuilder } from './text-builder.ts'
import { EMPTY_HASH, hashStep, isKnownHash, LONGEST_WORD } from './words.ts'

/** A word and what it is written with. */
interface Word {
  readonly start: number
  readonly end: number
  /** ASCII letters; look-alikes of them; letters that look like none. */
  readonly latin: number
  readonly alike: number
  readonly foreign: number
  /** Look-alikes so close that a word of them alone passes. */
  readonly close: number
  readonly scripts: number
}

const SCRIPT_BITS = { latin: 1, greek: 2, cyrillic: 4, other: 8 } as const

/** Puts Latin letters for look-alikes: in words that mix scripts, and in words of close ones amid Latin text. */
export function readLookalikes(out: TextBuilder, length: number, seen: Notes['lookalikes']): void {
  const latinText = isMostlyLatin(out)
  if (latinText === undefined) return
  let before: Word | undefined
  let word = nextWord(out, 0)
  while (word !== undefined) {
    const after = nextWord(out, word.end)
    if (word.alike > 0 && word.foreign === 0) {
      const mixed = word.latin > 0 ? isMixed(out, word, latinText) : isDisguise(word, [before, after], latinText)
      if (mixed) rewrite(out, word, { length, seen })
    }
    before = word
    word = after
  }
}

/** Whether Latin letters outnumber the others; undefined when there is no look-alike at all. */
function isMostlyLatin(out: TextBuilder): boolean | undefined {
  let latin = 0
  let foreign = 0
  let alike = 0
  const { units, length } = out
  for (let at = 0; at < length; at += 1) {
    const code = units[at] ?? 0
    if (code < 0x80) {
      if (isAsciiLetter(code)) latin += 1
      continue
    }
    const kind = classOf(code)
    if (kind === CLASS.lookalike) alike += 1
    else if (isForeignLetter(code, kind)) foreign += 1
  }
  return alike === 0 ? undefined : latin >= foreign
}

function isForeignLetter(code: number, kind: number): boolean {
  return kind === CLASS.keep && code >= 0x250 && (code < 0x2000 || code >= 0x2c00)
}

function nextWord(out: TextBuilder, from: number): Word | undefined {
  let [start, latin, alike, foreign, close, scripts] = [-1, 0, 0, 0, 0, 0]
  let at = from
  const { units, length } = out
  for (; at < length; at += 1) {
    const code = units[at] ?? 0
    if (isAsciiLetter(code)) {
      latin += 1
      scripts |= SCRIPT_BITS.latin
    } else if (code >= 0x80 && classOf(code) === CLASS.lookalike) {
      alike += 1
      scripts |= SCRIPT_BITS[scriptOf(code)]
      if (isCloseLookalike(code)) close += 1
    } else if (code >= 0xc0 && (code < 0x250 || isForeignLetter(code, classOf(code)))) {
      if (code >= 0x250) foreign += 1
      else latin += 1
    } else if (code < 48 || code > 57) {
      if (start !== -1) break
      continue
    }
    if (start === -1) start = at
  }
  return start === -1 ? undefined : { start, end: at, latin, alike, foreign, close, scripts }
}

// A lone Greek letter among Latin ones (μm, jωL) is notation; so are stray letters in foreign text.
function isMixed(out: TextBuilder, word: Word, latinText: boolean): boolean {
  if (word.latin + word.alike < 3) return false
  if (!latinText && word.alike > word.latin) return isKnown(out, word)
  const isNotation = word.alike === 1 && (word.scripts & SCRIPT_BITS.greek) !== 0
  return !isNotation || isKnown(out, word)
}

// A word of nothing but look-alikes: several scripts in one word never are spelling; one script may be.
function isDisguise(word: Word, neighbours: readonly (Word | undefined)[], latinText: boolean): boolean {
  if (word.alike < 2) return false
  if ((word.scripts & (word.scripts - 1)) !== 0 && word.alike > 2) return true
  if (word.scripts === SCRIPT_BITS.latin && word.alike > 2) return true
  if (word.close < word.alike || !latinText) return false
  const near = neighbours.filter((other) => other !== undefined)
  return (
    near.length > 0 && near.every((other) => other.foreign === 0) && near.some((other) => other.latin + other.alike > 0)
  )
}

function isKnown(out: TextBuilder, word: Word): boolean {
  if (word.end - word.start > LONGEST_WORD) return false
  let hash = EMPTY_HASH
  for (let at = word.start; at < word.end; at += 1) hash = hashStep(hash, latinOf(out.units[at] ?? 0))
  return isKnownHash(hash)
}

/** More well-known words than this make nobody surer. */
const ENOUGH_KNOWN = 16

interface Rewriting {
  readonly length: number
  readonly seen: Notes['lookalikes']
}

function rewrite(out: TextBuilder, word: Word, { length, seen }: Rewriting): void {
  for (let at = word.start; at < word.end; at += 1) {
    const code = out.units[at] ?? 0
    if (code >= 0x80) out.units[at] = latinOf(code)
  }
  const end = word.end < out.length ? (out.starts[word.end] ?? length) : length
  add(seen, out.starts[word.start] ?? 0, end)
  if (seen.known < ENOUGH_KNOWN && word.end - word.start >= 4 && isKnown(out, word)) seen.known += 1
}
