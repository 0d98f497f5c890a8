import { FIELD, type OtlpSpanEvent } from '@telltale/model'
import type { Canonical, EventDraft } from '../draft.ts'
import { draftEvaluation } from '../drafts/evaluation.ts'
import { type Row, rename, rows } from '../read/rename.ts'
import { isGuardrailEvent, readGuardrail } from './otel-guardrail.ts'

export const EVALUATION_ROWS: readonly Row[] = [
  ...rows('text', [
    ['gen_ai.evaluation.name', FIELD.evaluationName],
    ['gen_ai.evaluation.score.label', FIELD.evaluationLabel],
    ['gen_ai.evaluation.explanation', FIELD.evaluationExplanation],
    ['gen_ai.response.id', FIELD.responseId],
  ]),
  ...rows('number', [['gen_ai.evaluation.score.value', FIELD.evaluationScore]]),
]

/** Guardrail words and evaluations that stand as events on a span. */
export function readSpanEvents(events: readonly OtlpSpanEvent[], from: Canonical): readonly EventDraft[] {
  return events.flatMap((event) => {
    if (isGuardrailEvent(event.name)) return [readGuardrail(event.attributes, from, event.name, event.timeUnixNano)]
    if (event.name !== 'gen_ai.evaluation.result') return []
    return draftEvaluation(rename(event.attributes, EVALUATION_ROWS, new Map(from)), event.timeUnixNano)
  })
}
