import { FIELD, type FieldName } from '@telltale/model'
import type { Canonical, EventDraft } from '../draft.ts'
import { pick } from './pick.ts'

const EVALUATION_FIELDS: readonly FieldName[] = [
  FIELD.evaluationName,
  FIELD.evaluationScore,
  FIELD.evaluationLabel,
  FIELD.evaluationExplanation,
  FIELD.responseId,
]

/** What an evaluator said of an answer: `response.evaluated`; nothing when the record names no evaluation. */
export function draftEvaluation(from: Canonical, timeUnixNano: bigint): readonly EventDraft[] {
  if (!from.has(FIELD.evaluationName)) return []
  const fields = pick(from, EVALUATION_FIELDS)
  fields.set(FIELD.contentCaptured, fields.has(FIELD.evaluationExplanation))
  return [{ category: 'ai_response', action: 'response.evaluated', timeUnixNano, fields }]
}
