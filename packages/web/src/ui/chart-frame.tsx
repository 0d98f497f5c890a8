import { Table2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useNow } from '../lib/clock.ts'
import { formatCount } from '../lib/format-number.ts'
import { formatMinute } from '../lib/format-time.ts'
import { Button } from './button.tsx'
import { ScrollArea } from './scroll-area.tsx'
import type { Bar, BarSeries } from './stacked-bars.tsx'

interface ChartFrameProps {
  /** Could stand alone. */
  readonly title: string
  readonly bars: readonly Bar[]
  readonly series: readonly BarSeries[]
  readonly children: ReactNode
}

/** A chart with its title, legend and the same numbers as a table. */
export function ChartFrame({ title, bars, series, children }: ChartFrameProps) {
  const [asTable, setAsTable] = useState(false)
  return (
    <section className="flex min-h-0 flex-1 flex-col" aria-label={title}>
      <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2>{title}</h2>
        <span className="flex-1" />
        <Button small look="ghost" icon={<Table2 size={14} />} pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? 'Show as chart' : 'Show as table'}
        </Button>
        <div className="w-full">
          <Legend series={series} />
        </div>
      </div>
      <div className="min-h-0 flex-1">
        {asTable ? <BarTable title={title} bars={bars} series={series} /> : children}
      </div>
    </section>
  )
}

/** What each colour means. */
export function Legend({ series }: { readonly series: readonly BarSeries[] }) {
  return (
    <ul className="flex flex-wrap gap-x-3 text-12 text-fg-2">
      {series.map((part) => (
        <li key={part.key} className="flex items-center gap-1.5">
          <i className="size-2 rounded-[2px]" style={{ background: part.color }} aria-hidden />
          {part.label}
        </li>
      ))}
    </ul>
  )
}

function BarTable({ title, bars, series }: Pick<ChartFrameProps, 'title' | 'bars' | 'series'>) {
  const now = useNow()
  const filled = bars.filter((bar) => bar.total > 0)
  return (
    <ScrollArea label={`${title}, as a table`} className="h-full">
      <table className="tnum w-full text-12">
        <thead>
          <tr className="text-11 text-fg-3">
            <th className="sticky top-0 bg-bg px-2 text-left font-medium">From</th>
            {series.map((part) => (
              <th key={part.key} className="sticky top-0 bg-bg px-2 text-right font-medium">
                {part.label}
              </th>
            ))}
            <th className="sticky top-0 bg-bg px-2 text-right font-medium">All</th>
          </tr>
        </thead>
        <tbody>
          {filled.toReversed().map((bar) => (
            <tr key={bar.startMs} className="h-6 border-t border-line">
              <td className="px-2 whitespace-nowrap">{formatMinute(bar.startMs, now)}</td>
              {series.map((part) => (
                <td key={part.key} className="px-2 text-right text-fg-2">
                  {formatCount(bar.parts.get(part.key) ?? 0)}
                </td>
              ))}
              <td className="px-2 text-right">{formatCount(bar.total)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {filled.length === 0 && <p className="p-2 text-12 text-fg-3">Nothing in this time.</p>}
    </ScrollArea>
  )
}
