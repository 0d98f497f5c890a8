import type { Attributes, AttributeValue } from '@telltale/model'
import { malformed } from './decode-error.ts'
import type { JsonObject, JsonReader } from './json-reader.ts'

/** Attributes of an OTLP/JSON list of `{key, value}`; of a key sent twice the last one counts. */
export function readAttributes(json: JsonReader, list: unknown, depth = 1): Attributes {
  const attributes = new Map<string, AttributeValue>()
  for (const item of json.list(list, 'attributes')) {
    if (!json.gate.takeAttribute()) break
    const pair = json.object(item, 'an attribute')
    attributes.set(json.key(pair?.key), readAnyValue(json, pair?.value, depth))
  }
  return attributes
}

// In the order of the protocol: of several members sent, the last of this list counts.
const MEMBERS: readonly (readonly [
  string,
  string,
  (json: JsonReader, value: unknown, depth: number) => AttributeValue,
])[] = [
  ['stringValue', 'string_value', (json, value) => json.text(value, 'stringValue')],
  ['boolValue', 'bool_value', (json, value) => json.bool(value, 'boolValue')],
  ['intValue', 'int_value', readInt],
  ['doubleValue', 'double_value', (json, value) => json.double(value, 'doubleValue')],
  ['arrayValue', 'array_value', readArray],
  ['kvlistValue', 'kvlist_value', readPairs],
  ['bytesValue', 'bytes_value', (json, value) => json.bytes(value)],
]

/** One OTLP/JSON `AnyValue`; an empty one is `null`. Throws when values nest deeper than allowed. */
export function readAnyValue(json: JsonReader, value: unknown, depth: number): AttributeValue {
  if (depth > json.gate.limits.protobufDepth) {
    throw malformed(`values nest deeper than ${json.gate.limits.protobufDepth} levels`)
  }
  const object = json.object(value, 'an attribute value')
  return object === undefined ? null : readMember(json, object, depth)
}

function readMember(json: JsonReader, object: JsonObject, depth: number): AttributeValue {
  let found: AttributeValue = null
  for (const [camel, snake, read] of MEMBERS) {
    const member = object[camel] ?? object[snake]
    if (member !== undefined && member !== null) found = read(json, member, depth)
  }
  return found
}

function readInt(json: JsonReader, value: unknown): AttributeValue {
  const integer = json.integer(value, 'intValue')
  if (BigInt.asIntN(64, integer) !== integer && typeof value === 'string') throw malformed('intValue must fit 64 bits')
  const number = Number(integer)
  return Number.isSafeInteger(number) ? number : integer.toString()
}

function readArray(json: JsonReader, value: unknown, depth: number): AttributeValue {
  const items: AttributeValue[] = []
  if (!json.gate.takeAttribute()) return items
  for (const item of json.list(json.object(value, 'arrayValue')?.values, 'values')) {
    if (!json.gate.takeItem()) break
    items.push(readAnyValue(json, item, depth + 1))
  }
  return items
}

function readPairs(json: JsonReader, value: unknown, depth: number): AttributeValue {
  if (!json.gate.takeAttribute()) return new Map()
  return readAttributes(json, json.object(value, 'kvlistValue')?.values, depth + 1)
}
