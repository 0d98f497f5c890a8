import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { statsQuery } from '../lib/queries.ts'
import { type LedgerState, ledgerState } from './ledger-state.ts'

const DOTS: Readonly<Record<LedgerState['tone'], string>> = {
  well: 'bg-ok',
  behind: 'border-[1.5px] border-fg-3 hatch',
  wrong: 'bg-crit-text rounded-none rotate-45',
  idle: 'border-[1.5px] border-fg-3',
}

/** Whether Telltale itself is well: caught up or not, and whether what came in was looked at. */
export function NavFoot({ rail }: { readonly rail: boolean }) {
  const { data, isError } = useQuery(statsQuery)
  const state: LedgerState | undefined = isError
    ? { tone: 'wrong', first: 'The server does not answer', second: 'Trying again' }
    : data && ledgerState(data)
  if (!state) return <div className="h-11 border-t border-line" />
  const words = state.second === '' ? state.first : `${state.first}. ${state.second}.`
  return (
    <Link
      to="/telemetry"
      aria-label={rail ? words : undefined}
      title={words}
      className={clsx(
        'block border-t border-line pt-2 text-12',
        state.tone === 'wrong' ? 'text-crit-text' : 'text-fg-2',
        rail ? 'pb-2' : 'px-2',
      )}
    >
      <span className={clsx('flex items-center gap-2', rail && 'justify-center')}>
        <i className={clsx('size-[7px] flex-none rounded-full', DOTS[state.tone])} aria-hidden />
        {!rail && <span className="tnum">{state.first}</span>}
      </span>
      {!rail && state.second !== '' && (
        <span className={clsx('tnum block', state.tone !== 'wrong' && 'text-fg-3')}>{state.second}</span>
      )}
    </Link>
  )
}
