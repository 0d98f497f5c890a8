import type {
  AiEvent,
  Attributes,
  AttributeValue,
  JsonValue,
  OtlpLog,
  OtlpSpan,
  PlainEvent,
  SourceRecord,
} from '@telltale/model'
import { createNormalizer, type Normalized } from '../src/index.ts'

/** Attributes as a test writes them: plain objects and lists stand for lists of pairs and arrays. */
type Written = string | number | boolean | readonly Written[] | { readonly [key: string]: Written }

function toAttribute(value: Written): AttributeValue {
  if (typeof value !== 'object') return value
  return Array.isArray(value) ? value.map(toAttribute) : attributes(value as { readonly [key: string]: Written })
}

export function attributes(written: { readonly [key: string]: Written }): Attributes {
  return new Map(Object.entries(written).map(([key, value]) => [key, toAttribute(value)]))
}

const RESOURCE = { attributes: attributes({ 'service.name': 'desk' }), schemaUrl: '' }
const SCOPE = { name: 'test', version: '1', schemaUrl: '', attributes: new Map() }

const TRACE = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'

/** A span of one second. */
export function span(written: { readonly [key: string]: Written }, more: Partial<OtlpSpan> = {}): OtlpSpan {
  return {
    kind: 'span',
    resource: RESOURCE,
    scope: SCOPE,
    traceId: TRACE,
    spanId: '1111111111111111',
    parentSpanId: '',
    name: 'step',
    spanKind: 1,
    startUnixNano: 1_761_955_200_000_000_000n,
    endUnixNano: 1_761_955_201_000_000_000n,
    attributes: attributes(written),
    events: [],
    links: [],
    statusCode: 0,
    statusMessage: '',
    traceState: '',
    flags: 1,
    droppedAttributes: 0,
    droppedEvents: 0,
    ...more,
  }
}

export function log(
  eventName: string,
  written: { readonly [key: string]: Written },
  more: Partial<OtlpLog> = {},
): OtlpLog {
  return {
    kind: 'log',
    resource: RESOURCE,
    scope: SCOPE,
    timeUnixNano: 1_761_955_200_000_000_000n,
    observedUnixNano: 1_761_955_200_500_000_000n,
    severityNumber: 9,
    severityText: 'INFO',
    eventName,
    body: null,
    attributes: attributes(written),
    traceId: TRACE,
    spanId: '1111111111111111',
    flags: 1,
    droppedAttributes: 0,
    ...more,
  }
}

export function plainEvent(fields: { readonly [key: string]: JsonValue }, line = 0): PlainEvent {
  return { kind: 'event', fields: new Map(Object.entries(fields)), line }
}

export const KEY = new Uint8Array(32).fill(7)
export const ENVELOPE = { tenant: 'acme', receivedMs: 1_761_955_300_000, seq: 5 }

/** Each list of records is one request; all go through one normalizer, their events and what waited longest joined. */
export function normalizeAll(...requests: readonly (readonly SourceRecord[])[]): readonly AiEvent[] {
  const normalizer = createNormalizer({ hashKey: KEY })
  const events = requests.flatMap((records, index) => normalizer.normalize(records, { ...ENVELOPE, seq: index }).events)
  return [...events, ...normalizer.normalize([], LATER).events]
}

/** When nothing waits any more. */
export const LATER = { ...ENVELOPE, receivedMs: ENVELOPE.receivedMs + 60_000, seq: 1000 }

export function normalizeOnce(...records: readonly SourceRecord[]): Normalized {
  return createNormalizer({ hashKey: KEY }).normalize(records, ENVELOPE)
}

/** `category action` of each event, in order. */
export function actions(events: readonly AiEvent[]): readonly string[] {
  return events.map((event) => `${event.category} ${event.action}`)
}

/** The only event of a category (and action); fails when there is none or more than one. */
export function only(events: readonly AiEvent[], category: string, action?: string): ReadonlyMap<string, JsonValue> {
  const found = events.filter(
    (event) => event.category === category && (action === undefined || event.action === action),
  )
  const [event] = found
  if (event === undefined || found.length > 1) throw new Error(`${found.length} events of ${category} ${action ?? ''}`)
  return event.fields
}

/** The named fields of an event as a plain object, absent ones left out. */
export function pickFields(
  fields: ReadonlyMap<string, JsonValue>,
  names: readonly string[],
): { [name: string]: JsonValue } {
  return Object.fromEntries(names.flatMap((name) => (fields.has(name) ? [[name, fields.get(name) ?? null]] : [])))
}
