import { Link } from '@tanstack/react-router'
import type { AlertJson } from '@telltale/model'
import { levelName } from '../lib/alert-levels.ts'
import { useNow } from '../lib/clock.ts'
import { sortEntities } from '../lib/entities.ts'
import { formatAge, formatClock } from '../lib/format-time.ts'
import { Avatar } from './avatar.tsx'
import { LevelBadge } from './level-badge.tsx'
import { UntrustedLine } from './untrusted.tsx'

interface AlertLinesProps {
  readonly label: string
  readonly alerts: readonly AlertJson[]
  /** Without the second line and the owner, where room is short. */
  readonly isShort?: boolean
}

/** Alerts, each a way to the Alerts page where it stands open. */
export function AlertLines({ label, alerts, isShort = false }: AlertLinesProps) {
  const now = useNow()
  return (
    <ul aria-label={label} className="border-t border-line">
      {alerts.map((alert) => (
        <li key={alert.id}>
          <Link
            to="/alerts"
            search={{ view: alert.status === 'open' ? '' : 'all', alert: alert.id }}
            className={`flex items-center gap-2.5 border-b border-line px-1 hover:bg-hover focus-visible:-outline-offset-2 ${isShort ? 'h-8' : 'h-[46px]'}`}
          >
            <LevelBadge level={alert.level} />
            <span className="min-w-0 flex-1">
              <span className="flex min-w-0 font-medium" title={levelName(alert.level)}>
                <UntrustedLine text={alert.title} title={alert.title} />
              </span>
              {!isShort && <About alert={alert} />}
            </span>
            <time
              dateTime={alert.last_seen}
              title={`${formatClock(alert.last_seen, now)}, ${alert.last_seen} UTC`}
              className="tnum flex-none text-12 text-fg-2"
            >
              {formatAge(alert.last_seen, now).split(' ').slice(0, 2).join(' ')}
            </time>
            {!isShort && <Avatar name={alert.assignee} />}
          </Link>
        </li>
      ))}
    </ul>
  )
}

function About({ alert }: { readonly alert: AlertJson }) {
  const names = [...new Set(sortEntities(alert.entities).map((entity) => entity.value))].slice(0, 3)
  return (
    <span className="flex text-12 leading-[18px] text-fg-3">
      <UntrustedLine text={names.join(', ') || 'nobody is named'} />
    </span>
  )
}
