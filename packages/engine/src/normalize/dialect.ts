import type { OtlpLog, SourceRecord } from '@telltale/model'
import type { EventDraft } from './draft.ts'
import type { KeyedHash } from './hash.ts'

/** What a dialect may use besides the record itself. */
export interface ReadContext {
  /** Keyed hash of the record's tenant. */
  readonly hash: KeyedHash
  /** Log records of the same span in the same request, in the order sent; empty for other signals. */
  readonly companions: readonly OtlpLog[]
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
}
