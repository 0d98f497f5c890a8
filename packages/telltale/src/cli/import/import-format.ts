import { createHash } from 'node:crypto'
import { type Category, FIELD, type JsonValue } from '@telltale/model'
import type { JsonObject } from './json-members.ts'

/** A canonical event as `POST /v1/events` takes it. */
export type PlainFields = { readonly [name: string]: JsonValue }

/** One kind of log that can be imported. */
export interface ImportFormat {
  readonly name: string
  /** Whether a record is of this kind; asked of the first record when no format is named. */
  reads(record: JsonObject): boolean
  /** The events in a record; none when it is not about AI security. Throws a sentence when it cannot be read. */
  toEvents(record: JsonObject): readonly PlainFields[]
}

/** Fields while an event is being made; what is undefined is left out. */
export type Draft = { readonly [name: string]: JsonValue | undefined }

/** An event of one log: the fields that every event of the record has, and its own. */
export function toEvent(category: Category, action: string, ...drafts: readonly Draft[]): PlainFields {
  const fields: [string, JsonValue][] = [
    [FIELD.category, category],
    [FIELD.eventAction, action],
  ]
  for (const draft of drafts) {
    for (const [name, value] of Object.entries(draft)) if (value !== undefined) fields.push([name, value])
  }
  return Object.fromEntries(fields)
}

/** Ids that join the events of one call, from what names the call: the same call always has the same. */
export function joinIds(format: string, id: string | undefined): Draft {
  if (id === undefined) return {}
  const digits = createHash('sha256').update(`${format}\0${id}`).digest('hex')
  const plain = id.replaceAll('-', '').toLowerCase()
  const own = /^[0-9a-f]{32}$/.test(plain) && !/^0+$/.test(plain)
  return { [FIELD.traceId]: own ? plain : digits.slice(0, 32), [FIELD.spanId]: digits.slice(32, 48) }
}

/** A time as ISO 8601: of ISO text, epoch seconds or epoch milliseconds. Without a time, ids would not stay the same. */
export function timeOf(value: JsonValue | undefined, name: string): string {
  if (value === undefined) throw new Error(`there is no ${name}`)
  const isDigits = typeof value === 'string' && /^\d{9,13}(\.\d{1,9})?$/.test(value)
  const sent = isDigits ? Number(value) : value
  const ms = typeof sent === 'number' ? (sent < 1e11 ? sent * 1_000 : sent) : parseDate(sent)
  const time = new Date(Math.round(ms))
  if (Number.isNaN(time.getTime())) throw new Error(`${name} is not a time`)
  return time.toISOString()
}

/** Times without a zone are UTC in every one of these logs. */
function parseDate(value: JsonValue): number {
  if (typeof value !== 'string' || value.length > 40) return Number.NaN
  const hasZone = /(?:[zZ]|[+-]\d{2}:?\d{2})$/.test(value)
  return Date.parse(hasZone ? value : `${value.replace(' ', 'T')}Z`)
}

/** Role `tool` calls that a model's answer asks for, as events of their own. */
export function toRequestedTools(
  calls: readonly {
    readonly id: string | undefined
    readonly name: string | undefined
    readonly args: JsonValue | undefined
  }[],
  common: Draft,
): readonly PlainFields[] {
  return calls.map(({ id, name, args }) =>
    toEvent('ai_tool', 'tool.requested', common, {
      [FIELD.toolName]: name,
      [FIELD.toolCallId]: id,
      [FIELD.toolArguments]: args,
      [FIELD.toolType]: 'function',
    }),
  )
}
