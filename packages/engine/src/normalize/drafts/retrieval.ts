import { FIELD, type FieldName, type JsonValue } from '@telltale/model'
import type { Canonical, EventDraft } from '../draft.ts'
import type { KeyedHash } from '../hash.ts'
import { isArray, isObject, type JsonObject, jsonOrText, member, textMember } from '../read/json-text.ts'
import { pick } from './pick.ts'

const RETRIEVAL_FIELDS: readonly FieldName[] = [
  FIELD.dataSourceId,
  FIELD.dbSystem,
  FIELD.dbNamespace,
  FIELD.dbCollection,
  FIELD.dbOperation,
  FIELD.retrievalTopK,
  FIELD.retrievalAllowed,
  FIELD.memoryStoreId,
  FIELD.memoryRecordId,
  FIELD.memoryRecordCount,
  FIELD.memoryQuery,
  FIELD.mcpMethod,
  FIELD.mcpResourceUri,
  FIELD.serverAddress,
  FIELD.durationMs,
]

/** One document as a sender shows it. */
export interface Document {
  readonly id?: string
  readonly score?: number
  readonly source?: string
  readonly title?: string
  readonly acl?: JsonValue
  /** Whose document it is, where documents of several organisations stand in one store. */
  readonly tenant?: string
  readonly text?: string
}

/** A look into a store of documents or memories, as any dialect tells it. */
export interface Retrieval {
  readonly fields: Canonical
  readonly action: string
  readonly query: string | undefined
  readonly documents: readonly Document[]
  /** Count the sender gave, when it shows no documents. */
  readonly count: number | undefined
  readonly timeUnixNano: bigint
}

/** What was looked up where, and what came back. */
export function draftRetrieval(retrieval: Retrieval, hash: KeyedHash): EventDraft {
  const fields = pick(retrieval.fields, RETRIEVAL_FIELDS)
  const { query, documents } = retrieval
  if (query !== undefined && query !== '') {
    fields.set(FIELD.retrievalQuery, query)
    fields.set(FIELD.retrievalQueryHash, hash(query))
  }
  if (documents.length > 0) addDocuments(fields, documents, hash)
  const count = documents.length > 0 ? documents.length : retrieval.count
  if (count !== undefined) fields.set(FIELD.retrievalDocumentCount, count)
  fields.set(FIELD.contentCaptured, fields.has(FIELD.retrievalQuery) || fields.has(FIELD.retrievalText))
  return { category: 'ai_retrieval', action: retrieval.action, timeUnixNano: retrieval.timeUnixNano, fields }
}

function addDocuments(fields: Canonical, documents: readonly Document[], hash: KeyedHash): void {
  fields.set(
    FIELD.retrievalDocuments,
    documents.map(({ text, ...document }) => ({ ...document, ...(text !== undefined && { hash: hash(text) }) })),
  )
  const scores = documents.flatMap((document) => document.score ?? [])
  if (scores.length > 0) {
    fields.set(
      FIELD.retrievalMinScore,
      scores.reduce((low, score) => Math.min(low, score)),
    )
    fields.set(
      FIELD.retrievalMaxScore,
      scores.reduce((high, score) => Math.max(high, score)),
    )
  }
  const sources = [...new Set(documents.flatMap((document) => document.source ?? []))]
  if (sources.length > 0) fields.set(FIELD.retrievalSources, sources)
  const texts = documents.flatMap((document) => document.text ?? [])
  if (texts.length > 0) fields.set(FIELD.retrievalText, texts)
}

/** Reads documents from a list (or JSON of one) in any of the usual shapes; `[]` when it is none. */
export function readDocuments(value: JsonValue | undefined): readonly Document[] {
  const list = typeof value === 'string' ? jsonOrText(value) : value
  if (isArray(list)) return list.map(readDocument)
  for (const key of ['documents', 'results', 'matches', 'data', 'chunks', 'nodes']) {
    const inner = member(list, key)
    if (isArray(inner)) return inner.map(readDocument)
  }
  return []
}

const NAMES = {
  id: ['id', 'document_id', 'doc_id', 'chunk_id', '_id'],
  source: ['source', 'doc_uri', 'url', 'uri', 'file_path', 'path', 'file_name', 'filename'],
  title: ['title', 'name'],
  tenant: ['tenant', 'tenant_id', 'tenantId', 'organization', 'organization_id', 'organizationId'],
  text: ['content', 'page_content', 'pageContent', 'text', 'document', 'chunk', 'body'],
}

function readDocument(value: JsonValue): Document {
  if (typeof value === 'string') return { text: value }
  const inner = member(value, 'document') ?? member(value, 'node')
  const outer: readonly JsonValue[] = isObject(inner) ? [inner, value] : [value]
  const sent = outer.map((item) => member(item, 'metadata')).find((item) => item !== undefined)
  const metadata = typeof sent === 'string' ? jsonOrText(sent) : sent
  const places = [...outer, ...(isObject(metadata) ? [metadata] : [])].filter(isObject)
  return toDocument(places)
}

function toDocument(places: readonly JsonObject[]): Document {
  const id = firstText(places, NAMES.id)
  const source = firstText(places, NAMES.source)
  const title = firstText(places, NAMES.title)
  const text = firstText(places, NAMES.text)
  const tenant = firstText(places, NAMES.tenant)
  const score = firstNumber(places, ['score', 'similarity', 'relevance_score', 'relevanceScore', '_score', 'distance'])
  const acl = places.map((place) => member(place, 'acl')).find((item) => item !== undefined)
  return {
    ...(id !== undefined && { id }),
    ...(score !== undefined && { score }),
    ...(source !== undefined && { source }),
    ...(title !== undefined && { title }),
    ...(acl !== undefined && { acl }),
    ...(tenant !== undefined && { tenant }),
    ...(text !== undefined && { text }),
  }
}

function firstText(places: readonly JsonObject[], names: readonly string[]): string | undefined {
  for (const place of places) {
    for (const name of names) {
      const value = textMember(place, name) ?? member(place, name)
      if (typeof value === 'string' && value !== '') return value
      if (typeof value === 'number') return String(value)
    }
  }
  return undefined
}

function firstNumber(places: readonly JsonObject[], names: readonly string[]): number | undefined {
  for (const place of places) {
    for (const name of names) {
      const value = member(place, name)
      if (typeof value === 'number' && Number.isFinite(value)) return value
    }
  }
  return undefined
}
