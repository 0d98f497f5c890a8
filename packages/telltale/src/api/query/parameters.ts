import { z } from 'zod'
import type { Parameter } from './parse-query.ts'

const MAX_TIME_MS = Date.UTC(2200, 0, 1)
const ISO_TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/
// Ten digits are seconds: read as milliseconds they would mean January 1970, which nobody asks for.
const EPOCH_MS = /^(0|\d{12,13})$/
const TIME_RULE =
  'must be ISO 8601 with Z or an offset (2026-11-23T09:00:00Z), a date (2026-11-23) or epoch milliseconds, from 1970 to 2200'

const time = z
  .string()
  .transform((text, context) => {
    const ms = readTime(text)
    if (ms !== undefined) return ms
    context.addIssue({ code: 'custom', message: TIME_RULE })
    return z.NEVER
  })
  .optional()
  .meta({ type: 'string', examples: ['2026-11-23T09:00:00Z', '1795424400000'] })

function readTime(text: string): number | undefined {
  if (!EPOCH_MS.test(text) && !ISO_TIME.test(text)) return undefined
  const ms = /^\d+$/.test(text) ? Number(text) : Date.parse(text)
  return ms >= 0 && ms < MAX_TIME_MS ? ms : undefined
}

/** A whole number within bounds; `fallback` when it is not given. */
export function wholeNumber(
  about: string,
  range: { readonly min: number; readonly max: number; readonly fallback: number },
) {
  const schema = z
    .string()
    .transform((text, context) => {
      const value = Number(text)
      if (/^\d{1,9}$/.test(text) && value >= range.min && value <= range.max) return value
      context.addIssue({ code: 'custom', message: `must be a whole number from ${range.min} to ${range.max}` })
      return z.NEVER
    })
    .default(range.fallback)
    .meta({ type: 'integer', minimum: range.min, maximum: range.max })
  return { about: `${about} ${range.fallback} unless given.`, given: 'once', schema } as const satisfies Parameter
}

/** A text of bounded length. */
export function shortText(about: string, max: number) {
  const rule = `must be 1 to ${max} characters`
  const schema = z.string().min(1, rule).max(max, rule).optional()
  return { about, given: 'once', schema } as const satisfies Parameter
}

/** `true` or `false`. */
export function yesOrNo(about: string) {
  const schema = z
    .enum(['true', 'false'], 'must be true or false')
    .transform((value) => value === 'true')
    .optional()
    .meta({ type: 'boolean' })
  return { about, given: 'once', schema } as const satisfies Parameter
}

/** Some of a fixed set of names, repeated or separated by commas. */
export function someOf(about: string, names: readonly [string, ...string[]]) {
  const rule =
    names.length <= 12 ? `must be one of ${names.join(', ')}` : 'must be a field name that /api/openapi.json lists'
  const schema = z.array(z.enum(names, rule)).max(names.length, `must have at most ${names.length} values`).optional()
  return { about, given: 'listed', schema } as const satisfies Parameter
}

/** The window of receive time, its start within and its end not. */
export const WINDOW = {
  from: { about: 'Received at or after this time.', given: 'once', schema: time },
  to: { about: 'Received before this time.', given: 'once', schema: time },
} as const

/** One page of a list. */
export const PAGE = {
  limit: wholeNumber('How many to give at most.', { min: 1, max: 1_000, fallback: 100 }),
  cursor: {
    about: 'Where to go on: `next` of the page before, with the same filters.',
    given: 'once',
    schema: z
      .string()
      .regex(/^[\w\-.:~=+/]{1,512}$/, 'must be what `next` of the page before gave')
      .optional(),
  },
} as const
