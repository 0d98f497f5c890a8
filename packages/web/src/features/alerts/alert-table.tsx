import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useRef } from 'react'
import { formatCount } from '../../lib/format-number.ts'
import { ErrorPanel, SkeletonRows } from '../../ui/states.tsx'
import { AlertTableRow } from './alert-table-row.tsx'
import type { AlertRow } from './story-groups.ts'

/** Height of a row of two lines, pixels. */
const ROW = 46
/** The next page is asked for this many rows before the end. */
const AHEAD = 20

/** The pages of the list, as far as the table needs them. */
interface PagedAlerts {
  readonly isLoading: boolean
  readonly error: unknown
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  readonly fetchNextPage: () => unknown
  readonly refetch: () => unknown
}

interface AlertTableProps {
  readonly rows: readonly AlertRow[]
  readonly total: number | undefined
  readonly query: PagedAlerts
  readonly currentId: string | undefined
  readonly checked: ReadonlySet<string>
  readonly onChoose: (id: string) => void
  readonly onCheck: (id: string, withRange: boolean) => void
  readonly onCheckAll: (on: boolean) => void
  readonly onFold: (row: AlertRow) => void
  readonly nothing: ReactNode
}

/** Alerts in rows of two lines; only those in sight are drawn. */
export function AlertTable(props: AlertTableProps) {
  const { rows, total, query, currentId, checked, onChoose, onCheck, onCheckAll, onFold, nothing } = props
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (i) => rows[i]?.alert.id ?? i,
    scrollPaddingStart: 28,
    overscan: 8,
  })
  const visible = virtual.getVirtualItems()
  const lastSeen = visible.at(-1)?.index ?? 0
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && lastSeen >= rows.length - AHEAD) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, lastSeen, rows.length])
  const at = rows.findIndex((row) => row.alert.id === currentId)
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at)
  }, [at, virtual])
  if (query.isLoading)
    return (
      <div className="min-h-0 flex-1 overflow-hidden">
        <SkeletonRows rows={12} height={ROW} />
      </div>
    )
  if (query.error && rows.length === 0) {
    return (
      <div className="min-h-0 flex-1 p-4">
        <ErrorPanel title="The alerts could not be read" error={query.error} retry={() => void query.refetch()} />
      </div>
    )
  }
  if (rows.length === 0) return <div className="min-h-0 flex-1 p-4">{nothing}</div>
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-auto">
      <table aria-label="Alerts" aria-rowcount={total === undefined ? -1 : total + 1} className="w-full table-fixed">
        <Head isAllChecked={checked.size >= rows.length} onCheckAll={onCheckAll} />
        <tbody>
          <Gap height={visible[0]?.start ?? 0} />
          {visible.map((item) => {
            const row = rows[item.index]
            if (!row) return null
            return (
              <AlertTableRow
                key={row.alert.id}
                row={row}
                rowIndex={item.index + 2}
                isCurrent={item.index === at}
                isFirstStop={at < 0 && item.index === 0}
                isChecked={checked.has(row.alert.id)}
                onChoose={onChoose}
                onCheck={onCheck}
                onFold={onFold}
              />
            )
          })}
          <Gap height={virtual.getTotalSize() - (visible.at(-1)?.end ?? 0)} />
        </tbody>
      </table>
      {(isFetchingNextPage || (query.error !== null && query.error !== undefined)) && (
        <p role="status" className="px-4 py-2 text-12 text-fg-3">
          {query.error
            ? `Older alerts could not be read; ${formatCount(rows.length)} stand here`
            : 'Older alerts are coming'}
        </p>
      )}
    </div>
  )
}

interface HeadProps {
  readonly isAllChecked: boolean
  readonly onCheckAll: (on: boolean) => void
}

function Head({ isAllChecked, onCheckAll }: HeadProps) {
  const cell = 'sticky top-0 z-20 h-7 border-b border-line bg-bg px-2 text-left text-11 font-medium text-fg-3'
  return (
    <thead>
      <tr>
        <th className={`${cell} w-11 pl-4`}>
          <input
            type="checkbox"
            aria-label="Check all that stand here"
            className="block size-4 accent-ink"
            checked={isAllChecked}
            onChange={(event) => onCheckAll(event.target.checked)}
          />
        </th>
        <th className={`${cell} w-9`}>
          <span className="sr-only">Level</span>
        </th>
        <th className={cell}>What happened</th>
        <th className={`${cell} w-28 max-[767px]:hidden`}>ATLAS</th>
        <th className={`${cell} w-[76px] text-right`}>Age</th>
        <th className={`${cell} w-16 max-[767px]:hidden`}>Owner</th>
      </tr>
    </thead>
  )
}

function Gap({ height }: { readonly height: number }) {
  return (
    <tr aria-hidden>
      <td style={{ height, padding: 0 }} />
    </tr>
  )
}
