import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { StatsJson, TelemetryJson } from '@telltale/model'
import { api } from '../../lib/api.ts'
import { findBlindSpots } from '../../lib/blind-spots.ts'
import { useNow } from '../../lib/clock.ts'
import { telemetryQuery, urgentSummaryQuery } from '../../lib/queries.ts'
import { formatQuery } from '../../lib/query-language.ts'
import { bounds, formatRange, nameRange, parseRange, type TimeRange, timeParams } from '../../lib/time-range.ts'
import { useRange } from '../../lib/use-range.ts'
import { Key } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { ErrorPanel, Skeleton, SkeletonRows } from '../../ui/states.tsx'
import { TimeRangePicker } from '../../ui/time-range-picker.tsx'
import { BlindSpotList } from './blind-spot-list.tsx'
import { HealthLedger } from './health-ledger.tsx'
import { NeedsYou } from './needs-you.tsx'
import { NineLogs } from './nine-logs.tsx'
import { appsByVolume, leadSentence, ledgerSentence, riskSentence, urgentSentence } from './overview-words.ts'
import { RISKY, riskyQuery } from './risky-query.ts'
import { SourceList } from './source-list.tsx'
import { VolumeChart } from './volume-chart.tsx'

const route = getRouteApi('/')

/** How much came, from whom, what cannot be seen, and whether Telltale kept all of it. */
export function OverviewPage({ stats }: { readonly stats: StatsJson }) {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { range, isFitted } = useRange(search)
  const rangeSearch = formatRange(parseRange(search))
  const telemetry = useQuery(telemetryQuery(range))
  const histogram = useQuery({
    queryKey: ['histogram', 'overview', range],
    queryFn: ({ signal }) => {
      const params = timeParams(range, Date.now())
      params.set('buckets', '48')
      return api.histogram(params, signal)
    },
    refetchInterval: 10_000,
    placeholderData: keepPreviousData,
  })
  const risky = useQuery(riskyQuery(range))
  const setRange = (next: TimeRange | undefined) => void navigate({ search: { ...formatRange(next) } })
  return (
    <Page
      title="Overview"
      actions={
        <>
          <span className="flex items-center gap-2 text-12 text-fg-2">
            <i className="size-[7px] rounded-full bg-ok" aria-hidden />
            Live
          </span>
          <TimeRangePicker range={range} isFitted={isFitted} onChange={setRange} />
        </>
      }
    >
      <div className="grid h-full grid-cols-[minmax(0,1fr)_372px] max-[1320px]:grid-cols-[minmax(0,1fr)_320px]">
        <div className="flex min-h-0 min-w-0 flex-col gap-[18px] overflow-auto px-5 pt-[18px] pb-4">
          <Lead stats={stats} telemetry={telemetry.data} range={range} risky={risky.data} />
          <NeedsYou />
          {telemetry.data && <SourceList telemetry={telemetry.data} search={rangeSearch} />}
          <div className="flex max-h-[520px] min-h-[210px] flex-1 flex-col">
            {histogram.data && (
              <VolumeChart
                histogram={histogram.data}
                onSelect={(fromMs, toMs) => setRange({ kind: 'between', fromMs, toMs })}
              />
            )}
            {!histogram.data && histogram.error && (
              <ErrorPanel
                title="The volume could not be read"
                error={histogram.error}
                retry={() => void histogram.refetch()}
              />
            )}
            {!histogram.data && !histogram.error && <Skeleton className="min-h-0 flex-1" />}
          </div>
          <section aria-labelledby="nine-logs" className="flex-none">
            <div className="mb-2 flex items-baseline gap-2">
              <h2 id="nine-logs">The nine logs</h2>
              <span className="text-12 text-fg-3">{nameRange(range, Date.now()).toLowerCase()}</span>
              <span className="flex-1" />
              <Link to="/telemetry" search={rangeSearch} className="text-12 text-fg-2 hover:text-fg">
                Telemetry <Key>G</Key> <Key>T</Key>
              </Link>
            </div>
            {telemetry.data ? (
              <NineLogs telemetry={telemetry.data} search={rangeSearch} />
            ) : (
              <Skeleton className="h-[76px]" />
            )}
          </section>
        </div>
        <aside
          aria-label="Blind spots and health"
          className="flex min-h-0 flex-col overflow-auto border-l border-line bg-surface"
        >
          {telemetry.data && <BlindSpotList telemetry={telemetry.data} search={rangeSearch} />}
          {!telemetry.data && telemetry.error && (
            <div className="p-4">
              <ErrorPanel
                title="Telemetry could not be read"
                error={telemetry.error}
                retry={() => void telemetry.refetch()}
              />
            </div>
          )}
          {!telemetry.data && !telemetry.error && <SkeletonRows rows={5} height={46} />}
          <HealthLedger stats={stats} />
        </aside>
      </div>
    </Page>
  )
}

interface LeadProps {
  readonly stats: StatsJson
  readonly telemetry: TelemetryJson | undefined
  readonly range: TimeRange
  /** Events whose texts give something away. */
  readonly risky: number | undefined
}

function Lead({ stats, telemetry, range, risky }: LeadProps) {
  const now = useNow()
  const urgentSummary = useQuery(urgentSummaryQuery)
  if (!telemetry) return <Skeleton className="h-12 flex-none" />
  const sources = appsByVolume(telemetry).filter(({ count }) => count > 0)
  // What apps sent, as the list of sources has it: the bars hold what Telltale concluded of it as well.
  const sent = sources.reduce((sum, { count }) => sum + count, 0)
  const spots = findBlindSpots(telemetry, now)
  const urgent = urgentSummary.data?.total ?? 0
  return (
    <div className="flex-none">
      <p className="text-20 font-semibold tracking-[-0.015em]">
        {urgent > 0 && (
          <>
            <Link to="/alerts" search={{ level: 'critical,high' }} className="hover:underline">
              {urgentSentence(urgent)}
            </Link>{' '}
          </>
        )}
        {leadSentence(sent, sources.length, spots)}
      </p>
      <p className="mt-0.5 text-fg-2" title={new Date(bounds(range, now).fromMs).toISOString()}>
        {ledgerSentence(stats)}
        {risky !== undefined && risky > 0 && (
          <>
            {' '}
            <Link
              to="/explore"
              search={{ query: formatQuery(RISKY), ...formatRange(range) }}
              className="font-medium text-crit-text underline"
            >
              {riskSentence(risky)}
            </Link>
          </>
        )}
      </p>
    </div>
  )
}
