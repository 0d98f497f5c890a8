import { FIELD, type JsonValue, MAX_JSON_DEPTH, nestsDeeperThan } from '@telltale/model'
import { OTLP_LISTS } from './format-list.ts'
import type { ImportFormat, PlainFields } from './import-format.ts'
import { isList, isObject, type JsonObject } from './json-members.ts'
import type { FileRecord } from './read-records.ts'

/** One thing to send, and the log it counts for. */
export interface Outgoing {
  readonly path: string
  /** The list that OTLP keeps it in; undefined for a plain event. */
  readonly list: string | undefined
  readonly text: string
  readonly kind: string
}

/** The record as JSON; throws a sentence when it is no JSON object. */
export function parseRecord({ bytes }: FileRecord, mostBytes: number): JsonObject {
  if (bytes === undefined) throw new Error(`longer than ${mostBytes} bytes`)
  const text = Buffer.from(bytes)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
  if (nestsDeeperThan(text, MAX_JSON_DEPTH)) throw new Error(`nests deeper than ${MAX_JSON_DEPTH} levels`)
  let value: JsonValue
  try {
    value = JSON.parse(text)
  } catch {
    throw new Error('not JSON')
  }
  if (!isObject(value)) throw new Error('not a JSON object')
  return value
}

/** What a record becomes on its way to the server; `app` names the application of events that name none. */
export function toOutgoing(record: JsonObject, format: ImportFormat, app: string | undefined): readonly Outgoing[] {
  if (format.name === 'otlp-json') return splitRequest(record)
  return format.toEvents(record).map((event) => toPlain(event, app))
}

function toPlain(event: PlainFields, app: string | undefined): Outgoing {
  const named =
    app === undefined || Object.hasOwn(event, FIELD.serviceName) ? event : { ...event, [FIELD.serviceName]: app }
  const text = JSON.stringify(named)
  return { path: '/v1/events', list: undefined, text, kind: String(event[FIELD.category] ?? event[FIELD.eventAction]) }
}

function splitRequest(record: JsonObject): readonly Outgoing[] {
  const found = [...OTLP_LISTS].flatMap(([list, path]) => {
    const groups = Object.hasOwn(record, list) ? record[list] : undefined
    if (!isList(groups)) return []
    return groups.map((group) => ({ path, list, text: JSON.stringify(group), kind: list }))
  })
  if (found.length === 0) throw new Error(`none of ${[...OTLP_LISTS.keys()].join(', ')} is there`)
  return found
}
