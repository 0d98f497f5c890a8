import { FIELD } from '@telltale/model'
import type { Dialect } from '../dialect.ts'
import type { Canonical } from '../draft.ts'
import { draftEgress } from '../drafts/egress.ts'
import { type Row, rows } from '../read/rename.ts'
import { spanFields } from '../read/span-fields.ts'

/** Database client spans, stable names first, then the older ones. */
const DB_ROWS: readonly Row[] = [
  ...rows('text', [
    ['db.system.name', FIELD.dbSystem],
    ['db.system', FIELD.dbSystem],
    ['db.query.text', FIELD.dbQueryText],
    ['db.statement', FIELD.dbQueryText],
    ['db.operation.name', FIELD.dbOperation],
    ['db.operation', FIELD.dbOperation],
    ['db.collection.name', FIELD.dbCollection],
    ['db.sql.table', FIELD.dbCollection],
    ['db.mongodb.collection', FIELD.dbCollection],
    ['db.namespace', FIELD.dbNamespace],
    ['db.name', FIELD.dbNamespace],
    ['server.address', FIELD.serverAddress],
    ['net.peer.name', FIELD.serverAddress],
    ['network.transport', FIELD.networkTransport],
  ]),
  ...rows('int', [
    ['server.port', FIELD.serverPort],
    ['net.peer.port', FIELD.serverPort],
    ['db.response.returned_rows', FIELD.dbReturnedRows],
  ]),
]

const CLIENT = 3

/** Databases that run inside the process that asks them. */
const EMBEDDED = new Set<unknown>([
  'sqlite',
  'duckdb',
  'h2',
  'h2database',
  'hsqldb',
  'derby',
  'leveldb',
  'rocksdb',
  'lmdb',
])

/** Database client spans: the database step of a chain, where their trace holds AI activity. */
export const otelDb: Dialect = {
  name: 'otel_db',
  reads: (record) => {
    if (record.kind !== 'span' || record.spanKind !== CLIENT) return false
    return record.attributes.has('db.system.name') || record.attributes.has('db.system')
  },
  toEvents: (record) => {
    if (record.kind !== 'span') return []
    const fields = spanFields(record, DB_ROWS)
    const operation = fields.get(FIELD.dbOperation)
    const query = fields.get(FIELD.dbQueryText)
    if (operation === undefined && typeof query === 'string') fields.set(FIELD.dbOperation, firstWord(query))
    const system = fields.get(FIELD.dbSystem)
    if (system !== undefined && !fields.has(FIELD.networkProtocol)) fields.set(FIELD.networkProtocol, system)
    if (!fields.has(FIELD.serverAddress) && EMBEDDED.has(system)) addInProcess(fields)
    return [draftEgress(fields, record.startUnixNano)]
  },
}

/**
 * An embedded database is asked without a connection, yet its query is the database step of the chain as any other, and
 * is looked for in the same log and column. So that nobody takes it for data that left: it went to this host, within
 * the process (`inproc` was OpenTelemetry's word for such a transport), and nothing was sent.
 */
function addInProcess(fields: Canonical): void {
  fields.set(FIELD.serverAddress, 'localhost')
  fields.set(FIELD.networkTransport, 'inproc')
  fields.set(FIELD.egressBytesOut, 0)
}

/** The verb of a query. */
function firstWord(query: string): string {
  return (
    query
      .trimStart()
      .slice(0, 20)
      .split(/[\s(;]/, 1)[0]
      ?.toUpperCase() ?? ''
  )
}
