import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { Keyboard, Search } from 'lucide-react'
import { findBlindSpots } from '../lib/blind-spots.ts'
import { useNow } from '../lib/clock.ts'
import { shortCount } from '../lib/format-number.ts'
import { pendingApprovalsQuery, telemetryQuery, urgentSummaryQuery } from '../lib/queries.ts'
import { LAST_DAY } from '../lib/time-range.ts'
import { Key } from '../ui/button.tsx'
import { NavFoot } from './nav-foot.tsx'
import { SCREEN_GROUPS, SCREENS, type Screen } from './screens.ts'
import { ThemeButton } from './theme-button.tsx'

interface NavProps {
  /** Icons alone, where the screen needs the width. */
  readonly rail: boolean
  readonly onFind: () => void
  readonly onKeys: () => void
}

/** Where one can go, and whether Telltale itself is well. */
export function Nav({ rail, onFind, onKeys }: NavProps) {
  const small = 'inline-flex size-7 items-center justify-center rounded-2 text-fg-3 hover:bg-hover hover:text-fg'
  return (
    <nav aria-label="Main" className="flex min-h-0 flex-col border-r border-line bg-bg px-2 pb-2">
      <div className={clsx('flex h-[var(--bar)] flex-none items-center gap-2', rail ? 'justify-center' : 'px-2')}>
        <BrandMark />
        {!rail && <span className="text-14 font-semibold tracking-[-0.01em]">Telltale</span>}
      </div>
      <button
        type="button"
        onClick={onFind}
        aria-label={rail ? 'Go to anything' : undefined}
        className={clsx(
          'mb-2 flex h-7 items-center gap-2 rounded-2 border border-line-2 text-fg-3 hover:bg-hover',
          rail ? 'justify-center' : 'px-2',
        )}
      >
        <Search size={14} aria-hidden />
        {!rail && <span className="flex-1 text-left">Go to…</span>}
        {!rail && <Key>Ctrl K</Key>}
      </button>
      {SCREEN_GROUPS.map((group) => (
        <div key={group} className="grid gap-0.5">
          {group !== 'look' &&
            (rail ? <span className="h-3" /> : <p className="px-2 pt-3 pb-1 text-11 font-medium text-fg-3">{group}</p>)}
          {SCREENS.filter((screen) => screen.group === group).map((screen) => (
            <NavLink key={screen.to} screen={screen} rail={rail} />
          ))}
        </div>
      ))}
      <div className={clsx('mt-auto flex pb-1', rail ? 'flex-col items-center' : 'gap-1')}>
        <ThemeButton className={small} />
        <button
          type="button"
          className={small}
          onClick={onKeys}
          aria-label="Keys of this screen"
          title="Keys of this screen (?)"
        >
          <Keyboard size={16} aria-hidden />
        </button>
      </div>
      <NavFoot rail={rail} />
    </nav>
  )
}

function NavLink({ screen, rail }: { readonly screen: Screen; readonly rail: boolean }) {
  const { pathname } = useLocation()
  const current = screen.to === '/' ? pathname === '/' : pathname.startsWith(screen.to)
  const Icon = screen.icon
  return (
    <Link
      to={screen.to}
      aria-current={current ? 'page' : undefined}
      aria-label={rail ? screen.name : undefined}
      title={rail ? `${screen.name} (G ${screen.key.toUpperCase()})` : undefined}
      className={clsx(
        'flex items-center gap-2 rounded-2 font-medium',
        rail ? 'h-8 justify-center' : 'h-7 px-2',
        current ? 'bg-selected text-fg' : 'text-fg-2 hover:bg-hover',
      )}
    >
      <Icon size={16} className={current ? 'text-fg' : 'text-fg-3'} aria-hidden />
      {!rail && <span className="flex-1">{screen.name}</span>}
      {!rail && screen.to === '/alerts' && <UrgentCount />}
      {!rail && screen.to === '/telemetry' && <BlindCount />}
      {!rail && screen.to === '/control' && <WaitingCount />}
    </Link>
  )
}

function BlindCount() {
  const { data } = useQuery(telemetryQuery(LAST_DAY))
  const now = useNow()
  const count = data ? new Set(findBlindSpots(data, now).map((spot) => spot.app)).size : 0
  if (count === 0) return null
  return (
    <span className="tnum text-12 text-fg-3" title="Apps with a blind spot">
      {count}
    </span>
  )
}

function UrgentCount() {
  const { data } = useQuery(urgentSummaryQuery)
  const count = data?.total ?? 0
  if (count === 0) return null
  return (
    <span className="tnum text-12 text-crit-text" title="Open alerts of level high and critical">
      {shortCount(count)}
    </span>
  )
}

function WaitingCount() {
  const { data } = useQuery(pendingApprovalsQuery)
  const count = data?.approvals.length ?? 0
  if (count === 0) return null
  return (
    <span className="tnum text-12 text-fg-3" title="Approvals that wait for an answer">
      {count}
    </span>
  )
}

function BrandMark() {
  return (
    <svg viewBox="0 0 20 20" className="size-5 flex-none" aria-hidden="true">
      <circle cx="3.6" cy="10" r="2.3" fill="currentColor" />
      <path
        d="M6 8.4c3.2-3.6 5.6 3 8.4.2 1-1 2-2.2 3.6-2.6-.8 3.4-2.4 6-4.8 6-2.6 0-4-2.6-7.2-.4z"
        fill="var(--g-untrusted)"
      />
    </svg>
  )
}
