import type { StatsJson } from '@telltale/model'
import { expect, test } from 'vitest'
import { ledgerState } from './ledger-state.ts'

const stats = (numbers: Partial<StatsJson>): StatsJson => ({
  accepted: 0,
  stored: 0,
  quarantined: 0,
  pending: 0,
  unrecognised: 0,
  refused: {},
  lag_ms: 0,
  events: 0,
  by_category: {
    ...{ ai_prompt: 0, ai_guardrail: 0, ai_retrieval: 0, ai_tool: 0, ai_system_prompt: 0 },
    ...{ ai_usage: 0, ai_egress: 0, ai_response: 0, ai_audit: 0 },
  },
  by_app: {},
  journal: { bytes: 0, capacity_bytes: 1 },
  version: '0.1.0',
  started_at: '2026-11-23T00:00:00Z',
  ...numbers,
})

test('a ledger that balances is caught up', () => {
  const state = ledgerState(stats({ accepted: 11_400_000, stored: 11_399_990, quarantined: 10, lag_ms: 200 }))
  expect(state).toEqual({ tone: 'well', first: 'Caught up, 0.2 s behind', second: '11.4 M in, 11.4 M looked at' })
})

test('what waits in the journal is not a gap', () => {
  expect(ledgerState(stats({ accepted: 10, stored: 4, pending: 6, lag_ms: 9_000 })).tone).toBe('behind')
})

test('a record that is neither stored, quarantined nor pending is said in red', () => {
  const state = ledgerState(stats({ accepted: 10, stored: 4, quarantined: 1, pending: 2 }))
  expect(state.tone).toBe('wrong')
  expect(state.first).toBe('The ledger does not balance: 3 unaccounted for')
})

test('an empty server has received nothing', () => {
  expect(ledgerState(stats({})).first).toBe('Nothing received yet')
})
