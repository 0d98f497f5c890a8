import { foldCase } from '../value/text-of.ts'

/** A piece of a pattern that stands for no text we could name, but takes no text of its own kind either: it ends a run. */
const BREAKS = new Set([...'.^$'])
const QUANTIFIERS = new Set([...'*?'])
/** Escapes of one letter that end a run; any other letter or digit after a backslash needs more reading than is done here. */
const ESCAPES = new Set([...'dDwWsSbBAznrtfva'])
/** A group that only sets flags, counted: RE2 counts what stands before it. */
const COUNTED_FLAGS = /\(\?[a-zA-Z-]{0,12}\)[*+?{]/y
const REPEAT = /\{[0-9]{1,4}(?:,[0-9]{0,4})?\}/y

/**
 * Texts of which one stands, case folded, in every text that an RE2 pattern is found in: the longest of each
 * alternative. Undefined when there is none, or the pattern is written in a way that is not read here.
 */
export function regexLiterals(source: string): readonly string[] | undefined {
  const branches: string[][] = [[]]
  let run = ''
  const endRun = () => {
    branches.at(-1)?.push(run)
    run = ''
  }
  for (let at = 0; at < source.length; ) {
    const piece = readPiece(source, at)
    if (piece === undefined) return undefined
    if (piece.kind === 'letter') run += piece.letter
    if (piece.kind === 'optional') run = run.slice(0, -1)
    if (piece.kind !== 'letter') endRun()
    if (piece.kind === 'or') branches.push([])
    at = piece.end
  }
  endRun()
  const longest = branches.map((runs) => runs.reduce((best, one) => (one.length > best.length ? one : best), ''))
  return longest.every(isTelling) ? longest.map(foldCase) : undefined
}

/** The alternatives of a pattern, those inside groups left where they are; undefined when it is written in a way that is not read here. */
export function topBranches(source: string): readonly string[] | undefined {
  const branches: string[] = []
  let start = 0
  for (let at = 0; at < source.length; ) {
    const piece = readPiece(source, at)
    if (piece === undefined) return undefined
    if (piece.kind === 'or') {
      branches.push(source.slice(start, at))
      start = piece.end
    }
    at = piece.end
  }
  return [...branches, source.slice(start)]
}

/** One letter says little, and dots, blanks and slashes stand in every path. */
function isTelling(text: string): boolean {
  return text.length > 1 || RARE_SIGNS.has(text)
}

const RARE_SIGNS = new Set([...'`^{}~|#<>$!'])

type Piece =
  | { readonly kind: 'letter'; readonly letter: string; readonly end: number }
  /** The piece before it may be missing, or may come again. */
  | { readonly kind: 'optional' | 'break' | 'or'; readonly end: number }

function readPiece(source: string, at: number): Piece | undefined {
  const letter = source.charAt(at)
  const end = at + 1
  if (letter === '\\') return readEscape(source, at)
  if (letter === '|') return { kind: 'or', end }
  if (QUANTIFIERS.has(letter)) return { kind: 'optional', end }
  if (letter === '{') {
    REPEAT.lastIndex = at
    return { kind: 'optional', end: REPEAT.test(source) ? REPEAT.lastIndex : end }
  }
  if (letter === '+' || BREAKS.has(letter)) return { kind: 'break', end }
  if (letter === '[') return toBreak(endOfClass(source, at))
  COUNTED_FLAGS.lastIndex = at
  if (letter === '(' && COUNTED_FLAGS.test(source)) return undefined
  if (letter === '(') return toBreak(endOfGroup(source, at))
  return isPlain(letter) ? { kind: 'letter', letter, end } : { kind: 'break', end }
}

function toBreak(end: number): Piece | undefined {
  return end < 0 ? undefined : { kind: 'break', end }
}

function readEscape(source: string, at: number): Piece | undefined {
  const letter = source.charAt(at + 1)
  const end = at + 2
  if (ESCAPES.has(letter)) return { kind: 'break', end }
  if (letter === '' || /[a-zA-Z0-9]/.test(letter)) return undefined
  return isPlain(letter) ? { kind: 'letter', letter, end } : { kind: 'break', end }
}

function isPlain(letter: string): boolean {
  return letter >= ' ' && letter <= '~'
}

/** Index after the class that opens at `at`; -1 when it stays open. */
function endOfClass(source: string, at: number): number {
  let i = at + 1
  if (source.charAt(i) === '^') i += 1
  if (source.charAt(i) === ']') i += 1
  for (; i < source.length; i += 1) {
    const letter = source.charAt(i)
    if (letter === '\\') i += 1
    // `[:alpha:]`, whose end is not the end of the class.
    else if (letter === '[' && source.charAt(i + 1) === ':') {
      const close = source.indexOf(':]', i + 2)
      if (close >= 0) i = close + 1
    } else if (letter === ']') return i + 1
  }
  return -1
}

/** Index after the group that opens at `at`; -1 when it stays open or quotes text. */
function endOfGroup(source: string, at: number): number {
  let depth = 0
  for (let i = at; i < source.length; ) {
    const letter = source.charAt(i)
    if (letter === '\\' && source.charAt(i + 1) === 'Q') return -1
    if (letter === '(') depth += 1
    if (letter === ')') depth -= 1
    if (depth === 0) return i + 1
    const end = letter === '[' ? endOfClass(source, i) : i + (letter === '\\' ? 2 : 1)
    if (end < 0) return -1
    i = end
  }
  return -1
}
