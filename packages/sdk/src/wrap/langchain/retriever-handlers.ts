import type { Subject } from '../../control/guard.ts'
import { memberOf, numberOf, textOf, toJsonList } from '../../wire/read-json.ts'
import { beginRun, endRun, nameOf, obeyed, quiet } from '../observe/begin-run.ts'
import type { Watch } from '../observe/observe-call.ts'
import type { RunTable } from '../observe/run-table.ts'

type Extra = Readonly<Record<string, unknown>>

/** The handlers of retrievers. */
export function retrieverHandlers(watch: Watch, runs: RunTable) {
  return {
    handleRetrieverStart: (
      serialized: unknown,
      query: string,
      runId: string,
      parentRunId?: string,
      _tags?: readonly string[],
      metadata?: Extra,
      runName?: string,
    ) => {
      quiet(() => {
        const retriever = nameOf(serialized, runName, 'retriever')
        const attributes = {
          'gen_ai.operation.name': 'retrieval',
          'gen_ai.data_source.id': textOf(metadata, 'ls_vector_store_provider') ?? retriever,
          'gen_ai.retrieval.query.text': query,
        }
        const name = `retrieval ${retriever}`
        beginRun(watch, runs, { id: runId, parent: parentRunId, name, options: { kind: 'client', attributes } })
      })
    },
    handleRetrieverEnd: (documents: unknown, runId: string) =>
      quiet(() => {
        const list: readonly unknown[] = Array.isArray(documents) ? documents : []
        const span = runs.find(runId)?.span
        if (span === undefined) return undefined
        span.set({ 'gen_ai.retrieval.documents': toJsonList(list.map(readDocument)) })
        try {
          return obeyed(watch, span, list.map(subjectOf))
        } finally {
          endRun(runs, runId)
        }
      }),
    handleRetrieverError: (error: unknown, runId: string) => {
      quiet(() => endRun(runs, runId, error))
    },
  }
}

function readDocument(document: unknown): object {
  const metadata = memberOf(document, 'metadata')
  const score = numberOf(metadata, 'score') ?? numberOf(metadata, 'relevance_score')
  const id = textOf(document, 'id') ?? textOf(metadata, 'id')
  return {
    ...(id !== undefined && { id }),
    ...(score !== undefined && { score }),
    source: sourceOf(document),
    content: textOf(document, 'pageContent') ?? '',
  }
}

function sourceOf(document: unknown): string | undefined {
  const metadata = memberOf(document, 'metadata')
  return textOf(metadata, 'source') ?? textOf(metadata, 'url') ?? textOf(metadata, 'path')
}

function subjectOf(document: unknown): Subject {
  const source = sourceOf(document)
  const text = textOf(document, 'pageContent') ?? ''
  return { category: 'ai_retrieval', text, role: 'retrieval', ...(source !== undefined && { source }) }
}
