import { getRouteApi } from '@tanstack/react-router'
import { Layers } from 'lucide-react'
import { useState } from 'react'
import { statusName } from '../../lib/alert-levels.ts'
import { shortCount } from '../../lib/format-number.ts'
import { formatRange } from '../../lib/time-range.ts'
import { Button, Key } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { TabBar } from '../../ui/tab-bar.tsx'
import { TimeRangePicker } from '../../ui/time-range-picker.tsx'
import { AlertDialogs } from './alert-dialogs.tsx'
import { VIEWS } from './alert-filter.ts'
import { AlertPane } from './alert-pane.tsx'
import { AlertTable } from './alert-table.tsx'
import { footWords } from './alert-words.ts'
import type { Asked } from './asked.ts'
import { BulkBar } from './bulk-bar.tsx'
import { FilterRow } from './filter-row.tsx'
import { NoAlerts } from './no-alerts.tsx'
import { placeOf } from './story-groups.ts'
import { useAlertKeys } from './use-alert-keys.ts'
import { useAlertList } from './use-alert-list.ts'
import { useArrivals } from './use-arrivals.ts'
import { useChanges } from './use-changes.ts'
import { useChecked } from './use-checked.ts'
import { WaitingBar } from './waiting-bar.tsx'

const route = getRouteApi('/alerts')

/** What to take next, and whether it is real. Everything on the screen is in its address. */
export function AlertsPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const change = (next: Partial<typeof search>, replace = true) =>
    void navigate({ search: (old) => ({ ...old, ...next }), replace })
  const { view, filter, range, list, all, summary, alerts, stories, rows, isGrouped } = useAlertList(search)
  const arrivals = useArrivals(filter, range)
  const changeAlerts = useChanges()
  const [asked, setAsked] = useState<Asked>()
  const currentId = search.alert ?? rows[0]?.alert.id
  const at = placeOf(rows, stories, currentId)
  const current = rows[at]
  const isPaneOpen = search.pane !== 'closed' && currentId !== undefined
  const checked = useChecked(rows, stories)
  const actOn = checked.alerts.length > 0 ? checked.alerts : current ? [current.alert] : []
  const leave = () => {
    const next = rows[at + 1] ?? rows[at - 1]
    if (checked.alerts.length === 0 && view !== 'all' && next) change({ alert: next.alert.id })
    checked.clear()
  }
  const acknowledge = async () => {
    const wanted = actOn.filter((alert) => alert.status === 'open')
    if (wanted.length === 0) return
    const done = await changeAlerts(wanted, { status: 'acknowledged' })
    if (done.length > 0) leave()
  }
  const ask = (kind: Asked['kind']) => actOn.length > 0 && setAsked({ kind, alerts: actOn })
  const choose = (id: string) => change({ alert: id, pane: '' })
  const fold = (key: string) => {
    const lead = rows.find((row) => row.storyKey === key)?.alert.id ?? ''
    // The pane stays with a row that can be seen.
    change({ story: search.story === key ? '' : key, ...(current?.isInner ? { alert: lead } : {}) })
  }
  useAlertKeys({
    rows,
    at,
    choose,
    fold,
    togglePane: () => change({ pane: isPaneOpen ? 'closed' : '' }),
    leavePage: () => (checked.alerts.length > 0 ? checked.clear() : change({ pane: 'closed' })),
    acknowledge: () => void acknowledge(),
    ask,
    check: (withRange) => currentId !== undefined && checked.toggle(currentId, withRange),
    showWaiting: arrivals.show,
  })
  return (
    <Page
      title="Alerts"
      actions={
        <>
          <span className="flex items-center gap-2 text-12 text-fg-2">
            <i className="size-[7px] rounded-full bg-ok" aria-hidden />
            Live
          </span>
          <TimeRangePicker
            range={range}
            onChange={(next) => change({ range: '', from: '', to: '', ...formatRange(next), alert: '' }, false)}
          />
        </>
      }
    >
      <div className={isPaneOpen ? WITH_PANE : 'grid h-full grid-cols-[minmax(0,1fr)]'}>
        <div className="relative flex min-h-0 min-w-0 flex-col">
          <TabBar
            label="Views"
            value={view}
            onChange={(next) => change({ view: next === 'open' ? '' : next, alert: '', story: '' }, false)}
            tabs={VIEWS.map((value) => ({
              value,
              label: value === 'all' ? 'All' : statusName(value),
              count: all && shortCount(value === 'all' ? all.total : all.by_status[value]),
            }))}
          />
          <FilterRow search={search} summary={summary} onChange={(next) => change({ ...next, alert: '' }, false)}>
            <Button
              icon={<Layers size={14} />}
              pressed={isGrouped}
              title="Fold alerts of one trace or conversation"
              onClick={() => change({ group: isGrouped ? 'no' : '', story: '' })}
            >
              By story
            </Button>
          </FilterRow>
          <WaitingBar waiting={arrivals.waiting} onShow={arrivals.show} />
          <AlertTable
            rows={rows}
            total={summary?.total}
            query={list}
            currentId={currentId}
            checked={checked.ids}
            onChoose={choose}
            onCheck={checked.toggle}
            onCheckAll={checked.toggleAll}
            onFold={(row) => fold(row.storyKey)}
            nothing={<NoAlerts search={search} range={range} onChange={(next) => change(next, false)} />}
          />
          <Foot words={list.data ? footWords(summary?.total, alerts.length, rows.length) : ''} />
          <BulkBar count={checked.alerts.length} onAsk={ask} onAcknowledge={acknowledge} onClear={checked.clear} />
        </div>
        {isPaneOpen && (
          <AlertPane
            key={currentId}
            id={currentId}
            known={alerts.find((alert) => alert.id === currentId)}
            isChosen={search.alert !== undefined}
            onChange={changeAlerts}
            onAcknowledge={acknowledge}
            onAsk={(kind, alert) => setAsked({ kind, alerts: [alert] })}
            onClose={() => change({ pane: 'closed', alert: '' })}
          />
        )}
      </div>
      <AlertDialogs
        asked={asked}
        loaded={alerts}
        onChange={changeAlerts}
        onDone={leave}
        onClose={() => setAsked(undefined)}
      />
    </Page>
  )
}

// Under 1100 the pane lies over the list, and only when someone has chosen a row.
const WITH_PANE =
  'grid h-full grid-cols-[minmax(0,1fr)_408px] max-[1320px]:grid-cols-[minmax(0,1fr)_372px] max-[1099px]:grid-cols-[minmax(0,1fr)]'

const HINTS = [
  ['J K', 'move'],
  ['X', 'check'],
  ['Enter', 'story'],
  ['A', 'acknowledge'],
  ['E', 'close'],
] as const

function Foot({ words }: { readonly words: string }) {
  return (
    <footer className="flex h-8 flex-none items-center gap-3 overflow-hidden border-t border-line px-4 text-12 text-fg-3">
      <span role="status" className="tnum whitespace-nowrap">
        {words}
      </span>
      <span className="flex-1" />
      {HINTS.map(([keys, does]) => (
        <span key={does} className="flex items-center gap-1 whitespace-nowrap max-[1199px]:hidden">
          {keys.split(' ').map((key) => (
            <Key key={key}>{key}</Key>
          ))}
          <span className="ml-0.5">{does}</span>
        </span>
      ))}
    </footer>
  )
}
