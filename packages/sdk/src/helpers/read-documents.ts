/** One document of an answer, with what is known of it. */
export interface ReadDocument {
  /** As the application's function gave it. */
  readonly value: unknown
  readonly id?: string
  readonly source?: string
  readonly score?: number
  readonly text?: string
}

/** Where the documents stand in an answer. */
interface DocumentList {
  /** The answer with other documents in their place. */
  replace(documents: readonly unknown[]): unknown
}

const LISTS = ['documents', 'results', 'matches', 'data', 'chunks', 'nodes']
const TEXTS = ['content', 'pageContent', 'page_content', 'text', 'chunk', 'body']
const SOURCES = ['source', 'url', 'uri', 'path', 'file_path', 'filename']
const IDS = ['id', 'documentId', 'document_id', 'chunk_id', '_id']
const SCORES = ['score', 'similarity', 'relevanceScore', 'relevance_score', '_score']

/** Finds the documents of an answer: a list, or one under a usual name; anything else is one document. */
export function findDocuments(answer: unknown): {
  readonly list: DocumentList
  readonly documents: readonly ReadDocument[]
} {
  if (Array.isArray(answer)) return { list: { replace: (documents) => documents }, documents: answer.map(readDocument) }
  for (const name of LISTS) {
    const inner = get(answer, name)
    if (!Array.isArray(inner)) continue
    const replace = (documents: readonly unknown[]): unknown => ({ ...(answer as object), [name]: documents })
    return { list: { replace }, documents: inner.map(readDocument) }
  }
  const none = answer === undefined || answer === null
  return { list: { replace: ([document]) => document ?? null }, documents: none ? [] : [readDocument(answer)] }
}

function readDocument(value: unknown): ReadDocument {
  if (typeof value === 'string') return { value, text: value }
  // LangChain gives pairs of a document and its score.
  if (Array.isArray(value) && value.length === 2 && typeof value[1] === 'number') {
    return { ...readDocument(value[0]), value, score: value[1] }
  }
  const places = [value, get(value, 'document'), get(value, 'metadata')]
  const text = first(places, TEXTS, isText)
  const source = first(places, SOURCES, isText)
  const id = first(places, IDS, isId)
  const score = first(places, SCORES, isNumber)
  return {
    value,
    ...(id !== undefined && { id: String(id) }),
    ...(source !== undefined && { source }),
    ...(score !== undefined && { score }),
    ...(text !== undefined && { text }),
  }
}

/** A copy of the document that says another text; undefined where its text stands too deep to be changed. */
export function withText(value: unknown, text: string): unknown {
  if (typeof value === 'string') return text
  const name = TEXTS.find((one) => isText(get(value, one)))
  if (name === undefined || typeof value !== 'object' || value === null) return undefined
  const copy: object = Object.create(Object.getPrototypeOf(value), Object.getOwnPropertyDescriptors(value))
  Object.defineProperty(copy, name, { value: text, writable: true, enumerable: true, configurable: true })
  return copy
}

function first<T>(
  places: readonly unknown[],
  names: readonly string[],
  is: (value: unknown) => value is T,
): T | undefined {
  for (const place of places) {
    for (const name of names) {
      const value = get(place, name)
      if (is(value)) return value
    }
  }
  return undefined
}

function get(value: unknown, name: string): unknown {
  try {
    return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
  } catch {
    return undefined // a getter of the application's failed
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isId(value: unknown): value is string | number {
  return (typeof value === 'string' && value !== '') || typeof value === 'number'
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}
