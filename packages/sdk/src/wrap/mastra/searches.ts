import { findDocuments } from '../../helpers/read-documents.ts'
import type { RecordedSpan } from '../../record/recorder.ts'
import { listOf } from '../../wire/read-json.ts'
import type { FoundDocument } from '../observe/found-documents.ts'

/** A search in a vector store that is over, whose documents are told by the tool that made it. */
interface Search {
  readonly span: RecordedSpan
  readonly endMs: number | undefined
}

/** Searches of tools that still run, and what was last turned into a vector for them. */
export interface Searches {
  open(tool: string): void
  isOpen(tool: string): boolean
  ask(tool: string, query: string): void
  queryOf(tool: string): string | undefined
  add(tool: string, search: Search): void
  /** The searches of a tool, taken out. */
  close(tool: string): readonly Search[]
}

const MOST_TOOLS = 1_000
const MOST_SEARCHES = 64

/** Keeps the searches of each tool until it ends. */
export function createSearches(): Searches {
  const tools = new Map<string, { query: string | undefined; readonly found: Search[] }>()
  return {
    open: (tool) => {
      if (tools.size < MOST_TOOLS) tools.set(tool, { query: undefined, found: [] })
    },
    isOpen: (tool) => (tools.get(tool)?.found.length ?? MOST_SEARCHES) < MOST_SEARCHES,
    ask: (tool, query) => {
      const kept = tools.get(tool)
      if (kept !== undefined) kept.query = query
    },
    queryOf: (tool) => tools.get(tool)?.query,
    add: (tool, search) => void tools.get(tool)?.found.push(search),
    close: (tool) => {
      const found = tools.get(tool)?.found ?? []
      tools.delete(tool)
      return found
    },
  }
}

/** The documents in what Mastra's vector and graph query tools give. */
export function documentsOf(output: unknown): readonly FoundDocument[] {
  const sources = listOf(output, 'sources')
  const listed = sources.length > 0 ? sources : listOf(output, 'relevantContext')
  return findDocuments(listed).documents
}
