import type { HistogramJson } from '@telltale/model'
import { useMemo } from 'react'
import { formatDuration } from '../../lib/format-time.ts'
import { LOGS } from '../../lib/logs.ts'
import { ChartFrame } from '../../ui/chart-frame.tsx'
import { type BarSeries, StackedBars } from '../../ui/stacked-bars.tsx'
import { barsOf } from './overview-words.ts'

interface VolumeChartProps {
  readonly histogram: HistogramJson
  readonly onSelect: (fromMs: number, toMs: number) => void
}

/** Events over time, stacked by log; the logs that have none take no room in the legend. */
export function VolumeChart({ histogram, onSelect }: VolumeChartProps) {
  const bars = useMemo(() => barsOf(histogram), [histogram])
  const series: readonly BarSeries[] = LOGS.filter((log) =>
    bars.some((bar) => (bar.parts.get(log.category) ?? 0) > 0),
  ).map((log) => ({ key: log.category, label: log.short, color: log.color }))
  const title = `Events by log, each bar ${formatDuration(histogram.bucket_ms)}`
  return (
    <ChartFrame title={title} bars={bars} series={series}>
      <StackedBars
        label={`${title}. Drag to select time.`}
        bars={bars}
        bucketMs={histogram.bucket_ms}
        series={series}
        onSelect={onSelect}
      />
    </ChartFrame>
  )
}
