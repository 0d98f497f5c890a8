import { isRecord, memberOf, numberOf, textOf } from '../../wire/read-json.ts'
import type { FoundDocument } from '../observe/found-documents.ts'

/** A node with its score, as a retriever of LlamaIndex.TS gives it. */
export function readNode(found: unknown): FoundDocument {
  const node = memberOf(found, 'node')
  const metadata = memberOf(node, 'metadata')
  return {
    id: textOf(node, 'id_'),
    source: SOURCES.map((name) => textOf(metadata, name)).find((source) => source !== undefined),
    score: numberOf(found, 'score'),
    text: textOf(node, 'text') ?? textIn(node),
  }
}

const SOURCES = ['source', 'url', 'file_path', 'file_name', 'path', 'filename']

/** Indexes and pictures keep no text of their own; others give it by a getter of their class. */
function textIn(node: unknown): string | undefined {
  const text: unknown = isRecord(node) ? Reflect.get(node, 'text') : undefined
  return typeof text === 'string' ? text : undefined
}
