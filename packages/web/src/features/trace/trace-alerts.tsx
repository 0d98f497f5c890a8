import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { compareLevels } from '../../lib/alert-levels.ts'
import { plural } from '../../lib/format-number.ts'
import { traceAlertsQuery } from '../../lib/queries.ts'
import { LevelBadge } from '../../ui/level-badge.tsx'
import { UntrustedLine } from '../../ui/untrusted.tsx'

/** One line with the alerts about this trace, the worst named; nothing where there is none. */
export function TraceAlerts({ traceId }: { readonly traceId: string }) {
  const { data } = useQuery(traceAlertsQuery(traceId))
  const alerts = (data?.alerts ?? []).toSorted((a, b) => compareLevels(a.level, b.level))
  const worst = alerts[0]
  if (!worst) return null
  return (
    <p className="flex h-9 items-center gap-2.5 border-b border-line bg-surface px-5">
      <LevelBadge level={worst.level} />
      <Link
        to="/alerts"
        search={{ view: 'all', trace: traceId, alert: worst.id }}
        className="flex min-w-0 font-medium hover:underline"
      >
        <UntrustedLine text={worst.title} title={worst.title} />
      </Link>
      {alerts.length > 1 && (
        <Link
          to="/alerts"
          search={{ view: 'all', trace: traceId }}
          className="flex-none text-12 whitespace-nowrap text-fg-2 underline"
        >
          {plural(alerts.length, 'alert')} in this story
        </Link>
      )}
    </p>
  )
}
