import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { ShieldAlert } from 'lucide-react'
import { api } from '../../lib/api.ts'
import { useNow } from '../../lib/clock.ts'
import { countWord, formatCount, plural } from '../../lib/format-number.ts'
import { formatAge, formatClock } from '../../lib/format-time.ts'
import { useKeys } from '../../lib/keyboard.ts'
import { formatRange, timeParams } from '../../lib/time-range.ts'
import { useRange } from '../../lib/use-range.ts'
import { Button } from '../../ui/button.tsx'
import { ChainGlyph } from '../../ui/chain-glyph.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, ErrorPanel, SkeletonRows } from '../../ui/states.tsx'
import { TimeRangePicker } from '../../ui/time-range-picker.tsx'
import { UntrustedLine } from '../../ui/untrusted.tsx'
import { groupTraces, type Outcome, type TraceGroup } from './trace-groups.ts'

const route = getRouteApi('/traces')

/** Events asked for at a time; traces are put together from them. */
const PAGE = '500'

/** Recent traces, one story each, the latest first. */
export function TraceListPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { range, isFitted } = useRange(search)
  const query = useInfiniteQuery({
    queryKey: ['traces', range, search.app ?? ''],
    queryFn: ({ pageParam, signal }) => {
      const params = timeParams(range, Date.now())
      params.set('limit', PAGE)
      if (search.app) params.set('app', search.app)
      if (pageParam !== '') params.set('cursor', pageParam)
      return api.events(params, signal)
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const events = query.data?.pages.flatMap((page) => page.events) ?? []
  const groups = groupTraces(events)
  const at = groups.findIndex((group) => group.traceId === search.at)
  const move = (step: number) => {
    const next = groups[Math.min(groups.length - 1, Math.max(0, at + step))]
    if (next) void navigate({ search: (old) => ({ ...old, at: next.traceId }), replace: true })
  }
  const open = () => {
    if (search.at) void navigate({ to: '/traces/$traceId', params: { traceId: search.at } })
  }
  useKeys([
    { keys: 'j', label: 'Next story', run: () => move(1) },
    { keys: 'k', label: 'Previous story', run: () => move(-1) },
    { keys: 'enter', label: 'Open the story', run: open },
  ])
  return (
    <Page
      title="Stories"
      actions={
        <TimeRangePicker
          range={range}
          isFitted={isFitted}
          onChange={(next) => void navigate({ search: (old) => ({ app: old.app ?? '', ...formatRange(next) }) })}
        />
      }
    >
      <div className="flex h-full flex-col overflow-auto px-5 pt-4 pb-6">
        {query.data && groups.length > 0 && (
          <>
            <p className="text-16 leading-6 font-semibold">{leadOf(groups)}</p>
            <p className="mb-3 text-fg-2">
              Put together from the newest {formatCount(events.length)} events of this time, one story for each trace.
            </p>
          </>
        )}
        {query.isLoading && <SkeletonRows rows={10} height={46} />}
        {query.error && (
          <ErrorPanel title="The traces could not be read" error={query.error} retry={() => void query.refetch()} />
        )}
        {query.data && groups.length === 0 && (
          <Empty
            title="No trace in this time"
            action={
              <Link to="/explore" className="underline">
                Open Explore
              </Link>
            }
          >
            {events.length === 0
              ? 'No event arrived at all.'
              : `${plural(events.length, 'event')} arrived, none with a trace id.`}
          </Empty>
        )}
        {groups.length > 0 && (
          <p className={clsx(COLUMNS, 'pb-1 text-11 font-medium text-fg-3')} aria-hidden>
            <span>Asked</span>
            <span>Chain</span>
            <span>Tools</span>
            <span>Outcome</span>
            <span className="text-right">Last event</span>
          </p>
        )}
        <ul className="border-t border-line empty:border-0">
          {groups.map((group) => (
            <Row key={group.traceId} group={group} isCurrent={group.traceId === search.at} />
          ))}
        </ul>
        {query.hasNextPage && (
          <p className="pt-3">
            <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              Show older stories
            </Button>
          </p>
        )}
      </div>
    </Page>
  )
}

const COLUMNS = 'grid grid-cols-[minmax(0,1.15fr)_88px_176px_minmax(0,1fr)_72px] items-center gap-4 px-2'

function OutcomeWords({ outcome }: { readonly outcome: Outcome }) {
  switch (outcome.kind) {
    case 'stopped':
      return (
        <span className="flex min-w-0 items-center gap-1.5 text-12">
          <ShieldAlert size={14} className="flex-none text-crit-text" aria-hidden />
          <UntrustedLine text={outcome.guard} most={40} /> <span className="whitespace-nowrap">stepped in</span>
        </span>
      )
    case 'failed':
      return (
        <span className="flex min-w-0 gap-1 text-12 text-crit-text">
          failed: <UntrustedLine text={outcome.error} title={outcome.error} />
        </span>
      )
    case 'answered':
      return (
        <span className="flex min-w-0 text-12 text-fg-2">
          {outcome.text === '' ? (
            'answered; the text was not sent'
          ) : (
            <>
              “<UntrustedLine text={outcome.text} />”
            </>
          )}
        </span>
      )
    case 'unknown':
      return <span className="text-12 text-fg-3">no answer recorded</span>
  }
}

function leadOf(groups: readonly TraceGroup[]): string {
  const tools = groups.filter((group) => group.tools.length > 0).length
  if (tools === groups.length) return `${plural(groups.length, 'recent trace')}, every one with tools.`
  const word = tools === 0 ? 'None' : `${countWord(tools).charAt(0).toUpperCase()}${countWord(tools).slice(1)}`
  return `${plural(groups.length, 'recent trace')}. ${word} of them used tools.`
}

function Row({ group, isCurrent }: { readonly group: TraceGroup; readonly isCurrent: boolean }) {
  const now = useNow()
  return (
    <li>
      <Link
        to="/traces/$traceId"
        params={{ traceId: group.traceId }}
        className={clsx(
          COLUMNS,
          'h-[50px] border-b border-line focus-visible:-outline-offset-2',
          isCurrent ? 'cur-row' : 'hover:bg-hover',
        )}
      >
        <span className="min-w-0">
          <span className="flex overflow-hidden font-medium">
            {group.asked === '' ? (
              <span className="text-fg-3">no prompt text recorded</span>
            ) : (
              <UntrustedLine text={group.asked} />
            )}
          </span>
          <span className="flex gap-1 text-12 leading-[18px] text-fg-3">
            <UntrustedLine
              text={`${group.who || 'user not named'}, ${group.app || 'app not named'}, ${plural(group.events, 'event')}`}
              most={120}
            />
          </span>
        </span>
        <ChainGlyph touched={group.touched} />
        <span className="flex min-w-0 font-mono text-12 text-fg-2">
          {group.tools.length === 0 ? (
            <span className="font-sans text-fg-3">none</span>
          ) : (
            <UntrustedLine text={group.tools.join(', ')} most={60} title={group.tools.join(', ')} />
          )}
        </span>
        <OutcomeWords outcome={group.outcome} />
        <time
          className="tnum text-right text-12 text-fg-2"
          dateTime={group.receivedAt}
          title={`${formatClock(group.receivedAt, now)}, ${group.receivedAt} UTC`}
        >
          {formatAge(group.receivedAt, now)}
        </time>
      </Link>
    </li>
  )
}
