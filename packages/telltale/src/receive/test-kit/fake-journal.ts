import type { SourceRecord } from '@telltale/model'
import { DEFAULT_LIMITS, type ReceiveLimits } from '../../config.ts'
import type { AccessKey, Desk } from '../../desk/desk.ts'
import type { Journal, JournalEntry } from '../../journal/journal.ts'
import { decodeEntry } from '../decode-entry.ts'
import { createIngest, type Ingest, type IngestOptions } from '../ingest.ts'

/** A journal in memory; `fail` makes the next appends reject, `hold` makes them wait until it is undone. */
interface FakeJournal extends Pick<Journal, 'append'> {
  readonly entries: JournalEntry[]
  fail: Error | undefined
  /** Appends that have begun. */
  begun: number
  /** Returns what lets the waiting appends finish. */
  hold(): () => void
  /** What a worker would read of everything acknowledged. */
  records(limits?: ReceiveLimits): readonly SourceRecord[]
}

function createFakeJournal(): FakeJournal {
  const entries: JournalEntry[] = []
  let gate = Promise.resolve()
  return {
    entries,
    fail: undefined,
    begun: 0,
    hold() {
      let open = (): void => undefined
      gate = new Promise((resolve) => {
        open = resolve
      })
      return open
    },
    async append(entry) {
      this.begun += 1
      if (this.fail !== undefined) throw this.fail
      await gate
      return entries.push(entry)
    },
    records: (limits = DEFAULT_LIMITS) => entries.flatMap((entry) => decodeEntry(entry, limits).records),
  }
}

/** Keys that exist, by secret. */
export function createFakeKeys(keys: Readonly<Record<string, Partial<AccessKey>>>): Desk['findKey'] {
  const known = new Map(Object.entries(keys))
  return async (secret) => {
    const key = known.get(secret)
    if (key === undefined) return undefined
    const blank = { id: 'key', name: 'key', tenant: 'default', scope: 'ingest', createdMs: 0, expiresMs: 9e15 } as const
    return { ...blank, revokedMs: undefined, lastUsedMs: undefined, ...key }
  }
}

/** A door on a journal in memory, with what it refused. */
export function createTestIngest(options: Partial<IngestOptions> = {}): {
  readonly ingest: Ingest
  readonly journal: FakeJournal
  readonly refused: [string, number][]
} {
  const journal = createFakeJournal()
  const refused: [string, number][] = []
  const ingest = createIngest({
    journal,
    findKey: async () => undefined,
    keysRequired: false,
    limits: DEFAULT_LIMITS,
    now: () => 1_764_000_000_000,
    onRefused: (reason, count) => void refused.push([reason, count]),
    ...options,
  })
  return { ingest, journal, refused }
}
