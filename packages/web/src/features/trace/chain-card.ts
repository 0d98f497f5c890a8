import { type EventJson, FIELD, type SpanNode } from '@telltale/model'
import { idOf } from '../../lib/event-fields.ts'
import type { EventText } from '../../lib/event-texts.ts'
import { type FoundText, placesIn } from '../../lib/findings.ts'
import type { Trust } from '../../lib/messages.ts'

/** The columns of the chain, in order. */
export type Stop = 'prompt' | 'model' | 'retrieval' | 'tool' | 'outside' | 'response'

/** The note that tells a guardrail's card from those it stands among. */
export const GUARDRAIL = 'guardrail'

/** Verdicts after which what was asked for did not go on as it was. */
export const STOPPING: ReadonlySet<string> = new Set(['block', 'modify', 'error'])

/** One thing that happened, as it stands in a column. Every text of it is untrusted input. */
export interface ChainCard {
  readonly id: string
  readonly stop: Stop
  readonly title: string
  /** Small print beside the title's time: a model, a score, a count. */
  readonly note: string
  /** Where its words come from; `none` where it has none of its own. */
  readonly trust: Trust | 'none'
  readonly texts: readonly EventText[]
  /** What is known to be wrong or missing about it. */
  readonly flags: readonly { readonly tone: 'bad' | 'quiet'; readonly words: string }[]
  readonly startMs: number
  readonly durationMs: number | undefined
  readonly event: EventJson
  readonly recordId: string
}

/** Span and time of an event, looked up once. */
export interface Placed {
  readonly event: EventJson
  readonly span: SpanNode | undefined
  readonly startMs: number
  readonly durationMs: number | undefined
}

/**
 * What was found in the texts of a card, the same place once; and what was found in its event where no card shows it:
 * a long history, a description.
 */
export function foundOn(card: ChainCard, found: readonly FoundText[]): readonly FoundText[] {
  const seen = new Map<number, string>()
  for (const [i, text] of card.texts.entries()) {
    for (const { item, start, end } of placesIn(text.text, found)) {
      if (!seen.has(item.number)) seen.set(item.number, `${i} ${start} ${end} ${item.finding.detector}`)
    }
  }
  const listed = new Set<string>()
  return found.filter((item) => {
    const place = seen.get(item.number)
    if (place === undefined) return isToldHere(card, item)
    if (listed.has(place)) return false
    listed.add(place)
    return true
  })
}

/** The first card of an event tells what was found in it beyond its cards; documents have cards of their own. */
function isToldHere(card: ChainCard, { finding }: FoundText): boolean {
  return (
    card.id === `${finding.event_id}-${card.stop}` &&
    idOf(card.event) === finding.event_id &&
    finding.field !== FIELD.retrievalText &&
    finding.field !== FIELD.retrievalDocuments
  )
}
