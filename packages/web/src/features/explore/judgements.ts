import { type EventJson, FIELD } from '@telltale/model'
import { idOf, textOf } from '../../lib/event-fields.ts'
import type { QueryTerm } from '../../lib/query-language.ts'

/** Rows of a list without judgements, and which of them was judged how. */
export interface Folded {
  readonly rows: readonly EventJson[]
  /** By id of the event that a judgement is about: the judgement. */
  readonly judged: ReadonlyMap<string, EventJson>
  /** Judgements that are not shown as rows. */
  readonly hidden: number
}

/** Whether an event is what Telltale concluded of another one: `tool.judged`, `response.judged`, … */
function isJudgement(event: EventJson): boolean {
  return textOf(event, FIELD.eventAction).endsWith('.judged')
}

/** Whether a query asks for judgements by name or id, so that they are what somebody wants to see. */
export function asksForJudgements(terms: readonly QueryTerm[]): boolean {
  return terms.some(
    (term) =>
      term.kind === 'field' &&
      (term.field.startsWith('telltale.flow.') ||
        term.field === FIELD.eventId ||
        (term.field === FIELD.eventAction && term.values.some((value) => value.includes('judged')))),
  )
}

/** Takes judgements out of a list and puts each to the event it is about, where that is in the list. */
export function foldJudgements(events: readonly EventJson[]): Folded {
  const judgements = events.filter(isJudgement)
  if (judgements.length === 0) return { rows: events, judged: new Map(), hidden: 0 }
  const byPlace = new Map<string, EventJson>()
  // Lists are newest first, and a judgement that was changed later counts.
  for (const event of judgements.toReversed()) byPlace.set(placeOf(event), event)
  const rows = events.filter((event) => !isJudgement(event))
  // Nothing else was found: then they are what there is to see.
  if (rows.length === 0) return { rows: events, judged: new Map(), hidden: 0 }
  const judged = new Map(
    rows.flatMap((event) => {
      const judgement = byPlace.get(placeOf(event))
      return judgement === undefined ? [] : [[idOf(event), judgement] as const]
    }),
  )
  return { rows, judged, hidden: judgements.length }
}

/** What a judgement has in common with the event it is about: trace, span, and what kind of thing it is. */
function placeOf(event: EventJson): string {
  const [object = ''] = textOf(event, FIELD.eventAction).split('.')
  return [textOf(event, FIELD.traceId), textOf(event, FIELD.spanId), textOf(event, FIELD.toolCallId), object].join(' ')
}

/** The condition that shows judgements alone. */
export const JUDGEMENTS: QueryTerm = {
  kind: 'field',
  field: FIELD.eventAction,
  values: ['tool.judged', 'response.judged', 'egress.judged', 'retrieval.judged'],
}

/** A judgement in a word or two: how sure it is that words from outside drove the event; '' where it says nothing of that. */
export function judgementWords(judgement: EventJson): string {
  const score = Number(textOf(judgement, FIELD.flowInjectionDriven))
  if (Number.isFinite(score) && score >= 0.5) return `driven from outside ${score.toFixed(2)}`
  return textOf(judgement, FIELD.flowUntrustedToSink) === 'true' ? 'outside words in it' : ''
}
