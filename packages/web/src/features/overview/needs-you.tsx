import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatCount } from '../../lib/format-number.ts'
import { urgentAlertsQuery, urgentSummaryQuery } from '../../lib/queries.ts'
import { AlertLines } from '../../ui/alert-lines.tsx'
import { Key } from '../../ui/button.tsx'
import { ErrorPanel } from '../../ui/states.tsx'

/** The newest open alerts of level high and critical; nothing at all while none is open. */
export function NeedsYou() {
  const { data, error, refetch } = useQuery(urgentAlertsQuery)
  const total = useQuery(urgentSummaryQuery).data?.total
  const alerts = data?.alerts ?? []
  if (!data && error)
    return <ErrorPanel title="The alerts could not be read" error={error} retry={() => void refetch()} />
  if (alerts.length === 0) return null
  return (
    <section aria-labelledby="needs-you" className="flex-none">
      <div className="mb-2 flex items-baseline gap-2">
        <h2 id="needs-you">Needs you</h2>
        <span className="tnum text-12 text-fg-3">
          {formatCount(alerts.length)} of {formatCount(Math.max(total ?? 0, alerts.length))} high or critical, newest
          first
        </span>
        <span className="flex-1" />
        <Link to="/alerts" className="text-12 text-fg-2 hover:text-fg">
          All alerts <Key>G</Key> <Key>A</Key>
        </Link>
      </div>
      <AlertLines label="Alerts that need you" alerts={alerts} />
    </section>
  )
}
