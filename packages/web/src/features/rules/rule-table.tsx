import { useVirtualizer } from '@tanstack/react-virtual'
import type { RuleJson } from '@telltale/model'
import { clsx } from 'clsx'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { RuleSort } from './rule-filter.ts'
import { RuleTableRow } from './rule-table-row.tsx'

/** Height of a row, pixels. */
const ROW = 32

interface RuleTableProps {
  readonly rows: readonly RuleJson[]
  readonly sort: RuleSort
  readonly currentId: string | undefined
  readonly onSort: (column: string) => void
  readonly onOpen: (id: string) => void
}

/** Rules in rows; only those in sight are drawn. */
export function RuleTable({ rows, sort, currentId, onSort, onOpen }: RuleTableProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (i) => rows[i]?.id ?? i,
    scrollPaddingStart: 28,
    overscan: 12,
  })
  const at = rows.findIndex((rule) => rule.id === currentId)
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at)
  }, [at, virtual])
  const visible = virtual.getVirtualItems()
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-auto">
      <table aria-label="Rules" aria-rowcount={rows.length + 1} className="w-full table-fixed">
        <Head sort={sort} onSort={onSort} />
        <tbody>
          <Gap height={visible[0]?.start ?? 0} />
          {visible.map((item) => {
            const rule = rows[item.index]
            if (!rule) return null
            return (
              <RuleTableRow
                key={rule.id}
                rule={rule}
                rowIndex={item.index + 2}
                isCurrent={item.index === at}
                isFirstStop={at < 0 && item.index === 0}
                onOpen={onOpen}
              />
            )
          })}
          <Gap height={virtual.getTotalSize() - (visible.at(-1)?.end ?? 0)} />
        </tbody>
      </table>
    </div>
  )
}

interface Column {
  readonly id: string
  readonly name: string
  readonly width: string
  readonly title?: string
  readonly isNumber?: boolean
  /** Rules are not put in order by it. */
  readonly isFixed?: boolean
}

const COLUMNS: readonly Column[] = [
  { id: 'level', name: 'Level', width: 'w-16 pl-4' },
  { id: 'title', name: 'Title', width: '' },
  { id: 'log', name: 'Log', width: 'w-32 max-[1023px]:hidden', isFixed: true },
  { id: 'names', name: 'ATLAS, OWASP', width: 'w-52 max-[1199px]:hidden', isFixed: true },
  { id: 'state', name: 'State', width: 'w-16' },
  { id: 'tests', name: 'Fixtures', width: 'w-28' },
  {
    id: 'precision',
    name: 'Precision',
    width: 'w-28 max-[899px]:hidden',
    title: 'Share of judged alerts that were real',
    isNumber: true,
  },
  {
    id: 'cost',
    name: 'Cost',
    width: 'w-24 max-[1199px]:hidden',
    title: 'Mean time per event that is tried against it',
    isNumber: true,
  },
  { id: 'alerts', name: 'Alerts, 30 d', width: 'w-24', isNumber: true },
  { id: 'fired', name: 'Last fired', width: 'w-28 pr-4 max-[899px]:hidden', isNumber: true },
]

interface HeadProps {
  readonly sort: RuleSort
  readonly onSort: (column: string) => void
}

function Head({ sort, onSort }: HeadProps) {
  return (
    <thead>
      <tr>
        {COLUMNS.map((column) => (
          <th
            key={column.id}
            title={column.title}
            aria-sort={sort.column === column.id ? (sort.isReversed ? 'descending' : 'ascending') : undefined}
            className={clsx(
              'sticky top-0 z-20 h-7 border-b border-line bg-bg px-2 text-11 font-medium whitespace-nowrap text-fg-3',
              column.isNumber ? 'text-right' : 'text-left',
              column.width,
            )}
          >
            {column.isFixed ? column.name : <HeadButton column={column} sort={sort} onSort={onSort} />}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function HeadButton({ column, sort, onSort }: HeadProps & { readonly column: Column }) {
  const isSorted = sort.column === column.id
  const Arrow = sort.isReversed ? ArrowUp : ArrowDown
  return (
    <button
      type="button"
      onClick={() => onSort(column.id)}
      className={clsx('inline-flex min-h-6 items-center gap-1 font-medium hover:text-fg', isSorted && 'text-fg')}
    >
      {column.name}
      {isSorted && <Arrow size={12} aria-hidden />}
    </button>
  )
}

function Gap({ height }: { readonly height: number }) {
  return (
    <tr aria-hidden>
      <td style={{ height, padding: 0 }} />
    </tr>
  )
}
