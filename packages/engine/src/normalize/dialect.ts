import type { OtlpLog, SourceRecord } from '@telltale/model'
import type { EventDraft } from './draft.ts'
import type { KeyedHash } from './hash.ts'

/** What a dialect may use besides the record itself. */
export interface ReadContext {
  /** Keyed hash of the record's tenant. */
  readonly hash: KeyedHash
  /** Receive time, for the one kind of record that may come without a time of its own. */
  readonly receivedMs: number
}

/** One vocabulary that AI software speaks. It recognises its records by their keys and reads them into drafts. */
export interface Dialect {
  readonly name: string
  /** Whether the record speaks this dialect; asked in the order of the list, the first that says yes reads it. */
  reads(record: SourceRecord): boolean
  /** The facts in the record, none when it is only a step on the way. May throw: the record is then set aside. */
  toEvents(record: SourceRecord, context: ReadContext): readonly EventDraft[]
  /** How the dialect's log records tell a model call, where its texts come in log records and the rest in a span. */
  readonly callLogs?: CallLogs
}

/** Log records that tell a model call piece by piece. They wait for each other and for the span, and are read together. */
export interface CallLogs {
  /** Whether a record is such a piece. */
  includes(log: OtlpLog): boolean
  /** Whether nothing more is to come of the call once this piece and the span are there. */
  isLast(log: OtlpLog): boolean
  /** The facts in the pieces of one span in the order they happened: for each piece those that it stands for. */
  read(logs: readonly OtlpLog[], hash: KeyedHash): readonly (readonly EventDraft[])[]
}
