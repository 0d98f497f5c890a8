import type { AttributeValue, OtlpLink, OtlpResource, OtlpScope, OtlpSpan, OtlpSpanEvent } from '@telltale/model'
import { readEnvelope } from './decode-envelope.ts'
import { newAttributes, readAttribute } from './decode-value.ts'
import { known, REASON } from './reasons.ts'
import type { WireReader } from './wire-reader.ts'

type Draft = { -readonly [Key in keyof OtlpSpan]: OtlpSpan[Key] } & {
  attributes: Map<string, AttributeValue>
  events: OtlpSpanEvent[]
  links: OtlpLink[]
}

/** Reads an `ExportTraceServiceRequest`; spans that are let in go to `into` when records are kept. */
export function readTraces(wire: WireReader, into: OtlpSpan[]): void {
  readEnvelope(wire, (_, resource, scope) => {
    const span = readSpan(wire, resource, scope)
    if (wire.gate.closeRecord() && wire.keep) into.push(span)
  })
}

function readSpan(wire: WireReader, resource: OtlpResource, scope: OtlpScope): OtlpSpan {
  wire.gate.openRecord()
  const span: Draft = {
    kind: 'span',
    resource,
    scope,
    traceId: '',
    spanId: '',
    parentSpanId: '',
    name: '',
    spanKind: 0,
    startUnixNano: 0n,
    endUnixNano: 0n,
    attributes: newAttributes(wire),
    events: [],
    links: [],
    statusCode: 0,
    statusMessage: '',
    traceState: '',
    flags: 0,
    droppedAttributes: 0,
    droppedEvents: 0,
  }
  const outer = wire.open()
  while (wire.more()) readSpanField(wire, span)
  wire.close(outer)
  if (span.traceId === '') wire.gate.refuse(REASON.traceId)
  if (span.spanId === '') wire.gate.refuse(REASON.spanId)
  return span
}

function readSpanField(wire: WireReader, span: Draft): void {
  const tag = wire.tag()
  switch (tag) {
    case 10:
      span.traceId = wire.id(16) ?? ''
      break
    case 18:
      span.spanId = wire.id(8) ?? ''
      break
    case 26:
      span.traceState = wire.text()
      break
    case 34:
      span.parentSpanId = readOptionalId(wire, 8, REASON.parentSpanId)
      break
    case 42:
      span.name = wire.text()
      break
    case 48:
      span.spanKind = known(wire.int32(), 5)
      break
    case 57:
      span.startUnixNano = wire.fixed64()
      break
    case 65:
      span.endUnixNano = wire.fixed64()
      break
    case 74:
      readAttribute(wire, span.attributes)
      break
    case 80:
      span.droppedAttributes = wire.uint32()
      break
    case 90:
      keep(wire, span.events, readSpanEvent(wire))
      break
    case 96:
      span.droppedEvents = wire.uint32()
      break
    case 106:
      keep(wire, span.links, readLink(wire))
      break
    case 122:
      readStatus(wire, span)
      break
    case 133:
      span.flags = wire.fixed32()
      break
    default:
      wire.skip(tag)
  }
}

/** An id that may be absent; another length refuses the record. */
export function readOptionalId(wire: WireReader, size: number, reason: string): string {
  const id = wire.id(size)
  if (id === undefined) wire.gate.refuse(reason)
  return id ?? ''
}

function keep<T>(wire: WireReader, list: T[], item: T): void {
  // Events and links cost as much as an attribute even when they are empty.
  if (wire.gate.takeAttribute() && wire.keep) list.push(item)
}

function readSpanEvent(wire: WireReader): OtlpSpanEvent {
  const attributes = newAttributes(wire)
  let timeUnixNano = 0n
  let name = ''
  const outer = wire.open()
  while (wire.more()) {
    const tag = wire.tag()
    if (tag === 9) timeUnixNano = wire.fixed64()
    else if (tag === 18) name = wire.text()
    else if (tag === 26) readAttribute(wire, attributes)
    else wire.skip(tag)
  }
  wire.close(outer)
  return { timeUnixNano, name, attributes }
}

function readLink(wire: WireReader): OtlpLink {
  const attributes = newAttributes(wire)
  let traceId = ''
  let spanId = ''
  const outer = wire.open()
  while (wire.more()) {
    const tag = wire.tag()
    if (tag === 10) traceId = readOptionalId(wire, 16, REASON.link)
    else if (tag === 18) spanId = readOptionalId(wire, 8, REASON.link)
    else if (tag === 34) readAttribute(wire, attributes)
    else wire.skip(tag)
  }
  wire.close(outer)
  return { traceId, spanId, attributes }
}

function readStatus(wire: WireReader, span: Draft): void {
  const outer = wire.open()
  while (wire.more()) {
    const tag = wire.tag()
    if (tag === 18) span.statusMessage = wire.text()
    else if (tag === 24) span.statusCode = known(wire.int32(), 2)
    else wire.skip(tag)
  }
  wire.close(outer)
}
