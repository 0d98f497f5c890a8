import { CATEGORIES, type Category, FIELD, isCategory, type JsonValue, type PlainEvent } from '@telltale/model'
import { DecodeError } from './decode-error.ts'
import { isEventTime } from './event-time.ts'
import { findTypeProblem } from './field-types.ts'
import { byteLength, isObject, type JsonObject, parseJsonBody, wellFormed } from './json-reader.ts'
import type { RecordGate } from './record-gate.ts'

// The start of `event.action` that belongs to one log only.
const CATEGORY_OF_ACTION = new Map<string, Category>([
  ['prompt', 'ai_prompt'],
  ['guardrail', 'ai_guardrail'],
  ['retrieval', 'ai_retrieval'],
  ['document', 'ai_retrieval'],
  ['memory', 'ai_retrieval'],
  ['tool', 'ai_tool'],
  ['agent', 'ai_tool'],
  ['skill', 'ai_tool'],
  ['system_prompt', 'ai_system_prompt'],
  ['usage', 'ai_usage'],
  ['egress', 'ai_egress'],
  ['response', 'ai_response'],
])

// What only Telltale may say. A sender's word for it is kept as a claim and never believed.
const NOT_FOR_SENDERS: ReadonlySet<string> = new Set([
  FIELD.tenant,
  FIELD.eventId,
  FIELD.eventIngested,
  FIELD.rawRef,
  ...Object.values(FIELD).filter((name) => /^telltale\.(?:risk|session|baseline|flow)\./.test(name)),
])

const ALLOWED = `${FIELD.category} must be one of ${CATEGORIES.join(', ')}`
const NEWLINE = 10

/** Reads one JSON object, or a list of them, from `POST /v1/events`; throws `DecodeError` when it is neither. */
export function readJsonEvents(body: Uint8Array, gate: RecordGate, into: PlainEvent[]): void {
  const parsed = parseJsonBody(body, gate.limits)
  const items = Array.isArray(parsed) ? parsed : [parsed]
  for (const [line, item] of items.entries()) readEvent(gate, item, line, into)
}

/** Reads one JSON object a line. A line that cannot be read is left out with its reason; empty lines are skipped. */
export function readNdjsonEvents(body: Uint8Array, gate: RecordGate, into: PlainEvent[]): void {
  let line = 0
  for (let start = 0; start < body.length; line += 1) {
    const newline = body.indexOf(NEWLINE, start)
    const end = newline === -1 ? body.length : newline
    const bytes = body.subarray(start, end)
    if (!isBlank(bytes)) readLine(gate, bytes, line, into)
    else gate.passLine()
    start = end + 1
  }
}

function readLine(gate: RecordGate, bytes: Uint8Array, line: number, into: PlainEvent[]): void {
  let parsed: unknown
  try {
    parsed = parseJsonBody(bytes, gate.limits)
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error
    gate.openRecord()
    gate.refuse(error.message)
    gate.closeRecord()
    return
  }
  readEvent(gate, parsed, line, into)
}

function readEvent(gate: RecordGate, item: unknown, line: number, into: PlainEvent[]): void {
  gate.openRecord()
  const fields = new Map<string, JsonValue>()
  if (isObject(item)) readFields(gate, item, fields)
  else gate.refuse('an event must be a JSON object')
  if (gate.closeRecord()) into.push({ kind: 'event', fields, line })
}

function readFields(gate: RecordGate, item: JsonObject, fields: Map<string, JsonValue>): void {
  for (const [rawName, rawValue] of Object.entries(item)) {
    const name = wellFormed(rawName)
    if (!gate.takeAttribute() || !gate.fitsKey(byteLength(name, gate.limits.keyBytes))) return
    const value = readJsonValue(gate, rawValue)
    const problem = NOT_FOR_SENDERS.has(name) ? undefined : findTypeProblem(name, value)
    if (problem !== undefined) gate.refuse(problem)
    fields.set(NOT_FOR_SENDERS.has(name) ? `claimed.${name}` : name, asKept(name, value))
  }
  const time = fields.get(FIELD.timestamp)
  if (time !== undefined && time !== null && !isEventTime(time)) {
    gate.refuse(`${FIELD.timestamp} must be an ISO 8601 time, epoch milliseconds, or epoch nanoseconds as digits`)
  }
  readCategory(gate, fields)
}

function readCategory(gate: RecordGate, fields: Map<string, JsonValue>): void {
  const sent = fields.get(FIELD.category)
  if (isCategory(sent)) return
  const action = fields.get(FIELD.eventAction)
  const derived = typeof action === 'string' ? CATEGORY_OF_ACTION.get(action.split('.', 1)[0] ?? '') : undefined
  if ((sent === undefined || sent === null) && derived !== undefined && String(action).includes('.')) {
    fields.set(FIELD.category, derived)
  } else gate.refuse(ALLOWED)
}

/** Ids are lower-case everywhere else, and joins go by them. */
function asKept(name: string, value: JsonValue): JsonValue {
  const isId = name === FIELD.traceId || name === FIELD.spanId || name === FIELD.parentSpanId
  return isId && typeof value === 'string' ? value.toLowerCase() : value
}

/** A value as it came, with lone surrogates mended and its texts measured. Depth is bounded by the parser's check. */
function readJsonValue(gate: RecordGate, value: unknown): JsonValue {
  if (typeof value === 'string') return readText(gate, value)
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (Array.isArray(value)) return value.map((item) => (gate.takeItem() ? readJsonValue(gate, item) : null))
  if (!isObject(value)) return null
  // `fromEntries` defines properties: a key named `__proto__` becomes one like any other.
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      wellFormed(key),
      gate.takeAttribute() ? readJsonValue(gate, item) : null,
    ]),
  )
}

function readText(gate: RecordGate, value: string): string {
  const text = wellFormed(value)
  return gate.fitsValue(byteLength(text, gate.limits.valueBytes)) ? text : ''
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 32 || byte === 9 || byte === 13)
}
