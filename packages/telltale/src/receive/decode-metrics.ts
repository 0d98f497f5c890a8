import type { AttributeValue, OtlpPoint, OtlpResource, OtlpScope } from '@telltale/model'
import { readEnvelope } from './decode-envelope.ts'
import { newAttributes, readAttribute } from './decode-value.ts'
import { known } from './reasons.ts'
import type { WireReader } from './wire-reader.ts'

type Draft = { -readonly [Key in keyof OtlpPoint]: OtlpPoint[Key] } & { attributes: Map<string, AttributeValue> }
type Header = Pick<OtlpPoint, 'resource' | 'scope' | 'name' | 'description' | 'unit'>
type PointHeader = Header & Pick<OtlpPoint, 'temporality' | 'monotonic'>
type Shape = OtlpPoint['shape']

/** What the five kinds of data have in common: where attributes stand and which fields hold numbers. */
interface Layout {
  readonly shape: Shape
  readonly attributes: number
  readonly readField: (wire: WireReader, tag: number, point: Draft) => void
}

// Keyed by the tag of the `data` oneof in Metric; `attributes` is the tag within the data point.
const LAYOUTS = new Map<number, Layout>([
  [42, { shape: 'gauge', attributes: 58, readField: readNumberField }],
  [58, { shape: 'sum', attributes: 58, readField: readNumberField }],
  [74, { shape: 'histogram', attributes: 74, readField: readCountField }],
  [82, { shape: 'exponential_histogram', attributes: 10, readField: readCountField }],
  [90, { shape: 'summary', attributes: 58, readField: readCountField }],
])

/** What is there when nothing was sent: protobuf leaves zeros out, and `sum` may be absent but in summaries. */
export const NUMBERS_SENT = {
  gauge: { count: undefined, sum: undefined },
  sum: { count: undefined, sum: undefined },
  histogram: { count: 0, sum: undefined },
  exponential_histogram: { count: 0, sum: undefined },
  summary: { count: 0, sum: 0 },
} as const

/** Reads an `ExportMetricsServiceRequest`; points that are let in go to `into` when records are kept. */
export function readMetrics(wire: WireReader, into: OtlpPoint[]): void {
  readEnvelope(wire, (_, resource, scope) => readMetric(wire, resource, scope, into))
}

function readMetric(wire: WireReader, resource: OtlpResource, scope: OtlpScope, into: OtlpPoint[]): void {
  const end = wire.open()
  const outer = wire.gate.openHeader()
  const header = { resource, scope, name: '', description: '', unit: '' }
  // The oneof keeps its last member, which is known only after the walk.
  let data: { readonly layout: Layout; readonly position: number } | undefined
  while (wire.more()) {
    const tag = wire.tag()
    const layout = LAYOUTS.get(tag)
    if (tag === 10) header.name = wire.text()
    else if (tag === 18) header.description = wire.text()
    else if (tag === 26) header.unit = wire.text()
    else {
      if (layout !== undefined) data = { layout, position: wire.position() }
      wire.skip(tag)
    }
  }
  wire.gate.enterHeader()
  if (data !== undefined) {
    wire.rewind(data.position)
    readData(wire, data.layout, header, into)
  }
  wire.gate.closeHeader(outer)
  wire.close(end)
}

function readData(wire: WireReader, layout: Layout, header: Header, into: OtlpPoint[]): void {
  const end = wire.open()
  const start = wire.position()
  let temporality = 0
  let monotonic = false
  while (wire.more()) {
    const tag = wire.tag()
    if (tag === 16) temporality = known(wire.int32(), 2)
    else if (tag === 24) monotonic = wire.bool()
    else wire.skip(tag)
  }
  wire.rewind(start)
  // Gauges and summaries have neither field: what stands in their place is unknown and ignored.
  const aggregates = layout.shape !== 'gauge' && layout.shape !== 'summary'
  const kind = { temporality: aggregates ? temporality : 0, monotonic: layout.shape === 'sum' && monotonic }
  while (wire.more()) {
    const tag = wire.tag()
    if (tag !== 10) wire.skip(tag)
    else {
      const point = readPoint(wire, layout, { ...header, ...kind })
      if (wire.gate.closeRecord() && wire.keep) into.push(point)
    }
  }
  wire.close(end)
}

function readPoint(wire: WireReader, layout: Layout, header: PointHeader): OtlpPoint {
  wire.gate.openRecord()
  const point: Draft = {
    kind: 'metric',
    ...header,
    shape: layout.shape,
    startUnixNano: 0n,
    timeUnixNano: 0n,
    value: undefined,
    ...NUMBERS_SENT[layout.shape],
    attributes: newAttributes(wire),
  }
  const end = wire.open()
  while (wire.more()) {
    const tag = wire.tag()
    if (tag === layout.attributes) readAttribute(wire, point.attributes)
    else if (tag === 17) point.startUnixNano = wire.fixed64()
    else if (tag === 25) point.timeUnixNano = wire.fixed64()
    else layout.readField(wire, tag, point)
  }
  wire.close(end)
  return point
}

function readNumberField(wire: WireReader, tag: number, point: Draft): void {
  if (tag === 33) point.value = wire.double()
  else if (tag === 49) point.value = Number(wire.sfixed64())
  else wire.skip(tag)
}

function readCountField(wire: WireReader, tag: number, point: Draft): void {
  if (tag === 33) point.count = Number(wire.fixed64())
  else if (tag === 41) point.sum = wire.double()
  else wire.skip(tag)
}
