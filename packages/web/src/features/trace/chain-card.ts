import type { EventJson, SpanNode } from '@telltale/model'
import type { EventText } from '../../lib/event-texts.ts'
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
