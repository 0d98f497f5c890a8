import type { AttributeValue, OtlpResource, OtlpScope } from '@telltale/model'
import { newAttributes, readAttribute } from './decode-value.ts'
import type { WireReader } from './wire-reader.ts'

const NO_SCOPE: OtlpScope = { name: '', version: '', schemaUrl: '', attributes: new Map() }

/** Reads one record of a signal (or a metric with its points); the reader stands before its length. */
type ReadRecord = (wire: WireReader, resource: OtlpResource, scope: OtlpScope) => void

/**
 * Walks the envelope that the three OTLP requests share: requests hold resources, resources hold scopes,
 * scopes hold records. Each level is walked twice, first for its header and then for what is beneath, since
 * fields may come in any order and `schema_url` usually comes last; skipping is a small part of reading.
 */
export function readEnvelope(wire: WireReader, readRecord: ReadRecord): void {
  while (wire.more()) {
    const tag = wire.tag()
    if (tag === 10) readResourceGroup(wire, readRecord)
    else wire.skip(tag)
  }
}

function readResourceGroup(wire: WireReader, readRecord: ReadRecord): void {
  const end = wire.open()
  const start = wire.position()
  const outer = wire.gate.openHeader()
  const resource = readResourceHeader(wire)
  wire.gate.enterHeader()
  wire.rewind(start)
  while (wire.more()) {
    const tag = wire.tag()
    if (tag === 18) readScopeGroup(wire, resource, readRecord)
    else wire.skip(tag)
  }
  wire.gate.closeHeader(outer)
  wire.close(end)
}

function readResourceHeader(wire: WireReader): OtlpResource {
  const attributes = newAttributes(wire)
  let schemaUrl = ''
  while (wire.more()) {
    const tag = wire.tag()
    if (tag === 10) readResource(wire, attributes)
    else if (tag === 26) schemaUrl = wire.text()
    else wire.skip(tag)
  }
  return { attributes, schemaUrl }
}

function readResource(wire: WireReader, attributes: Map<string, AttributeValue>): void {
  const outer = wire.open()
  while (wire.more()) {
    const tag = wire.tag()
    if (tag === 10) readAttribute(wire, attributes)
    else wire.skip(tag)
  }
  wire.close(outer)
}

function readScopeGroup(wire: WireReader, resource: OtlpResource, readRecord: ReadRecord): void {
  const end = wire.open()
  const start = wire.position()
  const outer = wire.gate.openHeader()
  const scope = readScopeHeader(wire)
  wire.gate.enterHeader()
  wire.rewind(start)
  while (wire.more()) {
    const tag = wire.tag()
    if (tag === 18) readRecord(wire, resource, scope)
    else wire.skip(tag)
  }
  wire.gate.closeHeader(outer)
  wire.close(end)
}

function readScopeHeader(wire: WireReader): OtlpScope {
  let scope = NO_SCOPE
  let schemaUrl = ''
  while (wire.more()) {
    const tag = wire.tag()
    if (tag === 10) scope = readScope(wire)
    else if (tag === 26) schemaUrl = wire.text()
    else wire.skip(tag)
  }
  return { ...scope, schemaUrl }
}

function readScope(wire: WireReader): OtlpScope {
  const attributes = newAttributes(wire)
  let name = ''
  let version = ''
  const outer = wire.open()
  while (wire.more()) {
    const tag = wire.tag()
    if (tag === 10) name = wire.text()
    else if (tag === 18) version = wire.text()
    else if (tag === 26) readAttribute(wire, attributes)
    else wire.skip(tag)
  }
  wire.close(outer)
  return { name, version, schemaUrl: '', attributes }
}
