import { FIELD, type JsonValue } from '@telltale/model'
import { findTypeProblem } from '../../../receive/field-types.ts'
import { type PlainFields, timeOf, toEvent } from '../import-format.ts'
import { isList, isObject, type JsonObject } from '../json-members.ts'
import type { Condition, EventRule, FieldSource, Mapping } from './mapping.ts'

/** The events that a record holds by a mapping: one for each kind whose conditions it meets. */
export function applyMapping(mapping: Mapping, record: JsonObject): readonly PlainFields[] {
  return mapping.events.flatMap((rule) =>
    rule.when.every((condition) => holds(condition, record)) ? [mapEvent(mapping, rule, record)] : [],
  )
}

/** The value at a dotted path: own members only, indices into lists; a key that has dots itself comes first. */
function findPath(value: JsonValue, path: string): JsonValue | undefined {
  let at: JsonValue | undefined = value
  let rest = path
  while (at !== undefined) {
    if (isObject(at) && Object.hasOwn(at, rest)) return at[rest]
    const dot = rest.indexOf('.')
    const name = dot === -1 ? rest : rest.slice(0, dot)
    if (isList(at)) at = /^\d{1,6}$/.test(name) ? at[Number(name)] : undefined
    else at = isObject(at) && Object.hasOwn(at, name) ? at[name] : undefined
    if (dot === -1) return at
    rest = rest.slice(dot + 1)
  }
  return undefined
}

function holds({ path, test }: Condition, record: JsonObject): boolean {
  const value = findPath(record, path)
  if (test.kind === 'exists') return (value !== undefined && value !== null) === test.wanted
  if (test.kind === 'equals') return value !== undefined && test.values.includes(value)
  if (isList(value)) return value.includes(test.text)
  return typeof value === 'string' && value.includes(test.text)
}

function mapEvent(mapping: Mapping, rule: EventRule, record: JsonObject): PlainFields {
  const fields: [string, JsonValue][] = []
  for (const [name, source] of new Map([...mapping.fields, ...rule.fields])) {
    const value = read(source, record)
    if (value !== undefined && value !== null) fields.push([name, fit(name, value)])
  }
  const event = Object.fromEntries(fields)
  const time = timeOf(Object.hasOwn(event, FIELD.timestamp) ? event[FIELD.timestamp] : undefined, FIELD.timestamp)
  return toEvent(rule.category, rule.action ?? ACTIONS[rule.category], event, { [FIELD.timestamp]: time })
}

const ACTIONS = {
  ai_prompt: 'prompt.submitted',
  ai_guardrail: 'guardrail.evaluated',
  ai_retrieval: 'retrieval.performed',
  ai_tool: 'tool.executed',
  ai_system_prompt: 'system_prompt.used',
  ai_usage: 'usage.recorded',
  ai_egress: 'egress.request',
  ai_response: 'response.generated',
  ai_audit: 'audit.recorded',
} as const

function read(source: FieldSource, record: JsonObject): JsonValue | undefined {
  if (source.kind === 'constant') return source.value
  return findPath(record, source.path) ?? source.fallback
}

/** A value in the type that the field takes, where it says the same: a number as text, a text of digits as a number. */
function fit(name: string, value: JsonValue): JsonValue {
  if (findTypeProblem(name, value) === undefined) return value
  const written = typeof value === 'object' ? JSON.stringify(value) : String(value)
  const number = written.trim() === '' ? Number.NaN : Number(written)
  const others: readonly JsonValue[] = [written, ...(Number.isFinite(number) ? [number] : []), written === 'true']
  const isYesNo = written === 'true' || written === 'false'
  const found = others.find(
    (other) => (typeof other !== 'boolean' || isYesNo) && findTypeProblem(name, other) === undefined,
  )
  if (found === undefined) throw new Error(findTypeProblem(name, value) ?? `${name} is of the wrong type`)
  return found
}
