import type { OtlpResource, OtlpScope } from '@telltale/model'
import { malformed } from './decode-error.ts'
import { readAttributes } from './json-attributes.ts'
import type { JsonObject, JsonReader } from './json-reader.ts'

/** What the three signals call the lists of the envelope, in lowerCamelCase and snake_case. */
interface EnvelopeNames {
  readonly resources: readonly [string, string]
  readonly scopes: readonly [string, string]
  readonly records: readonly [string, string]
}

/** Reads one record of a signal, or a metric with its points. */
type ReadJsonRecord = (record: JsonObject, resource: OtlpResource, scope: OtlpScope) => void

/** Walks the envelope of an OTLP/JSON request, as `readEnvelope` does for protobuf. */
export function readJsonEnvelope(json: JsonReader, body: unknown, names: EnvelopeNames, read: ReadJsonRecord): void {
  const request = json.object(body, 'the request')
  if (request === undefined) throw malformed('the request must be an object')
  for (const item of members(json, request, names.resources)) {
    const outer = json.gate.openHeader()
    const header = json.object(item.resource, 'resource')
    const resource = {
      attributes: readAttributes(json, header?.attributes),
      schemaUrl: json.text(item.schemaUrl ?? item.schema_url, 'schemaUrl'),
    }
    json.gate.enterHeader()
    readScopes(json, members(json, item, names.scopes), (scope, group) => {
      for (const record of members(json, group, names.records)) read(record, resource, scope)
    })
    json.gate.closeHeader(outer)
  }
}

function readScopes(
  json: JsonReader,
  groups: Iterable<JsonObject>,
  each: (scope: OtlpScope, group: JsonObject) => void,
): void {
  for (const group of groups) {
    const outer = json.gate.openHeader()
    const header = json.object(group.scope, 'scope')
    const scope = {
      name: json.text(header?.name, 'scope name'),
      version: json.text(header?.version, 'scope version'),
      schemaUrl: json.text(group.schemaUrl ?? group.schema_url, 'schemaUrl'),
      attributes: readAttributes(json, header?.attributes),
    }
    json.gate.enterHeader()
    each(scope, group)
    json.gate.closeHeader(outer)
  }
}

/** The objects of a list that has two spellings; a null item is an empty object, as in protobuf. */
export function* members(
  json: JsonReader,
  object: JsonObject,
  [camel, snake]: readonly [string, string],
): Generator<JsonObject> {
  for (const item of json.list(object[camel] ?? object[snake], camel)) {
    yield json.object(item, `an item of ${camel}`) ?? {}
  }
}
