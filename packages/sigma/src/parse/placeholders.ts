import { RE2JS } from 're2js'
import type { Place } from '../rule/document.ts'
import type { Context } from './context.ts'
import { LIMITS } from './limits.ts'
import { type DraftPart, joinParts, MANY, parsePattern } from './parse-pattern.ts'

const IN_REGEX = /%([A-Za-z0-9_.-]{1,128})%/g

/** The texts that a text with placeholders stands for; none when one is unknown or they are too many, which the report then says. */
export function expandParts(
  parts: readonly DraftPart[],
  place: Place,
  context: Context,
): readonly (readonly DraftPart[])[] {
  if (!parts.some((part) => part.kind === 'placeholder')) {
    context.report.warn(place, 'no-placeholder', 'expand stands here, but the value has no %placeholder%')
  }
  let rows: readonly (readonly DraftPart[])[] = [[]]
  for (const part of parts) {
    const values = part.kind === 'placeholder' ? valuesOf(part.name, place, context) : [[part]]
    if (rows.length * values.length > LIMITS.variants) {
      const message = `the placeholders stand for more than ${LIMITS.variants} texts together`
      context.report.error(place, 'too-many-values', message)
      return []
    }
    rows = rows.flatMap((row) => values.map((value) => [...row, ...value]))
  }
  return rows.map(joinParts)
}

/** A regular expression with each placeholder put in as the choice of its values, which stand for themselves. */
export function expandRegex(source: string, place: Place, context: Context): string {
  return source.replace(IN_REGEX, (_, name: string) => {
    const values = valuesOf(name, place, context)
    return `(?:${values.map((parts) => parts.map(regexOf).join('')).join('|')})`
  })
}

function regexOf(part: DraftPart): string {
  if (part.kind === 'text') return RE2JS.quote(part.text)
  return part.kind === 'many' ? '(?s:.*)' : '(?s:.)'
}

function valuesOf(name: string, place: Place, context: Context): readonly (readonly DraftPart[])[] {
  const values = context.placeholders.get(name)
  if (values !== undefined && values.length > 0) return values.map((value) => parsePattern(String(value)))
  if (context.allowUnresolvedPlaceholders) {
    context.report.warn(place, 'unresolved-placeholder', `%${name}% has no values: anything fits`)
    return [[MANY]]
  }
  const known = values === undefined ? 'is not known' : 'has no values'
  context.report.error(place, 'unresolved-placeholder', `the placeholder %${name}% ${known}`)
  return []
}
