import type { PatternPart } from '../rule/selection.ts'

/** A part of a text still being read: `%name%` stands for values given elsewhere. */
export type DraftPart = PatternPart | { readonly kind: 'placeholder'; readonly name: string }

export const MANY: PatternPart = { kind: 'many' }
const WILDCARDS = new Map<string, PatternPart>([
  ['*', MANY],
  ['?', { kind: 'one' }],
])
const PLACEHOLDER = /^%([A-Za-z0-9_.-]{1,128})%/

/**
 * A text as the specification reads it: `*` and `?` are wildcards, a backslash takes their meaning and its own from the
 * next character, any other backslash is itself. With `placeholders`, `%name%` and `\%` have a meaning too.
 */
export function parsePattern(text: string, placeholders = false): readonly DraftPart[] {
  const parts: DraftPart[] = []
  let plain = ''
  const add = (part: DraftPart): void => {
    if (plain !== '') parts.push({ kind: 'text', text: plain })
    plain = ''
    parts.push(part)
  }
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at)
    const next = text.charAt(at + 1)
    const wildcard = WILDCARDS.get(char)
    const name = placeholders && char === '%' ? PLACEHOLDER.exec(text.slice(at, at + 130))?.[1] : undefined
    if (char === '\\' && (next === '\\' || WILDCARDS.has(next) || (placeholders && next === '%'))) {
      plain += next
      at += 1
    } else if (wildcard !== undefined) {
      add(wildcard)
    } else if (name !== undefined) {
      add({ kind: 'placeholder', name })
      at += name.length + 1
    } else {
      plain += char
    }
  }
  if (plain !== '') parts.push({ kind: 'text', text: plain })
  return parts
}

/** Texts that meet are joined, runs of `*` are one: equal patterns are equal as data. */
export function joinParts(parts: readonly DraftPart[]): readonly DraftPart[] {
  const joined: DraftPart[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (part.kind === 'text' && last?.kind === 'text')
      joined[joined.length - 1] = { kind: 'text', text: last.text + part.text }
    else if (part.kind === 'many' && last?.kind === 'many') continue
    else if (part.kind !== 'text' || part.text !== '') joined.push(part)
  }
  return joined
}

/** The text of parts without wildcards; undefined when there are any. */
export function plainText(parts: readonly DraftPart[]): string | undefined {
  let text = ''
  for (const part of parts) {
    if (part.kind !== 'text') return undefined
    text += part.text
  }
  return text
}
