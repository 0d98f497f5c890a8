import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { EventJson } from '@telltale/model'
import { Play, Square } from 'lucide-react'
import { useState } from 'react'
import { idOf } from '../../lib/event-fields.ts'
import { plural } from '../../lib/format-number.ts'
import { useKeys } from '../../lib/keyboard.ts'
import { formatQuery, parseQuery, type QueryTerm } from '../../lib/query-language.ts'
import { formatRange, type TimeRange } from '../../lib/time-range.ts'
import { useRange } from '../../lib/use-range.ts'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Judged } from './event-columns.tsx'
import { EventDrawer } from './event-drawer.tsx'
import { EventTable } from './event-table.tsx'
import { eventsOptions, histogramOptions, joinRows } from './explore-query.ts'
import { FieldPanel } from './field-panel.tsx'
import { HistogramRow } from './histogram-row.tsx'
import { asksForJudgements, foldJudgements, JUDGEMENTS } from './judgements.ts'
import { NothingFound } from './nothing-found.tsx'
import { QueryRow } from './query-row.tsx'
import { RecordList } from './record-list.tsx'
import { TailNote } from './tail-note.tsx'
import { useTail } from './use-tail.ts'

const route = getRouteApi('/explore')
const NO_TERMS: readonly QueryTerm[] = []

/** Which events look like this. Everything on the screen is in its address. */
export function ExplorePage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const change = (next: Partial<typeof search>, replace = true) =>
    void navigate({ search: (old) => ({ ...old, ...next }), replace })
  const unrecognised = search.view === 'unrecognised'
  const live = search.live === 'yes' && !unrecognised
  useKeys([
    { keys: 'shift+l', label: 'Start or stop the live tail', run: () => change({ live: live ? '' : 'yes' }) },
    { keys: 'escape', label: 'Close the pane', run: () => change({ event: '', record: '' }) },
  ])
  return (
    <Page
      title="Explore"
      actions={
        <>
          <Segmented
            label="What to list"
            value={unrecognised ? 'unrecognised' : 'events'}
            onChange={(view) => change({ view: view === 'events' ? '' : view, event: '', record: '' }, false)}
            options={[
              { value: 'events', label: 'Events' },
              { value: 'unrecognised', label: 'Not recognised' },
            ]}
          />
          {!unrecognised && (
            <Button
              pressed={live}
              icon={live ? <Square size={14} /> : <Play size={14} />}
              onClick={() => change({ live: live ? '' : 'yes' })}
            >
              {live ? 'Stop the tail' : 'Live tail'}
            </Button>
          )}
        </>
      }
    >
      {unrecognised ? (
        <RecordList search={search} onChange={change} />
      ) : (
        <Events search={search} live={live} onChange={change} />
      )}
    </Page>
  )
}

interface EventsProps {
  readonly search: ReturnType<typeof route.useSearch>
  readonly live: boolean
  readonly onChange: (next: Partial<ReturnType<typeof route.useSearch>>, replace?: boolean) => void
}

function Events({ search, live, onChange }: EventsProps) {
  const [reading, setReading] = useState(false)
  const { range, isFitted } = useRange(search)
  const parsed = parseQuery(search.query ?? '')
  const terms = parsed.ok ? parsed.terms : NO_TERMS
  const events = useInfiniteQuery({ ...eventsOptions(terms, range), enabled: parsed.ok })
  const counted = useQuery({
    ...histogramOptions(terms, range),
    enabled: parsed.ok,
    refetchInterval: live ? 5_000 : false,
  })
  const [tail, release] = useTail(terms, live, reading)
  const all = joinRows(tail.shown, events.data)
  const folded = asksForJudgements(terms) ? undefined : foldJudgements(all)
  const rows = folded?.rows ?? all
  const run = (query: string) => onChange({ query, event: '' }, false)
  const setTerms = (next: readonly QueryTerm[]) => run(formatQuery(next))
  const setRange = (next: TimeRange | undefined) =>
    onChange({ range: '', from: '', to: '', ...formatRange(next), event: '' }, false)
  const chosen = search.event
  return (
    <div className={GRID(chosen !== undefined)}>
      <QueryRow
        query={search.query ?? ''}
        terms={terms}
        range={range}
        isFitted={isFitted}
        counted={counted.data}
        onRun={run}
        onRange={setRange}
        refresh={() => void Promise.all([events.refetch(), counted.refetch()])}
      />
      <HistogramRow
        query={counted}
        split={search.split === 'log'}
        onSplit={(on) => onChange({ split: on ? 'log' : '' })}
        onSelect={(fromMs, toMs) => setRange({ kind: 'between', fromMs, toMs })}
      />
      <FieldPanel terms={terms} range={range} onTerms={setTerms} />
      <div className="flex min-h-0 min-w-0 flex-col">
        {live && <TailNote tail={tail} reading={reading} onRelease={release} />}
        {folded !== undefined && folded.hidden > 0 && (
          <JudgementNote hidden={folded.hidden} onShow={() => setTerms([...terms, JUDGEMENTS])} />
        )}
        <Judged value={folded?.judged ?? NOTHING_JUDGED}>
          <EventTable
            rows={rows}
            total={counted.data?.histogram.total}
            query={events}
            chosen={chosen}
            onChoose={(id) => onChange({ event: id })}
            onReading={setReading}
            nothing={<NothingFound terms={terms} range={range} onTerms={setTerms} onRange={setRange} />}
          />
        </Judged>
      </div>
      {chosen !== undefined && (
        <EventDrawer
          id={chosen}
          known={all.find((event) => idOf(event) === chosen)}
          tab={search.tab}
          onTab={(tab) => onChange({ tab })}
          onChoose={(id) => onChange({ event: id })}
          onClose={() => onChange({ event: '' })}
        />
      )}
    </div>
  )
}

const NOTHING_JUDGED: ReadonlyMap<string, EventJson> = new Map()

function JudgementNote({ hidden, onShow }: { readonly hidden: number; readonly onShow: () => void }) {
  return (
    <div className="flex h-8 flex-none items-center gap-3 border-b border-line bg-surface px-4 text-12 text-fg-2">
      <span role="status" className="min-w-0 flex-1 overflow-hidden text-ellipsis whitespace-nowrap">
        {plural(hidden, 'judgement')} of Telltale {hidden === 1 ? 'stands' : 'stand'} on the events they are about
      </span>
      <Button small onClick={onShow}>
        List them
      </Button>
    </div>
  )
}

// Below 1320 the fields give their place to the drawer.
const GRID = (open: boolean) =>
  open
    ? 'grid h-full grid-cols-[188px_minmax(0,1fr)_404px] grid-rows-[auto_124px_minmax(0,1fr)] max-[1320px]:grid-cols-[minmax(0,1fr)_400px] max-[1320px]:[&>.fields]:hidden'
    : 'grid h-full grid-cols-[188px_minmax(0,1fr)] grid-rows-[auto_124px_minmax(0,1fr)]'
