import type { JsonValue, OtlpLog } from '@telltale/model'
import type { Dialect } from '../dialect.ts'
import type { EventDraft } from '../draft.ts'
import type { KeyedHash } from '../hash.ts'
import type { Common } from '../record/finish-event.ts'
import type { RecordDraft } from '../record/raw-record.ts'

/** What a span was for, as far as it decides who sent something out. */
export type Role = 'model_call' | 'tool' | 'mcp' | 'retrieval' | 'agent'

/** What is remembered of a span. There are very many of these: each is kept small. */
export interface SpanNote {
  /** '' for a root; undefined while only log records of the span have come. */
  parent: string | undefined
  role: Role | undefined
  /** What the span says of its call, in an order that only `span-role.ts` knows; undefined when it told nothing. */
  about: readonly (JsonValue | undefined)[] | undefined
  /** Whether the span ended in an error. */
  failed: boolean
  /** Facts told of the span, each a number that stands for signal, category and content. */
  told: number[] | undefined
  /** Log records of the span that were read, each a number that stands for its content. */
  pieces: number[] | undefined
}

/** What is remembered of one record that told of a model call, so that a second telling is noticed. */
export interface CallNote {
  readonly isLog: boolean
  /** Id of the raw record: the same record sent again is judged the same. */
  readonly rawId: string
  readonly spanId: string
  readonly parent: string
  readonly requestModel: JsonValue | undefined
  readonly responseModel: JsonValue | undefined
  readonly responseId: JsonValue | undefined
  readonly promptHash: JsonValue | undefined
  /** `input/output` tokens; undefined when the record tells no usage. */
  readonly tokens: string | undefined
  /** Whether a usage stands as `inference` for the call. */
  counted: boolean
  /** Each call has at most one telling above it and one below. */
  above: boolean
  below: boolean
  /** Span that told the call before. */
  toldBy: string | undefined
  /** Span whose usage stands for the call already. */
  countedBy: string | undefined
}

/** An outbound request that waits until it is known whether its trace is about AI and who sent it. */
export interface WaitingEgress {
  readonly draft: EventDraft
  readonly raw: RecordDraft
  readonly common: Common
  readonly bytes: number
}

/** One log record of a model call that waits to be read with the others. */
export interface WaitingLog {
  readonly log: OtlpLog
  readonly raw: RecordDraft
  readonly common: Common
}

/** The log records of one model call that came so far. */
export interface WaitingCall {
  readonly trace: Trace
  readonly spanId: string
  readonly dialect: Dialect
  readonly hash: KeyedHash
  /** Receive time of the first. */
  readonly sinceMs: number
  readonly logs: WaitingLog[]
  bytes: number
}

/** Who told of a tool run. */
export interface ToolTelling {
  readonly rawId: string
  readonly spanId: string
  /** By a later request to the model, and not by the run itself. */
  readonly heard: boolean
}

/** What is remembered of the tools of a trace. */
export interface ToolNotes {
  /** By call id, else by a number that stands for arguments or result. */
  readonly tellings: Map<string | number, ToolTelling>
  /** Names of the tools that the model asked for, by call id. */
  readonly names: Map<string, string>
}

/** What is remembered of one trace. */
export interface Trace {
  readonly key: string
  /** Neighbours in the order of being touched. */
  older: Trace | undefined
  newer: Trace | undefined
  genAi: boolean
  readonly spans: Map<string, SpanNote>
  /** Model calls; few, so they are searched in order. */
  readonly calls: CallNote[]
  tools: ToolNotes | undefined
  waiting: WaitingEgress[]
  waitingBytes: number
  readonly waitingCalls: WaitingCall[]
}

/** A trace of which nothing is known yet. */
export function createTrace(key: string): Trace {
  return {
    key,
    older: undefined,
    newer: undefined,
    genAi: false,
    spans: new Map(),
    calls: [],
    tools: undefined,
    waiting: [],
    waitingBytes: 0,
    waitingCalls: [],
  }
}
