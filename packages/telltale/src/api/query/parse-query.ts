import type { z } from 'zod'
import { nearestName } from './nearest-name.ts'

/** One query parameter: what it means, and what makes a value of what was given. */
export interface Parameter<S extends z.ZodType = z.ZodType> {
  readonly about: string
  /** `once` reads one text; `repeated` a list of them; `listed` a list that commas may also separate. */
  readonly given: 'once' | 'repeated' | 'listed'
  /** Reads a text, or a list of texts; its messages go on from the parameter's name ("must be …"). */
  readonly schema: S
}

export type QueryShape = Readonly<Record<string, Parameter>>

type QueryValues<S extends QueryShape> = { readonly [K in keyof S]: z.output<S[K]['schema']> }

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly string[] }

/** Parameters beyond the shape that filter on a canonical field: parameter name to field name. */
export type FieldParameters = ReadonlyMap<string, string>

export interface Query<S extends QueryShape> {
  readonly values: QueryValues<S>
  /** Field name to the values asked for. */
  readonly fields: ReadonlyMap<string, readonly string[]>
}

const MAX_PARAMETERS = 200
const MAX_FIELD_VALUES = 50
const MAX_VALUE_LENGTH = 1_024
/** Looking for the nearest name costs; nobody misspells more than a few. */
const MAX_SUGGESTIONS = 5

/** Reads a query string by its shape; names every problem in it, a misspelt name with the nearest known one. */
export function parseQuery<S extends QueryShape>(
  search: URLSearchParams,
  shape: S,
  fieldParameters: FieldParameters = new Map(),
): Parsed<Query<S>> {
  const pairs = [...search]
  if (pairs.length > MAX_PARAMETERS) {
    return { ok: false, problems: [`a query must have at most ${MAX_PARAMETERS} parameters`] }
  }
  const given = groupByName(pairs)
  const problems: string[] = []
  const values: [string, unknown][] = []
  for (const [name, parameter] of Object.entries(shape)) {
    const texts = given.get(name) ?? []
    given.delete(name)
    const read = readParameter(name, parameter, texts)
    if (read.ok) values.push([name, read.value])
    else problems.push(...read.problems)
  }
  const fields = readFields(given, fieldParameters, [...Object.keys(shape), ...fieldParameters.keys()], problems)
  if (problems.length > 0) return { ok: false, problems }
  // Object.fromEntries defines its keys, and they are the shape's: none comes from outside.
  return { ok: true, value: { values: Object.fromEntries(values) as QueryValues<S>, fields } }
}

function groupByName(pairs: readonly (readonly [string, string])[]): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const [name, value] of pairs) {
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [value])
    else group.push(value)
  }
  return groups
}

function readParameter(name: string, parameter: Parameter, texts: readonly string[]): Parsed<unknown> {
  if (parameter.given === 'once' && texts.length > 1) return { ok: false, problems: [`${name} must be given once`] }
  const result = parameter.schema.safeParse(toInput(parameter.given, texts))
  if (result.success) return { ok: true, value: result.data }
  return { ok: false, problems: [...new Set(result.error.issues.map((issue) => `${name} ${issue.message}`))] }
}

function toInput(given: Parameter['given'], texts: readonly string[]): string | readonly string[] | undefined {
  if (texts.length === 0) return undefined
  if (given === 'once') return texts[0]
  if (given === 'repeated') return texts
  return texts.flatMap((item) => item.split(',').map((part) => part.trim()))
}

function readFields(
  given: ReadonlyMap<string, readonly string[]>,
  fieldParameters: FieldParameters,
  known: readonly string[],
  problems: string[],
): ReadonlyMap<string, readonly string[]> {
  const fields = new Map<string, readonly string[]>()
  const unknown = [...given.keys()].filter((name) => !fieldParameters.has(name))
  problems.push(...unknown.slice(0, MAX_SUGGESTIONS).map((name) => describeUnknown(name, known)))
  if (unknown.length > MAX_SUGGESTIONS) problems.push(`${unknown.length - MAX_SUGGESTIONS} more are no parameters here`)
  for (const [name, texts] of given) {
    const field = fieldParameters.get(name)
    if (field === undefined) continue
    if (texts.length > MAX_FIELD_VALUES) problems.push(`${name} must have at most ${MAX_FIELD_VALUES} values`)
    else if (texts.some((value) => value.length > MAX_VALUE_LENGTH)) {
      problems.push(`${name} must be at most ${MAX_VALUE_LENGTH} characters`)
    } else fields.set(field, [...(fields.get(field) ?? []), ...texts])
  }
  return fields
}

function describeUnknown(name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known)
  const shown = JSON.stringify(name.slice(0, 80))
  if (nearest !== undefined) return `${shown} is not a parameter here; did you mean "${nearest}"?`
  return known.length === 0
    ? `${shown} is not a parameter here; none is taken`
    : `${shown} is not a parameter here; see /api/openapi.json for those that are`
}
