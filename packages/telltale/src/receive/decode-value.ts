import type { Attributes, AttributeValue } from '@telltale/model'
import { malformed } from './decode-error.ts'
import type { WireReader } from './wire-reader.ts'

type AttributeMap = Map<string, AttributeValue>

const NO_ATTRIBUTES: Attributes = new Map()

/** A Map to read attributes into; when only counting, one that nothing is written to. */
export function newAttributes(wire: WireReader): AttributeMap {
  return wire.keep ? new Map() : (NO_ATTRIBUTES as AttributeMap)
}

/** Reads one `KeyValue` message into `into`; of a key sent twice the last one counts. */
export function readAttribute(wire: WireReader, into: AttributeMap, depth = 1): void {
  const outer = wire.open()
  if (wire.gate.takeAttribute()) {
    let key = ''
    let value: AttributeValue = null
    while (wire.more()) {
      const tag = wire.tag()
      if (tag === 10) key = wire.key()
      else if (tag === 18) value = readValue(wire, depth)
      else wire.skip(tag)
    }
    if (wire.keep) into.set(key, value)
  }
  wire.close(outer)
}

/** Reads one `AnyValue` message; an empty one is `null`. Throws when values nest deeper than allowed. */
export function readValue(wire: WireReader, depth: number): AttributeValue {
  if (depth > wire.gate.limits.protobufDepth) {
    throw malformed(`values nest deeper than ${wire.gate.limits.protobufDepth} levels`)
  }
  const outer = wire.open()
  let value: AttributeValue = null
  while (wire.more()) value = readOneOf(wire, value, depth)
  wire.close(outer)
  return value
}

/** Reads the next field of an `AnyValue`; the last member of the oneof that was sent counts. */
function readOneOf(wire: WireReader, before: AttributeValue, depth: number): AttributeValue {
  const tag = wire.tag()
  switch (tag) {
    case 10:
      return wire.text()
    case 16:
      return wire.bool()
    case 24:
      return wire.int64()
    case 33:
      return wire.double()
    case 42:
      return readList(wire, depth)
    case 50:
      return readMap(wire, depth)
    case 58:
      return wire.bytes()
    default:
      wire.skip(tag)
      return before
  }
}

function readList(wire: WireReader, depth: number): AttributeValue {
  const items: AttributeValue[] = []
  const outer = wire.open()
  let open = wire.gate.takeAttribute()
  while (open && wire.more()) {
    const tag = wire.tag()
    if (tag !== 10) wire.skip(tag)
    else {
      open = wire.gate.takeItem()
      if (open) keepItem(wire, items, readValue(wire, depth + 1))
    }
  }
  wire.close(outer)
  return items
}

function keepItem(wire: WireReader, items: AttributeValue[], item: AttributeValue): void {
  if (wire.keep) items.push(item)
}

function readMap(wire: WireReader, depth: number): AttributeValue {
  const entries = newAttributes(wire)
  const outer = wire.open()
  const open = wire.gate.takeAttribute()
  while (open && wire.more()) {
    const tag = wire.tag()
    if (tag === 10) readAttribute(wire, entries, depth + 1)
    else wire.skip(tag)
  }
  wire.close(outer)
  return entries
}
