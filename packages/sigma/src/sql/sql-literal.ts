/// <reference lib="es2024.string" />
import type { PatternPart } from '../rule/selection.ts'

/** Characters that end a literal, hide in a terminal or turn a line round: written as escapes. */
const UNSAFE = /[\\'\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

/** A text as a ClickHouse string literal that no content can break out of; lone surrogates become U+FFFD. */
export function sqlString(text: string): string {
  return `'${text.toWellFormed().replace(UNSAFE, escapeCharacter)}'`
}

function escapeCharacter(character: string): string {
  if (character === '\\' || character === "'") return `\\${character}`
  // The bytes of its UTF-8.
  return encodeURIComponent(character).replaceAll('%', '\\x')
}

/** A number as a literal of type Float64, to the last bit. */
export function sqlNumber(value: number): string {
  return `toFloat64('${value}')`
}

/** A list of literals, `['a', 'b']`. */
export function sqlStrings(texts: readonly string[]): string {
  return `[${texts.map(sqlString).join(', ')}]`
}

/** A pattern as the right side of LIKE, not yet a literal: `%` any run, `_` one character. */
export function likePattern(parts: readonly PatternPart[]): string {
  return parts.map(likePart).join('')
}

function likePart(part: PatternPart): string {
  if (part.kind === 'many') return '%'
  return part.kind === 'one' ? '_' : part.text.replace(/[\\%_]/g, '\\$&')
}
