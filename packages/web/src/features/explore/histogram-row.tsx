import type { UseQueryResult } from '@tanstack/react-query'
import type { HistogramJson } from '@telltale/model'
import { useState } from 'react'
import { formatDuration } from '../../lib/format-time.ts'
import { LOGS } from '../../lib/logs.ts'
import { Button } from '../../ui/button.tsx'
import { Legend } from '../../ui/chart-frame.tsx'
import { ScrollArea } from '../../ui/scroll-area.tsx'
import { type Bar, type BarSeries, StackedBars } from '../../ui/stacked-bars.tsx'
import { ErrorPanel, Skeleton } from '../../ui/states.tsx'

const ALL: readonly BarSeries[] = [{ key: 'all', label: 'Events', color: 'var(--bar-l)' }]

interface HistogramRowProps {
  readonly query: UseQueryResult<{ readonly histogram: HistogramJson; readonly tookMs: number }>
  readonly split: boolean
  readonly onSplit: (on: boolean) => void
  readonly onSelect: (fromMs: number, toMs: number) => void
}

/** Events over time; grey until someone asks for the split by log. Drag selects time. */
export function HistogramRow({ query, split, onSplit, onSelect }: HistogramRowProps) {
  const { data, error } = query
  return (
    <div className="relative col-span-full min-h-0 border-b border-line px-4 pt-7 pb-1 pl-1.5">
      {data && <Chart histogram={data.histogram} split={split} onSplit={onSplit} onSelect={onSelect} />}
      {!data && !error && <Skeleton className="ml-8 h-full" />}
      {!data && error && (
        <div className="-mt-5 px-4">
          <ErrorPanel title="The counts could not be read" error={error} retry={() => void query.refetch()} />
        </div>
      )}
    </div>
  )
}

type ChartProps = Omit<HistogramRowProps, 'query'> & { readonly histogram: HistogramJson }

function Chart({ histogram, split, onSplit, onSelect }: ChartProps) {
  const [asTable, setAsTable] = useState(false)
  const bars: readonly Bar[] = histogram.buckets.map((bucket) => ({
    startMs: Date.parse(bucket.start),
    total: bucket.total,
    parts: new Map<string, number>(
      split ? LOGS.map((log) => [log.category, bucket.by_category[log.category] ?? 0]) : [['all', bucket.total]],
    ),
  }))
  const series = split
    ? LOGS.filter((log) => bars.some((bar) => (bar.parts.get(log.category) ?? 0) > 0)).map((log) => ({
        key: log.category,
        label: log.short,
        color: log.color,
      }))
    : ALL
  const title = `Events, each bar ${formatDuration(histogram.bucket_ms)}`
  return (
    <>
      <div className="absolute top-0.5 right-4 left-10 flex items-center gap-2">
        <span className="flex-1 text-11 text-fg-3">{title}</span>
        {split && <Legend series={series} />}
        <Button small look="ghost" pressed={split} onClick={() => onSplit(!split)}>
          Split by log
        </Button>
        <Button small look="ghost" pressed={asTable} onClick={() => setAsTable(!asTable)}>
          Show as table
        </Button>
      </div>
      {asTable ? (
        <CountTable bars={bars} />
      ) : (
        <StackedBars
          label={`${title}. Drag to select time.`}
          bars={bars}
          bucketMs={histogram.bucket_ms}
          series={series}
          onSelect={onSelect}
        />
      )}
    </>
  )
}

function CountTable({ bars }: { readonly bars: readonly Bar[] }) {
  return (
    <ScrollArea label="Events over time, as a table" className="h-full pl-8">
      <table className="tnum text-12">
        <thead className="sr-only">
          <tr>
            <th>From</th>
            <th>Events</th>
          </tr>
        </thead>
        <tbody>
          {bars
            .filter((bar) => bar.total > 0)
            .map((bar) => (
              <tr key={bar.startMs}>
                <td className="pr-6 text-fg-3">{new Date(bar.startMs).toISOString()}</td>
                <td className="text-right">{bar.total}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}
