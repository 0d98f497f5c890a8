import type { Attributes, AttributeValue, SourceRecord } from '@telltale/model'
import type { OtlpSignal } from '../answer.ts'
import { decodeRequest, type Message } from './otlp-proto.ts'

/** What one request should give, worked out the slow way from the reference decoder. */
interface Expected {
  readonly records: readonly SourceRecord[]
  /** Places of the records that are left out. */
  readonly rejected: readonly number[]
}

type Draft = { readonly record: SourceRecord; readonly ok: boolean }
interface Origin {
  readonly resource: { readonly attributes: Attributes; readonly schemaUrl: string }
  readonly scope: {
    readonly name: string
    readonly version: string
    readonly schemaUrl: string
    readonly attributes: Attributes
  }
}

const NAMES = {
  traces: ['resourceSpans', 'scopeSpans', 'spans'],
  logs: ['resourceLogs', 'scopeLogs', 'logRecords'],
  metrics: ['resourceMetrics', 'scopeMetrics', 'metrics'],
} as const

const EXPECT = { traces: expectSpan, logs: expectLog, metrics: expectPoints }

/** The records of protobuf bytes, limits aside. */
export function expectRecords(signal: OtlpSignal, bytes: Uint8Array): Expected {
  const [resources, scopes, records] = NAMES[signal]
  const request = decodeRequest(signal, bytes)
  const drafts = list(request[resources]).flatMap((group) =>
    list(group[scopes]).flatMap((scopeGroup) =>
      list(scopeGroup[records]).flatMap((record) => EXPECT[signal](record, originOf(group, scopeGroup))),
    ),
  )
  return {
    records: drafts.filter(({ ok }) => ok).map(({ record }) => record),
    rejected: drafts.flatMap(({ ok }, index) => (ok ? [] : [index])),
  }
}

function originOf(group: Message, scopeGroup: Message): Origin {
  const resource = group.resource as Message | null
  const scope = scopeGroup.scope as Message | null
  return {
    resource: { attributes: expectAttributes(resource?.attributes), schemaUrl: String(group.schemaUrl) },
    scope: {
      name: String(scope?.name ?? ''),
      version: String(scope?.version ?? ''),
      schemaUrl: String(scopeGroup.schemaUrl),
      attributes: expectAttributes(scope?.attributes),
    },
  }
}

function expectSpan(span: Message, origin: Origin): Draft[] {
  const traceId = expectId(span.traceId, 16)
  const spanId = expectId(span.spanId, 8)
  const parentSpanId = expectId(span.parentSpanId, 8)
  const status = span.status as Message | null
  const links = list(span.links).map((link) => ({
    traceId: expectId(link.traceId, 16),
    spanId: expectId(link.spanId, 8),
    attributes: expectAttributes(link.attributes),
  }))
  const idsFit = [parentSpanId, ...links.flatMap((link) => [link.traceId, link.spanId])].every((id) => id !== null)
  const record = {
    kind: 'span',
    ...origin,
    traceId: traceId ?? '',
    spanId: spanId ?? '',
    parentSpanId: parentSpanId ?? '',
    name: String(span.name),
    spanKind: within(span.kind, 5),
    startUnixNano: BigInt(String(span.startTimeUnixNano)),
    endUnixNano: BigInt(String(span.endTimeUnixNano)),
    attributes: expectAttributes(span.attributes),
    events: list(span.events).map((event) => ({
      timeUnixNano: BigInt(String(event.timeUnixNano)),
      name: String(event.name),
      attributes: expectAttributes(event.attributes),
    })),
    links: links.map((link) => ({ ...link, traceId: link.traceId ?? '', spanId: link.spanId ?? '' })),
    statusCode: within(status?.code ?? 0, 2),
    statusMessage: String(status?.message ?? ''),
    traceState: String(span.traceState),
    flags: Number(span.flags),
    droppedAttributes: Number(span.droppedAttributesCount),
    droppedEvents: Number(span.droppedEventsCount),
  } as const
  return [{ record, ok: (traceId ?? '') !== '' && (spanId ?? '') !== '' && idsFit }]
}

function expectLog(log: Message, origin: Origin): Draft[] {
  const traceId = expectId(log.traceId, 16)
  const spanId = expectId(log.spanId, 8)
  const record = {
    kind: 'log',
    ...origin,
    timeUnixNano: BigInt(String(log.timeUnixNano)),
    observedUnixNano: BigInt(String(log.observedTimeUnixNano)),
    severityNumber: within(log.severityNumber, 24),
    severityText: String(log.severityText),
    eventName: String(log.eventName),
    body: log.body === null ? null : expectValue(log.body as Message),
    attributes: expectAttributes(log.attributes),
    traceId: traceId ?? '',
    spanId: spanId ?? '',
    flags: Number(log.flags),
    droppedAttributes: Number(log.droppedAttributesCount),
  } as const
  return [{ record, ok: traceId !== null && spanId !== null }]
}

const SHAPES = [
  ['gauge', 'gauge'],
  ['sum', 'sum'],
  ['histogram', 'histogram'],
  ['exponential_histogram', 'exponentialHistogram'],
  ['summary', 'summary'],
] as const

function expectPoints(metric: Message, origin: Origin): Draft[] {
  return SHAPES.flatMap(([shape, name]) => {
    const data = metric[name] as Message | undefined
    return list(data?.dataPoints).map((point) => {
      const counts = shape !== 'gauge' && shape !== 'sum'
      const record = {
        kind: 'metric',
        ...origin,
        name: String(metric.name),
        description: String(metric.description),
        unit: String(metric.unit),
        shape,
        temporality: within(data?.aggregationTemporality ?? 0, 2),
        monotonic: data?.isMonotonic === true,
        startUnixNano: BigInt(String(point.startTimeUnixNano)),
        timeUnixNano: BigInt(String(point.timeUnixNano)),
        value: counts ? undefined : numberOf(point.asDouble ?? point.asInt),
        count: counts ? Number(point.count) : undefined,
        sum: counts ? numberOf(point.sum) : undefined,
        attributes: expectAttributes(point.attributes),
      } as const
      return { record, ok: true }
    })
  })
}

function numberOf(value: unknown): number | undefined {
  return value === undefined || value === null ? undefined : Number(value)
}

function list(value: unknown): readonly Message[] {
  return Array.isArray(value) ? value : []
}

function within(value: unknown, highest: number): number {
  return Number(value) >= 0 && Number(value) <= highest ? Number(value) : 0
}

/** Hex; '' for none; null for a wrong length. */
function expectId(value: unknown, size: number): string | null {
  const bytes = value instanceof Uint8Array ? Buffer.from(value) : Buffer.alloc(0)
  if (bytes.length === 0) return ''
  if (bytes.length !== size) return null
  return bytes.every((byte) => byte === 0) ? '' : bytes.toString('hex')
}

function expectAttributes(pairs: unknown): Attributes {
  return new Map(list(pairs).map((pair) => [String(pair.key), expectValue(pair.value as Message | null)]))
}

function expectValue(value: Message | null): AttributeValue {
  switch (value?.value) {
    case 'stringValue':
      return String(value.stringValue)
    case 'boolValue':
      return value.boolValue === true
    case 'intValue':
      return Number.isSafeInteger(Number(value.intValue)) ? Number(value.intValue) : String(value.intValue)
    case 'doubleValue':
      return Number(value.doubleValue)
    case 'bytesValue':
      return new Uint8Array(value.bytesValue as Uint8Array)
    case 'arrayValue':
      return list((value.arrayValue as Message).values).map(expectValue)
    case 'kvlistValue':
      return expectAttributes((value.kvlistValue as Message).values)
    default:
      return null
  }
}
