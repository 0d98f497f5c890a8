import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type {
  Attributes,
  AttributeValue,
  OtlpLog,
  OtlpPoint,
  OtlpResource,
  OtlpScope,
  OtlpSpan,
  SourceRecord,
} from '@telltale/model'

/** Only for tests: reads recorded OTLP/JSON export requests. The program has its own, strict decoder. */
interface Json {
  readonly [key: string]: unknown
}

const FIXTURES = join(import.meta.dirname, 'fixtures')

/** The records of one emitter's scenario, signal by signal (traces, logs, metrics), in the order recorded. */
export function readFixture(emitter: string, scenario: string): readonly (readonly SourceRecord[])[] {
  const folder = join(FIXTURES, emitter)
  return ['traces', 'logs', 'metrics'].flatMap((signal) => {
    const name = `${scenario}.${signal}.json`
    if (!readdirSync(folder).includes(name)) return []
    const parsed: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'))
    const requests = Array.isArray(parsed) ? parsed : [parsed]
    return requests.map((request) => readRequest(request as Json))
  })
}

/** Every emitter and scenario that was recorded. */
export function listFixtures(): readonly (readonly [emitter: string, scenario: string])[] {
  return readdirSync(FIXTURES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => {
      const files = readdirSync(join(FIXTURES, entry.name)).map((file) => file.split('.')[0] ?? '')
      return [...new Set(files)].sort().map((scenario) => [entry.name, scenario] as const)
    })
}

function list(value: unknown): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : []
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function readRequest(request: Json): readonly SourceRecord[] {
  return [
    ...scoped(request.resourceSpans, 'scopeSpans', 'spans', (item, resource, scope) => [
      readSpan(item, resource, scope),
    ]),
    ...scoped(request.resourceLogs, 'scopeLogs', 'logRecords', (item, resource, scope) => [
      readLog(item, resource, scope),
    ]),
    ...scoped(request.resourceMetrics, 'scopeMetrics', 'metrics', readPoints),
  ]
}

function scoped<T>(
  groups: unknown,
  scopesKey: string,
  itemsKey: string,
  read: (item: Json, resource: OtlpResource, scope: OtlpScope) => readonly T[],
): readonly T[] {
  return list(groups).flatMap((group) => {
    const resource = {
      attributes: pairs((group.resource as Json | undefined)?.attributes),
      schemaUrl: text(group.schemaUrl),
    }
    return list(group[scopesKey]).flatMap((scoped) => {
      const sent = (scoped.scope ?? {}) as Json
      const scope = {
        name: text(sent.name),
        version: text(sent.version),
        schemaUrl: text(scoped.schemaUrl),
        attributes: pairs(sent.attributes),
      }
      return list(scoped[itemsKey]).flatMap((item) => read(item, resource, scope))
    })
  })
}

function pairs(value: unknown): Attributes {
  return new Map(list(value).map((pair) => [text(pair.key), readValue(pair.value as Json)]))
}

function readValue(value: Json | undefined): AttributeValue {
  if (value === undefined) return null
  if (typeof value.stringValue === 'string') return value.stringValue
  if (typeof value.boolValue === 'boolean') return value.boolValue
  if (value.intValue !== undefined) return Number(value.intValue)
  if (value.doubleValue !== undefined) return Number(value.doubleValue)
  if (value.arrayValue !== undefined) return list((value.arrayValue as Json).values).map(readValue)
  if (value.kvlistValue !== undefined) return pairs((value.kvlistValue as Json).values)
  return typeof value.bytesValue === 'string' ? Buffer.from(value.bytesValue, 'base64') : null
}

function nano(value: unknown): bigint {
  return typeof value === 'string' || typeof value === 'number' ? BigInt(value) : 0n
}

function readSpan(span: Json, resource: OtlpResource, scope: OtlpScope): OtlpSpan {
  const status = (span.status ?? {}) as Json
  return {
    kind: 'span',
    resource,
    scope,
    traceId: text(span.traceId),
    spanId: text(span.spanId),
    parentSpanId: text(span.parentSpanId),
    name: text(span.name),
    spanKind: Number(span.kind ?? 0),
    startUnixNano: nano(span.startTimeUnixNano),
    endUnixNano: nano(span.endTimeUnixNano),
    attributes: pairs(span.attributes),
    events: list(span.events).map((event) => ({
      timeUnixNano: nano(event.timeUnixNano),
      name: text(event.name),
      attributes: pairs(event.attributes),
    })),
    links: list(span.links).map((link) => ({
      traceId: text(link.traceId),
      spanId: text(link.spanId),
      attributes: pairs(link.attributes),
    })),
    statusCode: Number(status.code ?? 0),
    statusMessage: text(status.message),
    traceState: text(span.traceState),
    flags: Number(span.flags ?? 0),
    droppedAttributes: 0,
    droppedEvents: 0,
  }
}

function readLog(log: Json, resource: OtlpResource, scope: OtlpScope): OtlpLog {
  return {
    kind: 'log',
    resource,
    scope,
    timeUnixNano: nano(log.timeUnixNano),
    observedUnixNano: nano(log.observedTimeUnixNano),
    severityNumber: Number(log.severityNumber ?? 0),
    severityText: text(log.severityText),
    eventName: text(log.eventName),
    body: readValue(log.body as Json | undefined),
    attributes: pairs(log.attributes),
    traceId: text(log.traceId),
    spanId: text(log.spanId),
    flags: Number(log.flags ?? 0),
    droppedAttributes: 0,
  }
}

function readPoints(metric: Json, resource: OtlpResource, scope: OtlpScope): readonly OtlpPoint[] {
  return (['gauge', 'sum', 'histogram'] as const).flatMap((shape) => {
    const data = metric[shape] as Json | undefined
    return list(data?.dataPoints).map((point) => ({
      kind: 'metric' as const,
      resource,
      scope,
      name: text(metric.name),
      description: text(metric.description),
      unit: text(metric.unit),
      shape,
      temporality: Number(data?.aggregationTemporality ?? 0),
      monotonic: data?.isMonotonic === true,
      startUnixNano: nano(point.startTimeUnixNano),
      timeUnixNano: nano(point.timeUnixNano),
      value:
        point.asDouble === undefined && point.asInt === undefined ? undefined : Number(point.asDouble ?? point.asInt),
      count: point.count === undefined ? undefined : Number(point.count),
      sum: point.sum === undefined ? undefined : Number(point.sum),
      attributes: pairs(point.attributes),
    }))
  })
}
