import { useQuery } from '@tanstack/react-query'
import { plural } from '../../lib/format-number.ts'
import { statsQuery } from '../../lib/queries.ts'
import { nameRange, type TimeRange } from '../../lib/time-range.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/states.tsx'
import { type AlertSearch, filterOf, viewOf } from './alert-filter.ts'

interface NoAlertsProps {
  readonly search: AlertSearch
  readonly range: TimeRange
  readonly onChange: (next: AlertSearch) => void
}

/** Why the list is empty, how many events were looked at, and the one step out. */
export function NoAlerts({ search, range, onChange }: NoAlertsProps) {
  const { data } = useQuery(statsQuery)
  const { levels, logs, rule, trace, conversation, text } = filterOf(search)
  const isNarrowed = levels.length + logs.length > 0 || [rule, trace, conversation, text].some((part) => part !== '')
  const looked = data ? `${plural(data.events, 'event')} looked at since the start.` : ''
  if (isNarrowed) {
    return (
      <Empty
        title="No alert fits these conditions"
        action={
          <Button onClick={() => onChange({ level: '', log: '', rule: '', trace: '', conversation: '', q: '' })}>
            Take them all away
          </Button>
        }
      >
        {looked}
      </Empty>
    )
  }
  const view = viewOf(search)
  const when = nameRange(range, Date.now()).toLowerCase()
  const wantsAll = view === 'open' || view === 'acknowledged' || view === 'closed'
  return (
    <Empty
      title={view === 'open' ? 'Nothing needs you' : view === 'all' ? 'No alert in this time' : `No ${view} alert`}
      action={wantsAll && <Button onClick={() => onChange({ view: 'all' })}>Show all alerts</Button>}
    >
      {view === 'all' ? `No rule fired in the ${when}.` : `Of the ${when}, none is ${view}.`} {looked}
    </Empty>
  )
}
