import { Link } from '@tanstack/react-router'
import type { StatsJson } from '@telltale/model'
import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { formatBytes, formatCount, formatShare } from '../../lib/format-number.ts'
import { formatDuration } from '../../lib/format-time.ts'

/** Whether everything that was acknowledged is somewhere: the sum, what was refused, how far behind, how full. */
export function HealthLedger({ stats }: { readonly stats: StatsJson }) {
  const sum = stats.stored + stats.quarantined + stats.pending
  const balances = sum === stats.accepted
  const refused = Object.entries(stats.refused).filter(([, count]) => count > 0)
  const fill = stats.journal.capacity_bytes > 0 ? stats.journal.bytes / stats.journal.capacity_bytes : 0
  return (
    <section aria-labelledby="ledger" className="px-4 py-3.5">
      <div className="mb-1.5 flex items-baseline gap-2">
        <h2 id="ledger" className="whitespace-nowrap">
          Health ledger
        </h2>
        <span className={clsx('text-12', balances ? 'text-fg-3' : 'text-crit-text')}>
          {balances ? 'every record is accounted for' : `${formatCount(stats.accepted - sum)} records unaccounted for`}
        </span>
      </div>
      <dl>
        <Line name="Accepted">{formatCount(stats.accepted)}</Line>
        <Line name="Stored" inner>
          {formatCount(stats.stored)}
        </Line>
        <Line name="Quarantined" inner>
          {stats.quarantined > 0 ? (
            <Link to="/telemetry" search={{ view: 'quarantined' }} className="underline">
              {formatCount(stats.quarantined)}
            </Link>
          ) : (
            '0'
          )}
        </Line>
        <Line name="Waiting" inner>
          {formatCount(stats.pending)}
        </Line>
        <Line name="Not recognised, kept whole">
          {stats.unrecognised > 0 ? (
            <Link to="/explore" search={{ view: 'unrecognised' }} className="underline">
              {formatCount(stats.unrecognised)}
            </Link>
          ) : (
            '0'
          )}
        </Line>
        {refused.length === 0 && <Line name="Refused at the door">0</Line>}
        {refused.map(([reason, count]) => (
          <Line key={reason} name={`Refused: ${reason.replaceAll('_', ' ')}`}>
            {formatCount(count)}
          </Line>
        ))}
        <Line name="Behind">{formatDuration(stats.lag_ms)}</Line>
        <Line name="Journal">
          {formatShare(fill)} of {formatBytes(stats.journal.capacity_bytes)}
        </Line>
      </dl>
      <div className="mt-1 h-1 overflow-hidden rounded-full bg-selected" aria-hidden>
        <div
          className={clsx('h-full', fill > 0.8 ? 'bg-high' : 'bg-fg-3')}
          style={{ width: `${Math.min(100, fill * 100)}%` }}
        />
      </div>
    </section>
  )
}

function Line({
  name,
  inner = false,
  children,
}: {
  readonly name: string
  readonly inner?: boolean
  readonly children: ReactNode
}) {
  return (
    <div className="flex h-6 items-center text-12">
      <dt className={clsx('flex-1 text-fg-2', inner && 'pl-3')}>{name}</dt>
      <dd className="tnum">{children}</dd>
    </div>
  )
}
