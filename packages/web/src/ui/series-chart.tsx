import { useEffect, useRef, useState } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { useNow } from '../lib/clock.ts'
import { formatCount } from '../lib/format-number.ts'
import { formatMinute } from '../lib/format-time.ts'

interface SeriesChartProps {
  /** Could stand alone, with the unit. */
  readonly title: string
  /** Counts a bucket, oldest first. */
  readonly values: readonly number[]
  readonly fromMs: number
  readonly toMs: number
  readonly height?: number
}

/** One count over time: grey, from zero, with a crosshair that reads the value out. */
export function SeriesChart({ title, values, fromMs, toMs, height = 72 }: SeriesChartProps) {
  const place = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState<number>()
  const [theme, setTheme] = useState(0)
  const now = useNow()
  const step = values.length > 0 ? (toMs - fromMs) / values.length : 0
  useEffect(() => {
    const again = () => setTheme((n) => n + 1)
    const media = matchMedia('(prefers-color-scheme: dark)')
    media.addEventListener('change', again)
    document.addEventListener('telltale:theme', again)
    return () => {
      media.removeEventListener('change', again)
      document.removeEventListener('telltale:theme', again)
    }
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme is read from the page while drawing
  useEffect(() => {
    const element = place.current
    if (!element || values.length === 0) return
    const plot = new uPlot(options(element, height, setAt), dataOf(values, fromMs, step), element)
    const observer = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height }))
    observer.observe(element)
    return () => {
      observer.disconnect()
      plot.destroy()
    }
  }, [values, fromMs, step, height, theme])
  const value = at === undefined ? undefined : values[at]
  return (
    <figure>
      <figcaption className="flex text-11 text-fg-3">
        <span className="flex-1">{title}</span>
        <span className="tnum" aria-live="off">
          {value !== undefined && at !== undefined && `${formatMinute(fromMs + at * step, now)}: ${formatCount(value)}`}
        </span>
      </figcaption>
      <div ref={place} role="img" aria-label={`${title}: ${describe(values)}`} style={{ height }} />
      <div className="tnum flex justify-between text-[10px] leading-4 text-fg-3" aria-hidden>
        <span>{formatMinute(fromMs, now)}</span>
        <span>{formatMinute(toMs, now)}</span>
      </div>
    </figure>
  )
}

function describe(values: readonly number[]): string {
  const peak = Math.max(...values, 0)
  return `peak ${formatCount(peak)}, last ${formatCount(values.at(-1) ?? 0)}`
}

function dataOf(values: readonly number[], fromMs: number, step: number): uPlot.AlignedData {
  return [values.map((_, i) => (fromMs + i * step) / 1000), [...values]]
}

function options(element: HTMLElement, height: number, onMove: (index: number | undefined) => void): uPlot.Options {
  const style = getComputedStyle(element)
  return {
    width: element.clientWidth,
    height,
    padding: [4, 0, 0, 0],
    legend: { show: false },
    cursor: { y: false, points: { show: false }, drag: { setScale: false, x: false } },
    axes: [{ show: false }, { show: false }],
    scales: { y: { range: (_, __, max) => [0, Math.max(max, 1)] } },
    series: [
      {},
      { stroke: style.color, width: 1.25, fill: withAlpha(style.color), points: { show: false }, spanGaps: false },
    ],
    hooks: { setCursor: [(plot) => onMove(plot.cursor.idx ?? undefined)] },
  }
}

function withAlpha(color: string): string {
  return color.startsWith('rgb(') ? color.replace('rgb(', 'rgba(').replace(')', ', 0.16)') : color
}
