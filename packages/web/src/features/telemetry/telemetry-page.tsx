import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { isCategory, type TelemetryJson } from '@telltale/model'
import { useNow } from '../../lib/clock.ts'
import { formatCount } from '../../lib/format-number.ts'
import { useKeys } from '../../lib/keyboard.ts'
import { quarantineQuery, statsQuery, telemetryQuery } from '../../lib/queries.ts'
import { formatRange } from '../../lib/time-range.ts'
import { useRange } from '../../lib/use-range.ts'
import { Page } from '../../ui/page.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { ErrorPanel, SkeletonRows } from '../../ui/states.tsx'
import { TimeRangePicker } from '../../ui/time-range-picker.tsx'
import { HealthMatrix } from './health-matrix.tsx'
import { HealthPane } from './health-pane.tsx'
import { LostRecords } from './lost-records.tsx'
import { QuarantineList } from './quarantine-list.tsx'
import { leadSentence, orderApps } from './telemetry-words.ts'

const route = getRouteApi('/telemetry')

/** Which app is not telling us what. */
export function TelemetryPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { range, isFitted } = useRange(search)
  const telemetry = useQuery(telemetryQuery(range))
  const quarantined = useQuery(statsQuery).data?.quarantined
  const view = search.view === 'quarantined' ? 'quarantined' : 'apps'
  const change = (next: Partial<typeof search>) =>
    void navigate({ search: (old) => ({ ...old, ...next }), replace: true })
  return (
    <Page
      title="Telemetry"
      actions={
        <>
          <Segmented
            label="What to show"
            value={view}
            onChange={(next) => change({ view: next === 'apps' ? '' : next })}
            options={[
              { value: 'apps', label: 'Apps by log' },
              { value: 'quarantined', label: 'Quarantined', count: quarantined },
            ]}
          />
          <TimeRangePicker
            range={range}
            isFitted={isFitted}
            onChange={(next) => change({ range: '', from: '', to: '', ...formatRange(next) })}
          />
        </>
      }
    >
      {view === 'quarantined' && <Quarantined />}
      {view === 'apps' && telemetry.data && <AppsByLog telemetry={telemetry.data} search={search} onChange={change} />}
      {view === 'apps' && !telemetry.data && !telemetry.error && <SkeletonRows rows={10} height={50} />}
      {view === 'apps' && !telemetry.data && telemetry.error && (
        <div className="p-5">
          <ErrorPanel
            title="Telemetry could not be read"
            error={telemetry.error}
            retry={() => void telemetry.refetch()}
          />
        </div>
      )}
    </Page>
  )
}

function Quarantined() {
  const { data, error, refetch } = useQuery(quarantineQuery)
  if (data) return <QuarantineList quarantine={data} />
  if (!error) return <SkeletonRows rows={6} height={46} />
  return (
    <div className="p-5">
      <ErrorPanel title="The quarantine could not be read" error={error} retry={() => void refetch()} />
    </div>
  )
}

interface AppsByLogProps {
  readonly telemetry: TelemetryJson
  readonly search: ReturnType<typeof route.useSearch>
  readonly onChange: (next: { app?: string; log?: string; find?: string }) => void
}

function AppsByLog({ telemetry, search, onChange }: AppsByLogProps) {
  const now = useNow()
  const apps = orderApps(telemetry.apps, search.find ?? '')
  const app = apps.find((candidate) => candidate.name === search.app)
  const category = isCategory(search.log) ? search.log : undefined
  const log = app?.logs.find((candidate) => candidate.category === category)
  useKeys([{ keys: 'escape', label: 'Close the pane', run: () => onChange({ app: '', log: '' }) }])
  return (
    <div
      className={
        app && log
          ? 'grid h-full grid-cols-[minmax(0,1fr)_380px] max-[1320px]:grid-cols-[minmax(0,1fr)_320px]'
          : 'grid h-full'
      }
    >
      <div className="grid min-h-0 min-w-0 grid-rows-[auto_auto_minmax(0,1fr)_auto]">
        <div className="flex items-end gap-4 border-b border-line px-4 pt-3.5 pb-3">
          <div className="min-w-0 flex-1">
            <p className="text-16 leading-6 font-semibold tracking-[-0.01em]">{leadSentence(telemetry)}</p>
            <LedgerLine />
          </div>
          {telemetry.apps.length > 8 && (
            <input
              type="search"
              aria-label="Find an app"
              placeholder={`Find among ${formatCount(telemetry.apps.length)} apps`}
              value={search.find ?? ''}
              onChange={(event) => onChange({ find: event.target.value })}
              className="h-7 w-52 rounded-2 border border-edge bg-surface px-2"
            />
          )}
        </div>
        <div>
          <LostRecords telemetry={telemetry} nowMs={now} />
        </div>
        <HealthMatrix
          apps={apps}
          chosen={app && category ? { app: app.name, category } : undefined}
          onChoose={(name, next) => onChange({ app: name, log: next })}
        />
        <Legend />
      </div>
      {app && log && (
        <HealthPane
          telemetry={telemetry}
          app={app}
          log={log}
          nowMs={now}
          onClose={() => onChange({ app: '', log: '' })}
        />
      )}
    </div>
  )
}

function LedgerLine() {
  const { data } = useQuery(statsQuery)
  if (!data) return null
  const refused = Object.values(data.refused).reduce((sum, count) => sum + count, 0)
  return (
    <p className="tnum text-fg-2">
      In {formatCount(data.accepted)} = stored {formatCount(data.stored)} + quarantined {formatCount(data.quarantined)}{' '}
      + waiting {formatCount(data.pending)}. Refused at the door: {formatCount(refused)}.
    </p>
  )
}

function Legend() {
  const part = 'h-[5px] w-[5px] rounded-[1px]'
  return (
    <ul className="flex flex-wrap gap-x-5 border-t border-line px-4 py-2 text-12 whitespace-nowrap text-fg-2">
      <li className="flex items-center gap-1.5">
        <span className="flex gap-px" aria-hidden>
          <i className={`${part} bg-fg-3`} />
          <i className={`${part} bg-fg-3`} />
          <i className={`${part} bg-fg-3`} />
        </span>
        Arriving, all fields
      </li>
      <li className="flex items-center gap-1.5">
        <span className="flex gap-px" aria-hidden>
          <i className={`${part} bg-fg-3`} />
          <i className={`${part} border border-edge`} />
          <i className={`${part} border border-edge`} />
        </span>
        Fields missing (−2)
      </li>
      <li className="flex items-center gap-1.5">
        <i className="h-4 w-8 rounded-1 border border-high bg-high-bg" aria-hidden />
        Silent or fell
      </li>
      <li className="flex items-center gap-1.5">
        <i className="h-4 w-8 rounded-1 border border-dashed border-edge" aria-hidden />
        Never sent
      </li>
    </ul>
  )
}
