import { useNavigate } from '@tanstack/react-router'
import { useTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import type { EventJson } from '@telltale/model'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { idOf, textOf } from '../../lib/event-fields.ts'
import { formatCount } from '../../lib/format-number.ts'
import { useKeys } from '../../lib/keyboard.ts'
import { ErrorPanel, SkeletonRows } from '../../ui/states.tsx'
import { columns, features } from './event-columns.tsx'
import { EventRows } from './event-rows.tsx'

/** Height of a row, pixels. */
const ROW = 28
/** The next page is asked for this many rows before the end. */
const AHEAD = 40

/** The pages of the list, as far as the table needs them. */
interface PagedQuery {
  readonly isLoading: boolean
  readonly error: unknown
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  readonly fetchNextPage: () => unknown
  readonly refetch: () => unknown
}

interface EventTableProps {
  readonly rows: readonly EventJson[]
  /** How many match in all, where it is counted. */
  readonly total: number | undefined
  readonly query: PagedQuery
  readonly chosen: string | undefined
  readonly onChoose: (id: string) => void
  /** Whether someone reads: the pointer is in the list or it is scrolled. */
  readonly onReading: (reading: boolean) => void
  readonly nothing: ReactNode
}

/** Events in dense rows; only those in sight are drawn, and older pages are fetched as the end comes near. */
export function EventTable(props: EventTableProps) {
  const { rows, total, query, chosen, onChoose, onReading, nothing } = props
  const scroller = useRef<HTMLDivElement>(null)
  const [inside, setInside] = useState(false)
  const [scrolled, setScrolled] = useState(false)
  const [cursor, setCursor] = useState<string>()
  const table = useTable({ features, columns, data: rows, getRowId: idOf, columnResizeMode: 'onChange' })
  const items = table.getRowModel().rows
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
  })
  const at = items.findIndex((row) => row.id === (cursor ?? chosen))
  const lastSeen = virtual.getVirtualItems().at(-1)?.index ?? 0
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && lastSeen >= items.length - AHEAD) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, lastSeen, items.length])
  useEffect(() => onReading(inside || scrolled), [inside, scrolled, onReading])
  const choose = (id: string) => {
    setCursor(id)
    onChoose(id)
  }
  const move = (step: number) => {
    const next = items[Math.min(items.length - 1, Math.max(0, at + step))]
    if (!next) return
    setCursor(next.id)
    virtual.scrollToIndex(next.index)
    if (chosen !== undefined) onChoose(next.id)
  }
  useRowKeys({
    move,
    toggle: () => onChoose(chosen === undefined ? (items[Math.max(0, at)]?.id ?? '') : ''),
    traceId: textOf(items[at]?.original ?? {}, 'trace_id'),
  })
  if (query.isLoading) return <SkeletonRows rows={18} height={ROW} />
  if (query.error && rows.length === 0) {
    return (
      <div className="p-4">
        <ErrorPanel title="The events could not be read" error={query.error} retry={() => void query.refetch()} />
      </div>
    )
  }
  if (rows.length === 0) return <div className="p-4">{nothing}</div>
  return (
    <div
      ref={scroller}
      className="min-h-0 flex-1 overflow-auto"
      onScroll={(event) => setScrolled(event.currentTarget.scrollTop > ROW)}
      onPointerEnter={() => setInside(true)}
      onPointerLeave={() => setInside(false)}
    >
      <EventRows table={table} virtual={virtual} total={total} currentId={items[at]?.id} onChoose={choose} />
      <Foot query={query} shown={rows.length} />
    </div>
  )
}

interface RowKeys {
  readonly move: (step: number) => void
  readonly toggle: () => void
  /** Of the row under the cursor; '' when it has none. */
  readonly traceId: string
}

function useRowKeys({ move, toggle, traceId }: RowKeys): void {
  const navigate = useNavigate()
  const openTrace = () => {
    if (traceId !== '') void navigate({ to: '/traces/$traceId', params: { traceId } })
  }
  useKeys([
    { keys: 'j', label: 'Next row', run: () => move(1) },
    { keys: 'k', label: 'Previous row', run: () => move(-1) },
    { keys: 'arrowdown', label: 'Next row', run: () => move(1) },
    { keys: 'arrowup', label: 'Previous row', run: () => move(-1) },
    { keys: 'space', label: 'Open or close the pane', run: toggle },
    { keys: 'enter', label: 'Open the trace', run: openTrace },
  ])
}

function Foot({ query, shown }: { readonly query: PagedQuery; readonly shown: number }) {
  return (
    <p role="status" className="px-4 py-2 text-12 text-fg-3">
      {footWords(query, shown)}
    </p>
  )
}

function footWords(query: PagedQuery, shown: number): string {
  if (query.isFetchingNextPage) return 'Older events are coming'
  if (query.error) return 'Older events could not be read'
  return query.hasNextPage ? '' : `All ${formatCount(shown)} are shown`
}
