import fc from 'fast-check'
import type { OtlpSignal } from '../answer.ts'
import type { Message } from './otlp-proto.ts'

/** Names that have turned careless readers against their own prototypes, and look-alikes. */
export const POLLUTING_KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'constructor.prototype',
  'a.__proto__.b',
  '__proto__.polluted',
  'gen_ai.prompt.0.__proto__.x',
  'toString',
  'hasOwnProperty',
  '__defineGetter__',
] as const

const text = fc.string({ unit: 'binary', maxLength: 24 })
const key = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('gen_ai.operation.name', 'user.id', 'k') },
  { weight: 2, arbitrary: text },
  { weight: 1, arbitrary: fc.constantFrom(...POLLUTING_KEYS) },
)
const nanos = fc.bigInt({ min: 0n, max: 0xffffffffffffffffn }).map(String)
const int64 = fc.oneof(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), fc.integer().map(BigInt)).map(String)
const uint32 = fc.nat({ max: 0xffffffff })
const bytes = fc.uint8Array({ maxLength: 12 }).map((array) => Buffer.from(array))

/** An id: usually good, sometimes absent, all zero or of a wrong length. */
function id(size: number): fc.Arbitrary<Buffer> {
  const good = fc.uint8Array({ minLength: size, maxLength: size })
  const bad = fc.oneof(fc.uint8Array({ maxLength: size + 2 }), fc.constant(new Uint8Array(size)))
  return fc.oneof({ weight: 12, arbitrary: good }, { weight: 1, arbitrary: bad }).map((array) => Buffer.from(array))
}

const { value: anyValue } = fc.letrec<{ value: Message }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ stringValue: text }),
    fc.record({ boolValue: fc.boolean() }),
    fc.record({ intValue: int64 }),
    fc.record({ doubleValue: fc.double() }),
    fc.record({ bytesValue: bytes }),
    fc.constant({}),
    fc.record({ arrayValue: fc.record({ values: fc.array(tie('value'), { maxLength: 4 }) }) }),
    fc.record({
      kvlistValue: fc.record({ values: fc.array(fc.record({ key, value: tie('value') }), { maxLength: 4 }) }),
    }),
  ),
}))

const attributes = fc.array(fc.record({ key, value: anyValue }, { requiredKeys: ['key'] }), { maxLength: 5 })
const resource = fc.record({ attributes, droppedAttributesCount: uint32 }, { requiredKeys: [] })
const scope = fc.record({ name: text, version: text, attributes }, { requiredKeys: [] })

const span = fc.record(
  {
    traceId: id(16),
    spanId: id(8),
    parentSpanId: fc.oneof(fc.constant(Buffer.alloc(0)), id(8)),
    traceState: text,
    name: text,
    kind: fc.integer({ min: -1, max: 7 }),
    startTimeUnixNano: nanos,
    endTimeUnixNano: nanos,
    attributes,
    droppedAttributesCount: uint32,
    events: fc.array(fc.record({ timeUnixNano: nanos, name: text, attributes }), { maxLength: 2 }),
    droppedEventsCount: uint32,
    links: fc.array(fc.record({ traceId: id(16), spanId: id(8), attributes }), { maxLength: 2 }),
    status: fc.record({ message: text, code: fc.nat({ max: 3 }) }, { requiredKeys: [] }),
    flags: uint32,
  },
  { requiredKeys: ['traceId', 'spanId'] },
)

const log = fc.record(
  {
    timeUnixNano: nanos,
    observedTimeUnixNano: nanos,
    severityNumber: fc.integer({ min: 0, max: 26 }),
    severityText: text,
    eventName: text,
    body: anyValue,
    attributes,
    droppedAttributesCount: uint32,
    flags: uint32,
    traceId: id(16),
    spanId: id(8),
  },
  { requiredKeys: [] },
)

const pointTimes = { startTimeUnixNano: nanos, timeUnixNano: nanos, attributes }
const numberPoint = fc.oneof(
  fc.record({ ...pointTimes, asDouble: fc.double() }),
  fc.record({ ...pointTimes, asInt: int64 }),
  fc.record(pointTimes),
)
const countPoint = fc.record({ ...pointTimes, count: nanos, sum: fc.double() }, { requiredKeys: ['timeUnixNano'] })
const temporality = fc.nat({ max: 3 })
const points = <T>(point: fc.Arbitrary<T>) => fc.array(point, { maxLength: 3 })

const metricTexts = { name: text, description: text, unit: text }
const metric = fc.oneof(
  fc.record({ ...metricTexts, gauge: fc.record({ dataPoints: points(numberPoint) }) }),
  fc.record({
    ...metricTexts,
    sum: fc.record({ dataPoints: points(numberPoint), aggregationTemporality: temporality, isMonotonic: fc.boolean() }),
  }),
  fc.record({
    ...metricTexts,
    histogram: fc.record({ dataPoints: points(countPoint), aggregationTemporality: temporality }),
  }),
  fc.record({
    ...metricTexts,
    exponentialHistogram: fc.record({ dataPoints: points(countPoint), aggregationTemporality: temporality }),
  }),
  fc.record({ ...metricTexts, summary: fc.record({ dataPoints: points(countPoint) }) }),
  fc.record(metricTexts),
)

function envelope(names: readonly [string, string, string], record: fc.Arbitrary<Message>): fc.Arbitrary<Message> {
  const [resources, scopes, records] = names
  const scopeGroup = fc.record(
    { scope, [records]: fc.array(record, { maxLength: 4 }), schemaUrl: text },
    { requiredKeys: [records] },
  )
  const group = fc.record(
    { resource, [scopes]: fc.array(scopeGroup, { maxLength: 3 }), schemaUrl: text },
    { requiredKeys: [scopes] },
  )
  return fc.record({ [resources]: fc.array(group, { maxLength: 3 }) })
}

/** Requests of each signal in the form `encodeRequest` takes. */
export const REQUEST_ARBITRARIES: Readonly<Record<OtlpSignal, fc.Arbitrary<Message>>> = {
  traces: envelope(['resourceSpans', 'scopeSpans', 'spans'], span),
  logs: envelope(['resourceLogs', 'scopeLogs', 'logRecords'], log),
  metrics: envelope(['resourceMetrics', 'scopeMetrics', 'metrics'], metric),
}
