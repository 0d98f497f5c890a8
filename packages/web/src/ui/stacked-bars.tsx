import { type PointerEvent as ReactPointerEvent, useRef, useState } from 'react'
import { countTicks, timeTicks } from '../lib/chart-scale.ts'
import { useNow } from '../lib/clock.ts'
import { formatCount, plural, shortCount } from '../lib/format-number.ts'
import { formatMinute } from '../lib/format-time.ts'

/** One colour of a stack, from the bottom up. */
export interface BarSeries {
  readonly key: string
  readonly label: string
  readonly color: string
}

/** One bar: when it starts (epoch ms), its parts by series key, and its whole. */
export interface Bar {
  readonly startMs: number
  readonly total: number
  readonly parts: ReadonlyMap<string, number>
}

interface StackedBarsProps {
  readonly label: string
  readonly bars: readonly Bar[]
  readonly bucketMs: number
  readonly series: readonly BarSeries[]
  /** Given the piece of time that was dragged over. */
  readonly onSelect?: (fromMs: number, toMs: number) => void
}

/** Counts over time from zero, the parts stacked with a 1 px gap; drag selects time. */
export function StackedBars({ label, bars, bucketMs, series, onSelect }: StackedBarsProps) {
  const now = useNow()
  const plot = useRef<HTMLDivElement>(null)
  const [over, setOver] = useState<number>()
  const [from, setFrom] = useState<number>()
  const ticks = countTicks(Math.max(...bars.map((bar) => bar.total), 0))
  const top = ticks.at(-1) ?? 1
  const startMs = bars[0]?.startMs ?? 0
  const endMs = startMs + bars.length * bucketMs
  const indexAt = (event: ReactPointerEvent) => {
    const box = plot.current?.getBoundingClientRect()
    if (!box || box.width === 0) return 0
    return Math.min(bars.length - 1, Math.max(0, Math.floor(((event.clientX - box.left) / box.width) * bars.length)))
  }
  const finish = () => {
    if (from !== undefined && over !== undefined && onSelect) {
      const [first, last] = from <= over ? [from, over] : [over, from]
      onSelect(startMs + first * bucketMs, startMs + (last + 1) * bucketMs)
    }
    setFrom(undefined)
  }
  return (
    <div className="grid h-full grid-cols-[34px_minmax(0,1fr)] grid-rows-[minmax(0,1fr)_18px]">
      <div className="relative" aria-hidden>
        {ticks.map((tick) => (
          <span
            key={tick}
            className="tnum absolute right-2 translate-y-1/2 text-[10px] leading-3 text-fg-3"
            style={{ bottom: `${(tick / top) * 100}%` }}
          >
            {shortCount(tick)}
          </span>
        ))}
      </div>
      <div
        ref={plot}
        role="img"
        aria-label={label}
        className="relative touch-none"
        onPointerMove={(event) => setOver(indexAt(event))}
        onPointerLeave={() => from === undefined && setOver(undefined)}
        onPointerDown={(event) => {
          if (!onSelect || event.button !== 0) return
          event.currentTarget.setPointerCapture(event.pointerId)
          setFrom(indexAt(event))
        }}
        onPointerUp={finish}
        onPointerCancel={() => setFrom(undefined)}
      >
        {ticks.map((tick) => (
          <hr
            key={tick}
            className="absolute inset-x-0 m-0 border-0 border-t border-line"
            style={{ bottom: `${(tick / top) * 100}%` }}
          />
        ))}
        <Bars bars={bars} series={series} top={top} over={over} />
        {from !== undefined && over !== undefined && <Marquee from={from} to={over} count={bars.length} />}
        {over !== undefined && bars[over] && (
          <BarTooltip
            bar={bars[over]}
            series={series}
            share={(over + 0.5) / bars.length}
            nowMs={now}
            bucketMs={bucketMs}
          />
        )}
      </div>
      <div className="relative col-start-2" aria-hidden>
        {timeTicks(startMs, endMs, 8).map((tick) => (
          <span
            key={tick}
            className="absolute top-[5px] text-[10px] leading-3 whitespace-nowrap text-fg-3"
            style={{
              left: `${((tick - startMs) / (endMs - startMs)) * 100}%`,
              translate: tickShift(tick, startMs, endMs),
            }}
          >
            {formatMinute(tick, endMs - startMs > 36 * 3_600_000 ? 0 : tick)}
          </span>
        ))}
      </div>
    </div>
  )
}

function tickShift(tick: number, startMs: number, endMs: number): string {
  const share = (tick - startMs) / (endMs - startMs)
  return share < 0.03 ? '0' : share > 0.97 ? '-100%' : '-50%'
}

type BarsProps = Pick<StackedBarsProps, 'bars' | 'series'> & { readonly top: number; readonly over: number | undefined }

function Bars({ bars, series, top, over }: BarsProps) {
  return (
    <div className="absolute inset-0 flex gap-0.5">
      {bars.map((bar, i) => (
        <div
          key={bar.startMs}
          className="flex flex-1 flex-col-reverse gap-px"
          style={{ opacity: over === undefined || over === i ? 1 : 0.72 }}
        >
          {series.map((part) => {
            const count = bar.parts.get(part.key) ?? 0
            if (count === 0) return null
            return (
              <i
                key={part.key}
                className="block min-h-0.5 rounded-[1px]"
                style={{ height: `${(count / top) * 100}%`, background: part.color }}
              />
            )
          })}
        </div>
      ))}
    </div>
  )
}

function Marquee({ from, to, count }: { readonly from: number; readonly to: number; readonly count: number }) {
  const first = Math.min(from, to)
  const width = Math.abs(to - from) + 1
  return (
    <div
      className="marquee pointer-events-none absolute inset-y-0"
      style={{ left: `${(first / count) * 100}%`, width: `${(width / count) * 100}%` }}
    />
  )
}

interface TooltipProps extends Pick<StackedBarsProps, 'series' | 'bucketMs'> {
  readonly bar: Bar
  readonly share: number
  readonly nowMs: number
}

function BarTooltip({ bar, series, share, nowMs, bucketMs }: TooltipProps) {
  const rows = series.filter((part) => (bar.parts.get(part.key) ?? 0) > 0).toReversed()
  return (
    <div
      className="pointer-events-none absolute top-0 z-20 w-max rounded-2 bg-raised px-2.5 py-2 text-12 shadow-float"
      style={{ left: `${share * 100}%`, translate: share > 0.6 ? 'calc(-100% - 12px)' : '12px' }}
    >
      <p className="text-fg-3">
        {formatMinute(bar.startMs, nowMs)} to {formatMinute(bar.startMs + bucketMs, nowMs)}
      </p>
      <p className="font-medium">{plural(bar.total, 'event')}</p>
      {rows.map((part) => (
        <p key={part.key} className="flex items-center gap-1.5 text-fg-2">
          <i className="size-2 rounded-[2px]" style={{ background: part.color }} />
          <span className="flex-1 pr-4">{part.label}</span>
          <span className="tnum">{formatCount(bar.parts.get(part.key) ?? 0)}</span>
        </p>
      ))}
    </div>
  )
}
