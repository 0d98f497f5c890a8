import type { Subject } from '../../control/guard.ts'
import type { Attributes } from '../../record/recorder.ts'
import { toJsonText } from '../../wire/read-json.ts'

/** A document that a search found. */
export interface FoundDocument {
  readonly id?: string | undefined
  readonly source?: string | undefined
  readonly score?: number | undefined
  readonly text?: string | undefined
}

/** Documents as the span of a retrieval names them. */
export function documentAttributes(documents: readonly FoundDocument[]): Attributes {
  const shown = documents.map(({ id, score, source, text }) => ({ id, score, source, content: text ?? '' }))
  return { 'gen_ai.retrieval.documents': toJsonText(shown), 'gen_ai.retrieval.document_count': documents.length }
}

/** What the guard is asked of each. */
export function documentSubjects(documents: readonly FoundDocument[]): readonly Subject[] {
  return documents.flatMap(({ source, text = '' }) =>
    text === '' ? [] : [{ category: 'ai_retrieval', text, role: 'retrieval', ...(source !== undefined && { source }) }],
  )
}
