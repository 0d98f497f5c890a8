import type { AttributeValue, OtlpLog, OtlpResource, OtlpScope } from '@telltale/model'
import { readEnvelope } from './decode-envelope.ts'
import { readOptionalId } from './decode-traces.ts'
import { newAttributes, readAttribute, readValue } from './decode-value.ts'
import { known, REASON } from './reasons.ts'
import type { WireReader } from './wire-reader.ts'

type Draft = { -readonly [Key in keyof OtlpLog]: OtlpLog[Key] } & { attributes: Map<string, AttributeValue> }

/** Reads an `ExportLogsServiceRequest`; records that are let in go to `into` when records are kept. */
export function readLogs(wire: WireReader, into: OtlpLog[]): void {
  readEnvelope(wire, (_, resource, scope) => {
    const log = readLog(wire, resource, scope)
    if (wire.gate.closeRecord() && wire.keep) into.push(log)
  })
}

function readLog(wire: WireReader, resource: OtlpResource, scope: OtlpScope): OtlpLog {
  wire.gate.openRecord()
  const log: Draft = {
    kind: 'log',
    resource,
    scope,
    timeUnixNano: 0n,
    observedUnixNano: 0n,
    severityNumber: 0,
    severityText: '',
    eventName: '',
    body: null,
    attributes: newAttributes(wire),
    traceId: '',
    spanId: '',
    flags: 0,
    droppedAttributes: 0,
  }
  const outer = wire.open()
  while (wire.more()) readLogField(wire, log)
  wire.close(outer)
  return log
}

function readLogField(wire: WireReader, log: Draft): void {
  const tag = wire.tag()
  switch (tag) {
    case 9:
      log.timeUnixNano = wire.fixed64()
      break
    case 16:
      log.severityNumber = known(wire.int32(), 24)
      break
    case 26:
      log.severityText = wire.text()
      break
    case 42:
      log.body = readValue(wire, 1)
      break
    case 50:
      readAttribute(wire, log.attributes)
      break
    case 56:
      log.droppedAttributes = wire.uint32()
      break
    case 69:
      log.flags = wire.fixed32()
      break
    case 74:
      log.traceId = readOptionalId(wire, 16, REASON.logTraceId)
      break
    case 82:
      log.spanId = readOptionalId(wire, 8, REASON.logSpanId)
      break
    case 89:
      log.observedUnixNano = wire.fixed64()
      break
    case 98:
      log.eventName = wire.text()
      break
    default:
      wire.skip(tag)
  }
}
