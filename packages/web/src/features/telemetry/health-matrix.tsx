import { useVirtualizer } from '@tanstack/react-virtual'
import type { Category, LogHealth } from '@telltale/model'
import { clsx } from 'clsx'
import { ArrowDown, EyeOff } from 'lucide-react'
import { type KeyboardEvent, useRef } from 'react'
import { missingFields } from '../../lib/blind-spots.ts'
import { useNow } from '../../lib/clock.ts'
import { nameDialects, shortDialects } from '../../lib/dialects.ts'
import { formatRate, plural } from '../../lib/format-number.ts'
import { formatAge } from '../../lib/format-time.ts'
import { LOGS, logLook } from '../../lib/logs.ts'
import { Empty } from '../../ui/states.tsx'
import { UntrustedLine } from '../../ui/untrusted.tsx'
import type { AppHealth } from './telemetry-words.ts'

const ROW = 50

interface HealthMatrixProps {
  readonly apps: readonly AppHealth[]
  readonly chosen: { readonly app: string; readonly category: Category } | undefined
  readonly onChoose: (app: string, category: Category) => void
}

const STEPS = new Map<string, readonly [rows: number, columns: number]>([
  ['ArrowRight', [0, 1]],
  ['ArrowLeft', [0, -1]],
  ['ArrowDown', [1, 0]],
  ['ArrowUp', [-1, 0]],
])

/** Apps by the nine logs, worst app first. Arrow keys move from cell to cell. */
export function HealthMatrix({ apps, chosen, onChoose }: HealthMatrixProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: apps.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
  })
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const step = STEPS.get(event.key)
    if (!step) return
    event.preventDefault()
    event.stopPropagation()
    const [row = 0, column = 0] = (event.currentTarget.dataset.cell ?? '').split('.').map(Number)
    const nextRow = Math.min(apps.length - 1, Math.max(0, row + step[0]))
    const nextColumn = Math.min(LOGS.length - 1, Math.max(0, column + step[1]))
    rows.scrollToIndex(nextRow)
    const focus = () => scroller.current?.querySelector<HTMLElement>(`[data-cell="${nextRow}.${nextColumn}"]`)?.focus()
    requestAnimationFrame(focus)
  }
  if (apps.length === 0) {
    return (
      <div className="p-4">
        <Empty title="No app to show">No app sent anything in this time, or none goes by that name.</Empty>
      </div>
    )
  }
  const visible = rows.getVirtualItems()
  return (
    <div ref={scroller} className="min-h-0 overflow-auto">
      <table className="w-full table-fixed" aria-label="Apps by log" aria-rowcount={apps.length + 1}>
        <Head />
        <tbody>
          <Gap height={visible[0]?.start ?? 0} />
          {visible.map((item) => {
            const app = apps[item.index]
            if (!app) return null
            return (
              <tr key={app.name} aria-rowindex={item.index + 2} className="h-[50px] border-b border-line">
                <AppName app={app} />
                {LOGS.map(({ category }, column) => (
                  <HealthCell
                    key={category}
                    app={app.name}
                    log={app.logs.find((log) => log.category === category)}
                    category={category}
                    place={`${item.index}.${column}`}
                    isFirst={item.index === 0 && column === 0}
                    isChosen={chosen?.app === app.name && chosen.category === category}
                    onChoose={onChoose}
                    onMove={move}
                  />
                ))}
              </tr>
            )
          })}
          <Gap height={rows.getTotalSize() - (visible.at(-1)?.end ?? 0)} />
        </tbody>
      </table>
    </div>
  )
}

function Gap({ height }: { readonly height: number }) {
  return (
    <tr aria-hidden>
      <td colSpan={10} style={{ height, padding: 0 }} />
    </tr>
  )
}

function Head() {
  const cell = 'sticky top-0 z-10 h-7 border-b border-line bg-bg text-11 font-medium text-fg-3'
  return (
    <thead>
      <tr>
        <th className={`${cell} w-[172px] pl-4 max-[1320px]:w-[136px] text-left`}>App</th>
        {LOGS.map((log) => (
          <th key={log.category} className={`${cell} px-1 text-center last:pr-3`}>
            {log.short}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function AppName({ app }: { readonly app: AppHealth }) {
  return (
    <th scope="row" className="pl-4 text-left">
      <span className="flex overflow-hidden font-medium">
        {app.name === '' ? (
          <span className="text-fg-3">no service.name</span>
        ) : (
          <UntrustedLine text={app.name} title={app.name} />
        )}
      </span>
      <span
        className="block overflow-hidden text-12 leading-4 font-normal text-ellipsis whitespace-nowrap text-fg-3"
        title={nameDialects(app.dialects).join(', ')}
      >
        {shortDialects(app.dialects, 1)}
      </span>
    </th>
  )
}

interface HealthCellProps {
  readonly app: string
  readonly log: LogHealth | undefined
  readonly category: Category
  readonly place: string
  readonly isFirst: boolean
  readonly isChosen: boolean
  readonly onChoose: (app: string, category: Category) => void
  readonly onMove: (event: KeyboardEvent<HTMLElement>) => void
}

function HealthCell({ app, log, category, place, isFirst, isChosen, onChoose, onMove }: HealthCellProps) {
  const now = useNow()
  const state = log?.state ?? 'never'
  const missing = log ? missingFields(log) : []
  const bad = state === 'silent' || state === 'fell'
  return (
    <td className="px-1 last:pr-3 max-[1320px]:px-0.5">
      <button
        type="button"
        data-cell={place}
        tabIndex={isChosen || isFirst ? 0 : -1}
        aria-pressed={isChosen}
        aria-label={`${app}, ${logLook(category).name}: ${describe(log, now)}`}
        onClick={() => onChoose(app, category)}
        onKeyDown={onMove}
        className={clsx(
          'tnum block h-[38px] w-full overflow-hidden rounded-1 border px-[7px] py-[3px] max-[1320px]:px-1 text-left text-12 leading-4 font-medium',
          state === 'never' && 'border-dashed border-edge font-normal text-fg-2',
          state === 'arriving' && 'border-line bg-surface',
          bad && 'border-high bg-high-bg text-on-high',
          isChosen && 'outline-2 outline-offset-1 outline-focus',
        )}
      >
        <span className="flex items-center gap-1">
          {state === 'never' && 'never'}
          {state === 'silent' && (
            <>
              <EyeOff size={12} className="flex-none" aria-hidden />{' '}
              {log?.last_seen ? shortAge(log.last_seen, now) : ''}
            </>
          )}
          {state === 'fell' && (
            <>
              <ArrowDown size={12} className="flex-none" aria-hidden /> fell
            </>
          )}
          {state === 'arriving' && log && formatRate(log.per_second)}
        </span>
        {log && state !== 'never' && state !== 'silent' && (
          <span className="flex h-4 items-center gap-1">
            <FieldBar log={log} />
            {missing.length > 0 && <span className="text-11 font-normal text-fg-3">−{missing.length}</span>}
          </span>
        )}
      </button>
    </td>
  )
}

function FieldBar({ log }: { readonly log: LogHealth }) {
  const missing = new Set(missingFields(log))
  return (
    <span className="flex h-[5px] flex-1 gap-px" aria-hidden>
      {log.fields
        .toSorted((a, b) => Number(missing.has(a)) - Number(missing.has(b)))
        .map((field) => (
          <i
            key={field.name}
            className={clsx('flex-1 rounded-[1px]', missing.has(field) ? 'border border-edge' : 'bg-fg-3')}
          />
        ))}
    </span>
  )
}

function shortAge(iso: string, nowMs: number): string {
  return formatAge(iso, nowMs).split(' ').slice(0, 2).join(' ')
}

function describe(log: LogHealth | undefined, nowMs: number): string {
  if (!log || log.state === 'never') return 'never sent'
  if (log.state === 'silent') return `silent ${log.last_seen ? formatAge(log.last_seen, nowMs) : ''}`
  const missing = missingFields(log).length
  const lack = missing > 0 ? `, ${plural(missing, 'field')} missing` : ', all fields'
  return `${log.state === 'fell' ? 'fell' : formatRate(log.per_second)}${lack}`
}
