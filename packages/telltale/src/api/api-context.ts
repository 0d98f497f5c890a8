import type { IntervalHistogram } from 'node:perf_hooks'
import type { AttemptLimiter } from './access/attempt-limiter.ts'
import type { LiveKeys } from './access/live-keys.ts'
import type { Sessions } from './access/sessions.ts'
import type { ApiOptions } from './api-options.ts'
import type { HttpCounters } from './http-counters.ts'
import type { QueryGate } from './query-gate.ts'
import type { ReadyCheck } from './ready-check.ts'
import type { Tails } from './tails.ts'

/** What handlers work with: what the API was given, and the state it keeps while it runs. */
export interface ApiContext extends ApiOptions {
  readonly sessions: Sessions
  readonly liveKeys: LiveKeys
  readonly loginAttempts: AttemptLimiter
  readonly gate: QueryGate
  readonly tails: Tails
  readonly httpCounters: HttpCounters
  readonly readyCheck: ReadyCheck
  readonly loopDelay: IntervalHistogram
  /** The OpenAPI document as JSON text. */
  readonly openApi: string
}
