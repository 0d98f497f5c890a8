import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { AlertDetailJson } from '@telltale/model'
import { Fragment, type ReactNode } from 'react'
import { useNow } from '../../lib/clock.ts'
import { chipsOf } from '../../lib/entities.ts'
import { plural } from '../../lib/format-number.ts'
import { formatClock } from '../../lib/format-time.ts'
import { coverageQuery } from '../../lib/queries.ts'
import { standardNames } from '../../lib/standard-names.ts'
import { EntityChip, IdChip } from '../../ui/chip.tsx'
import { KeyValue } from '../../ui/key-value.tsx'
import { LogMark } from '../../ui/log-mark.tsx'
import { RuleLink } from '../../ui/rule-link.tsx'
import { Untrusted, UntrustedLine } from '../../ui/untrusted.tsx'
import { statusWords } from './alert-words.ts'
import { exploreSearch } from './evidence-texts.ts'

const LINK = 'inline-block min-h-6 py-[3px] underline decoration-line-2 underline-offset-2 hover:decoration-current'
/** Traces linked to by name; the rest is in Explore. */
const MOST_TRACES = 3

/** Whom it is about, which rule, which techniques, when, who has it, and the ways to its events. */
export function AlertFacts({ detail }: { readonly detail: AlertDetailJson }) {
  const now = useNow()
  const names = standardNames(useQuery(coverageQuery).data)
  const { alert, rule } = detail
  const rows: (readonly [string, ReactNode])[] = [
    ['About', <Entities key="about" detail={detail} />],
    [
      'Rule',
      <RuleLink key="rule" id={alert.rule}>
        <UntrustedLine text={rule?.title ?? alert.rule} most={80} wraps />
      </RuleLink>,
    ],
    ['ATLAS', <Ids key="atlas" ids={alert.atlas} names={names} nothing="no technique named" />],
    ['OWASP', <Ids key="owasp" ids={alert.owasp} names={names} nothing="no entry named" />],
    ['Log', alert.category ? <LogMark key="log" category={alert.category} /> : 'several'],
    [
      'First, last',
      <span key="times" className="tnum" title={`${alert.first_seen} to ${alert.last_seen} UTC`}>
        {formatClock(alert.first_seen, now)}, {formatClock(alert.last_seen, now)}
      </span>,
    ],
    [
      'Events',
      <Link key="events" to="/explore" search={exploreSearch(alert)} className={LINK}>
        Show {plural(alert.events.length, 'event')} and what is like them
      </Link>,
    ],
    ['Stories', <Traces key="traces" traces={alert.traces} />],
    ['Stands', <UntrustedLine key="stands" text={statusWords(alert)} most={100} wraps />],
    [
      'Owner',
      alert.assignee ? (
        <UntrustedLine key="owner" text={alert.assignee} most={60} />
      ) : (
        <Nothing key="owner">nobody</Nothing>
      ),
    ],
  ]
  if (alert.note) rows.push(['Note', <Untrusted key="note" text={alert.note} first={600} />])
  return (
    <section aria-label="Facts" className="border-b border-line px-4 py-3">
      <KeyValue rows={rows} />
    </section>
  )
}

function Nothing({ children }: { readonly children: ReactNode }) {
  return <span className="text-fg-3">{children}</span>
}

function Entities({ detail }: { readonly detail: AlertDetailJson }) {
  const entities = chipsOf(detail.alert.entities)
  if (entities.length === 0) return <Nothing>nobody is named</Nothing>
  return (
    <span className="flex flex-wrap gap-1">
      {entities.map(({ kind, value, names, isUntrusted }) => (
        <span key={`${kind} ${value}`} className="inline-flex max-w-full" title={names.join(', ')}>
          <EntityChip kind={kind} name={value} untrusted={isUntrusted} />
        </span>
      ))}
    </span>
  )
}

interface IdsProps {
  readonly ids: readonly string[]
  readonly names: ReadonlyMap<string, string>
  readonly nothing: string
}

function Ids({ ids, names, nothing }: IdsProps) {
  if (ids.length === 0) return <Nothing>{nothing}</Nothing>
  return (
    <span className="grid gap-1">
      {ids.map((id) => (
        <span key={id} className="flex min-w-0 items-center gap-1.5">
          <IdChip id={id.replace(/^AML\./, '')} />
          <Link
            to="/coverage"
            search={{ cell: id }}
            className="min-w-0 overflow-hidden leading-6 text-ellipsis whitespace-nowrap hover:underline"
          >
            {names.get(id) ?? 'name not known here'}
          </Link>
        </span>
      ))}
    </span>
  )
}

function Traces({ traces }: { readonly traces: readonly string[] }) {
  if (traces.length === 0) return <Nothing>in no trace</Nothing>
  return (
    <span className="flex flex-wrap gap-x-2">
      {traces.slice(0, MOST_TRACES).map((traceId) => (
        <Fragment key={traceId}>
          <Link to="/traces/$traceId" params={{ traceId }} className={`font-mono ${LINK}`} title={traceId}>
            {traceId.slice(0, 8)}
          </Link>
        </Fragment>
      ))}
      {traces.length > MOST_TRACES && <Nothing>and {traces.length - MOST_TRACES} more</Nothing>}
    </span>
  )
}
