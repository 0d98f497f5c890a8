import { type Attributes, FIELD, type OtlpSpan } from '@telltale/model'
import type { Canonical, EventDraft } from '../draft.ts'
import { type Document, draftRetrieval } from '../drafts/retrieval.ts'
import type { KeyedHash } from '../hash.ts'
import { asInt, asNumber, asText } from '../read/attributes.ts'
import { jsonOrText, textMember } from '../read/json-text.ts'
import { MODEL_ROWS } from '../read/shared-rows.ts'
import { spanFields } from '../read/span-fields.ts'
import { RETRIEVAL_ROWS } from './otel-rows.ts'

/** Databases that hold nothing but vectors: a look into them is a retrieval, whatever the trace is about. */
const VECTOR_SYSTEMS = new Set<unknown>([
  'pinecone',
  'chroma',
  'chromadb',
  'qdrant',
  'weaviate',
  'milvus',
  'lancedb',
  'marqo',
  'vespa',
  'astra',
  'vectara',
])

/** Whether a span is a vector database's. */
export function isVectorSpan(span: OtlpSpan): boolean {
  const { attributes } = span
  if (attributes.has('db.vector.query.top_k')) return true
  const system = attributes.get('db.system') ?? attributes.get('db.system.name')
  return VECTOR_SYSTEMS.has(system) || span.events.some((event) => isResultEvent(event.name))
}

function isResultEvent(name: string): boolean {
  return name === 'db.query.result' || name === 'db.search.result'
}

/** Operations that put documents in or take them out. */
const WRITES = new Set(['insert', 'upsert', 'add', 'update', 'modify', 'create'])

/** Reads a vector database's span with its `db.query.result` events. */
export function readVectorSpan(span: OtlpSpan, hash: KeyedHash): readonly EventDraft[] {
  const fields = spanFields(span, RETRIEVAL_ROWS, MODEL_ROWS)
  fields.set(FIELD.operation, 'retrieval')
  addSource(span.attributes, fields)
  const documents = span.events
    .filter((event) => isResultEvent(event.name))
    .map((event) => readResult(event.attributes))
  const query = asText(span.attributes.get('db.query.text')) ?? asText(span.attributes.get('db.statement'))
  const count = asInt(span.attributes.get('db.response.returned_rows'))
  const operation = String(fields.get(FIELD.dbOperation) ?? '').toLowerCase()
  const action = WRITES.has(operation) ? 'document.ingested' : 'retrieval.performed'
  return [draftRetrieval({ fields, action, query, documents, count, timeUnixNano: span.startUnixNano }, hash)]
}

/** Keys that name a collection, by vendor: `db.milvus.search.collection_name`, `pinecone.query.namespace`, … */
function addSource(attributes: Attributes, fields: Canonical): void {
  if (fields.has(FIELD.dataSourceId)) return
  for (const [key, value] of attributes) {
    if (!key.endsWith('collection_name') && !key.endsWith('query.namespace') && !key.endsWith('index_name')) continue
    const name = asText(value)
    if (name !== undefined) {
      fields.set(FIELD.dataSourceId, name)
      return
    }
  }
  const system = fields.get(FIELD.dbSystem)
  if (system !== undefined) fields.set(FIELD.dataSourceId, system)
}

function readResult(attributes: Attributes): Document {
  const id = firstText(attributes, ['db.query.result.id', 'db.search.result.id'])
  const text = firstText(attributes, ['db.query.result.document', 'db.search.result.entity'])
  const metadata = firstText(attributes, ['db.query.result.metadata'])
  const parsed = metadata === undefined ? undefined : jsonOrText(metadata)
  const source = textMember(parsed, 'source') ?? textMember(parsed, 'url')
  const score = asNumber(
    attributes.get('db.query.result.score') ??
      attributes.get('db.query.result.distance') ??
      attributes.get('db.search.result.distance'),
  )
  return {
    ...(id !== undefined && { id }),
    ...(score !== undefined && { score }),
    ...(source !== undefined && { source }),
    ...(text !== undefined && { text }),
  }
}

function firstText(attributes: Attributes, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const value = asText(attributes.get(key))
    if (value !== undefined) return value
  }
  return undefined
}
