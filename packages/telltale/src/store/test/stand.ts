import type { AiEvent, RawRecord, StoredFinding } from '@telltale/model'
import { encodeRows } from '../encode-rows.ts'
import type { EventStore } from '../store.ts'

/** The store under test. */
export interface Stand {
  readonly store: EventStore
  readonly mergeNow: () => Promise<void>
}

/** Writes events, records and findings as the pipeline does. */
export async function write(
  stand: Stand,
  events: readonly AiEvent[],
  records: readonly RawRecord[] = [],
  findings: readonly StoredFinding[] = [],
): Promise<void> {
  await stand.store.write(encodeRows({ events, records, findings }))
}

/** Ids of all events of a tenant that pass a filter, page by page. */
export async function findIds(
  stand: Stand,
  tenant: string,
  filter: Parameters<EventStore['findEvents']>[1] = {},
  limit = 100,
): Promise<readonly string[]> {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const page = await stand.store.findEvents(tenant, filter, cursor === undefined ? { limit } : { limit, cursor })
    ids.push(...page.events.map((event) => String(event['event.id'])))
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return ids
}
