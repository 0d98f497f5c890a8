import type { StatsJson } from '@telltale/model'
import { shortCount } from '../lib/format-number.ts'
import { formatDuration } from '../lib/format-time.ts'

/** What the nav's foot says about Telltale itself. */
export interface LedgerState {
  readonly tone: 'well' | 'behind' | 'wrong' | 'idle'
  readonly first: string
  readonly second: string
}

/** Longer than this behind is said as such, milliseconds. */
const BEHIND_FROM = 5_000

/** Puts the ledger in two lines; `wrong` when what came in is not what was looked at, kept apart or waiting. */
export function ledgerState(stats: StatsJson): LedgerState {
  if (stats.accepted === 0) return { tone: 'idle', first: 'Nothing received yet', second: '' }
  const looked = stats.stored + stats.quarantined
  const second = `${shortCount(stats.accepted)} in, ${shortCount(looked)} looked at`
  if (stats.accepted !== looked + stats.pending || stats.pending < 0) {
    const lost = stats.accepted - looked - stats.pending
    return {
      tone: 'wrong',
      first: `The ledger does not balance: ${shortCount(Math.abs(lost))} unaccounted for`,
      second,
    }
  }
  const behind = stats.lag_ms > BEHIND_FROM
  const lag = `${(stats.lag_ms / 1000).toFixed(1)} s behind`
  if (behind) return { tone: 'behind', first: `${formatDuration(stats.lag_ms)} behind`, second }
  return { tone: 'well', first: `Caught up, ${lag}`, second }
}
