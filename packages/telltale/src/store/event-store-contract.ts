import { afterAll, beforeAll, describe } from 'vitest'
import type { EventStore } from './store.ts'
import { describeFinding, describePaging, describeSearching } from './test/contract-finding.ts'
import { describeFindings } from './test/contract-findings.ts'
import { describeEdges, describeHostility } from './test/contract-hostility.ts'
import { describeRepetition } from './test/contract-repetition.ts'
import { describeRoundTrip } from './test/contract-round-trip.ts'
import { describeSummaries } from './test/contract-summaries.ts'
import { describeTelemetry } from './test/contract-telemetry.ts'
import { describeTraces } from './test/contract-traces.ts'

/**
 * What every event store must do. One store serves all tests of a run; each test has a tenant of its own.
 * `mergeNow` makes the engine fold copies at once, since a store must answer the same before and after.
 */
export function testEventStore(open: () => Promise<{ store: EventStore; mergeNow: () => Promise<void> }>): void {
  describe('an event store', () => {
    let opened: Awaited<ReturnType<typeof open>> | undefined
    const stand = {
      get store(): EventStore {
        if (opened === undefined) throw new Error('the store is not open')
        return opened.store
      },
      mergeNow: async () => opened?.mergeNow(),
    }
    beforeAll(async () => {
      opened = await open()
    }, 60_000)
    afterAll(() => opened?.store.close())

    describeRoundTrip(stand)
    describeFinding(stand)
    describeSearching(stand)
    describePaging(stand)
    describeRepetition(stand)
    describeHostility(stand)
    describeEdges(stand)
    describeTraces(stand)
    describeFindings(stand)
    describeSummaries(stand)
    describeTelemetry(stand)
  })
}
