import type { JsonValue } from '@telltale/model'
import type { EventDraft } from '../draft.ts'
import type { RecordDraft } from '../record/raw-record.ts'
import type { CallNote } from './call-ledger.ts'

/** What a span was for, as far as it decides who sent something out. */
export type Role = 'model_call' | 'tool' | 'mcp' | 'retrieval' | 'agent'

/** What is remembered of a span. There are very many of these: each is kept small. */
export interface SpanNote {
  /** '' for a root; undefined while only log records of the span have come. */
  parent: string | undefined
  role: Role | undefined
  /** Values of the fields in `ABOUT`, in that order; undefined when the span told nothing. */
  about: readonly (JsonValue | undefined)[] | undefined
  /** Facts told of the span, each a number that stands for signal, category and content. */
  told: number[] | undefined
}

/** An outbound request that waits until it is known whether its trace is about AI and who sent it. */
export interface Waiting {
  readonly draft: EventDraft
  readonly raw: RecordDraft
  readonly common: Map<string, JsonValue>
  readonly bytes: number
}

/** What is remembered of one trace. */
export interface Trace {
  readonly key: string
  genAi: boolean
  readonly spans: Map<string, SpanNote>
  /** Model calls; few, so they are searched in order. */
  readonly calls: CallNote[]
  waiting: Waiting[]
  waitingBytes: number
}

/** A trace of which nothing is known yet. */
export function createTrace(key: string): Trace {
  return { key, genAi: false, spans: new Map(), calls: [], waiting: [], waitingBytes: 0 }
}
