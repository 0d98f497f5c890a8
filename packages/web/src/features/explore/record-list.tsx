import { useInfiniteQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import type { RecordJson } from '@telltale/model'
import { clsx } from 'clsx'
import { X } from 'lucide-react'
import { useRef } from 'react'
import { api } from '../../lib/api.ts'
import { formatClock } from '../../lib/format-time.ts'
import { formatRange, LAST_DAY, parseRange, type RangeSearch, timeParams } from '../../lib/time-range.ts'
import { Button } from '../../ui/button.tsx'
import { RawRecord } from '../../ui/raw-record.tsx'
import { Empty, ErrorPanel, SkeletonRows } from '../../ui/states.tsx'
import { TimeRangePicker } from '../../ui/time-range-picker.tsx'
import { UntrustedLine } from '../../ui/untrusted.tsx'

const ROW = 28
const COLUMNS = 'grid grid-cols-[132px_72px_160px_minmax(0,1fr)_160px] items-center'

interface RecordListProps {
  readonly search: RangeSearch & { readonly record?: string }
  readonly onChange: (next: RangeSearch & { readonly record?: string }) => void
}

/** Records that no dialect read: kept whole, and shown so that nobody thinks they were lost. */
export function RecordList({ search, onChange }: RecordListProps) {
  const range = parseRange(search) ?? LAST_DAY
  const query = useInfiniteQuery({
    queryKey: ['records', range],
    queryFn: ({ pageParam, signal }) => {
      const params = timeParams(range, Date.now())
      params.set('unrecognised', 'true')
      params.set('limit', '200')
      if (pageParam !== '') params.set('cursor', pageParam)
      return api.records(params, signal)
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const records = query.data?.pages.flatMap((page) => page.records) ?? []
  const chosen = search.record
  return (
    <div className={chosen ? 'grid h-full grid-cols-[minmax(0,1fr)_404px]' : 'grid h-full'}>
      <div className="flex min-h-0 min-w-0 flex-col">
        <div className="flex items-center gap-3 border-b border-line px-4 py-2">
          <p className="flex-1 text-12 text-fg-2">
            Spans, log records and metric points that no dialect reads. They are kept whole; a later version may read
            them.
          </p>
          <TimeRangePicker
            range={range}
            onChange={(next) => onChange({ range: '', from: '', to: '', ...formatRange(next) })}
          />
        </div>
        {query.isLoading && <SkeletonRows rows={12} height={ROW} />}
        {query.error && (
          <div className="p-4">
            <ErrorPanel title="The records could not be read" error={query.error} retry={() => void query.refetch()} />
          </div>
        )}
        {query.data && records.length === 0 && (
          <div className="p-4">
            <Empty title="Everything was recognised">Every record that came in this time was read by a dialect.</Empty>
          </div>
        )}
        {records.length > 0 && <Rows records={records} chosen={chosen} onChoose={(record) => onChange({ record })} />}
        {query.hasNextPage && (
          <div className="border-t border-line p-2">
            <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              Show older records
            </Button>
          </div>
        )}
      </div>
      {chosen && (
        <aside aria-label="Record" className="min-h-0 overflow-auto border-l border-line bg-surface p-4">
          <div className="mb-2 flex items-center">
            <h2 className="flex-1">Record</h2>
            <Button
              small
              square
              look="ghost"
              aria-label="Close"
              onClick={() => onChange({ record: '' })}
              icon={<X size={14} />}
            />
          </div>
          <RawRecord key={chosen} id={chosen} />
        </aside>
      )}
    </div>
  )
}

interface RowsProps {
  readonly records: readonly RecordJson[]
  readonly chosen: string | undefined
  readonly onChoose: (id: string) => void
}

function Rows({ records, chosen, onChoose }: RowsProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: records.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
  })
  return (
    <section ref={scroller} className="min-h-0 flex-1 overflow-auto text-12" aria-label="Records" tabIndex={-1}>
      <p
        className={clsx(COLUMNS, 'sticky top-0 z-10 h-7 border-b border-line bg-bg px-4 text-11 font-medium text-fg-3')}
      >
        <span>Received</span>
        <span>Signal</span>
        <span>Service</span>
        <span>Name</span>
        <span>Trace</span>
      </p>
      <ul className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const record = records[item.index]
          if (!record) return null
          return (
            <li key={record.id} className="absolute inset-x-0" style={{ transform: `translateY(${item.start}px)` }}>
              <button
                type="button"
                aria-pressed={record.id === chosen}
                onClick={() => onChoose(record.id)}
                className={clsx(
                  COLUMNS,
                  'h-7 w-full border-b border-line px-4 text-left hover:bg-hover',
                  record.id === chosen && 'cur-row',
                )}
              >
                <span className="font-mono text-fg-3">{formatClock(record.received, Date.now())}</span>
                <span>{record.signal}</span>
                <span className="flex min-w-0 pr-2 text-fg-2">
                  <UntrustedLine text={record.service} />
                </span>
                <span className="flex min-w-0 pr-2 font-mono">
                  <UntrustedLine text={record.name} />
                </span>
                <span className="overflow-hidden font-mono text-ellipsis text-fg-3">{record.trace_id}</span>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
