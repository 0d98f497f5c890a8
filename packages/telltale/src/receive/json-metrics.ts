import type { OtlpPoint, OtlpResource, OtlpScope } from '@telltale/model'
import { NUMBERS_SENT } from './decode-metrics.ts'
import { readAttributes } from './json-attributes.ts'
import { members, readJsonEnvelope } from './json-envelope.ts'
import type { JsonObject, JsonReader } from './json-reader.ts'

type Header = Pick<
  OtlpPoint,
  'resource' | 'scope' | 'name' | 'description' | 'unit' | 'shape' | 'temporality' | 'monotonic'
>

const NAMES = {
  resources: ['resourceMetrics', 'resource_metrics'],
  scopes: ['scopeMetrics', 'scope_metrics'],
  records: ['metrics', 'metrics'],
} as const

const DATA_POINTS = ['dataPoints', 'data_points'] as const
const TEMPORALITIES = ['UNSPECIFIED', 'DELTA', 'CUMULATIVE'].map((name) => `AGGREGATION_TEMPORALITY_${name}`)

// In the order of the protocol: of several kinds of data in one metric, the last of this list counts.
const SHAPES: readonly (readonly [OtlpPoint['shape'], string])[] = [
  ['gauge', 'gauge'],
  ['sum', 'sum'],
  ['histogram', 'histogram'],
  ['exponential_histogram', 'exponentialHistogram'],
  ['summary', 'summary'],
]

/** Reads an OTLP/JSON metric request; points that are let in go to `into`. */
export function readJsonMetrics(json: JsonReader, body: unknown, into: OtlpPoint[]): void {
  readJsonEnvelope(json, body, NAMES, (metric, resource, scope) => readMetric(json, metric, { resource, scope }, into))
}

function readMetric(
  json: JsonReader,
  metric: JsonObject,
  origin: { readonly resource: OtlpResource; readonly scope: OtlpScope },
  into: OtlpPoint[],
): void {
  const outer = json.gate.openHeader()
  const texts = {
    name: json.text(metric.name, 'name'),
    description: json.text(metric.description, 'description'),
    unit: json.text(metric.unit, 'unit'),
  }
  json.gate.enterHeader()
  const found = findData(json, metric)
  if (found !== undefined) {
    const { shape, data } = found
    const aggregates = shape !== 'gauge' && shape !== 'summary'
    const header: Header = {
      ...origin,
      ...texts,
      shape,
      temporality: aggregates ? readTemporality(json, data) : 0,
      monotonic: shape === 'sum' && json.bool(data.isMonotonic ?? data.is_monotonic, 'isMonotonic'),
    }
    for (const point of members(json, data, DATA_POINTS)) readPoint(json, point, header, into)
  }
  json.gate.closeHeader(outer)
}

function findData(
  json: JsonReader,
  metric: JsonObject,
): { readonly shape: OtlpPoint['shape']; readonly data: JsonObject } | undefined {
  let found: { shape: OtlpPoint['shape']; data: JsonObject } | undefined
  for (const [shape, camel] of SHAPES) {
    const data = json.object(metric[camel] ?? metric[shape], camel)
    if (data !== undefined) found = { shape, data }
  }
  return found
}

function readTemporality(json: JsonReader, data: JsonObject): number {
  const value = data.aggregationTemporality ?? data.aggregation_temporality
  return json.enumeration(value, TEMPORALITIES, 'aggregationTemporality')
}

function readPoint(json: JsonReader, point: JsonObject, header: Header, into: OtlpPoint[]): void {
  json.gate.openRecord()
  const record: OtlpPoint = {
    kind: 'metric',
    ...header,
    startUnixNano: json.nanos(point.startTimeUnixNano ?? point.start_time_unix_nano, 'startTimeUnixNano'),
    timeUnixNano: json.nanos(point.timeUnixNano ?? point.time_unix_nano, 'timeUnixNano'),
    value: undefined,
    ...NUMBERS_SENT[header.shape],
    ...readNumbers(json, point, header.shape),
    attributes: readAttributes(json, point.attributes),
  }
  if (json.gate.closeRecord()) into.push(record)
}

function readNumbers(
  json: JsonReader,
  point: JsonObject,
  shape: OtlpPoint['shape'],
): Partial<Pick<OtlpPoint, 'value' | 'count' | 'sum'>> {
  if (shape === 'gauge' || shape === 'sum') return readNumber(json, point)
  const sum = point.sum ?? undefined
  const count = Number(json.nanos(point.count, 'count'))
  return sum === undefined ? { count } : { count, sum: json.double(sum, 'sum') }
}

function readNumber(json: JsonReader, point: JsonObject): { readonly value?: number } {
  const double = point.asDouble ?? point.as_double ?? undefined
  const integer = point.asInt ?? point.as_int ?? undefined
  if (integer !== undefined) return { value: Number(json.integer(integer, 'asInt')) }
  return double === undefined ? {} : { value: json.double(double, 'asDouble') }
}
