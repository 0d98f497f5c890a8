import { useVirtualizer } from '@tanstack/react-virtual'
import { clsx } from 'clsx'
import { useRef } from 'react'
import { formatDuration, formatOffset } from '../../lib/format-time.ts'
import { UntrustedLine } from '../../ui/untrusted.tsx'
import type { Chain } from './chain.ts'
import type { SpanRow } from './span-rows.ts'

const ROW = 24
/** Deeper spans stand no further in: a name must stay readable. */
const DEEPEST = 12

interface SpanTreeProps {
  readonly chain: Chain
  readonly pickedId: string | undefined
  readonly onPick: (spanId: string) => void
}

/** Every span as a tree with its place in time; a hatched line where a parent has not arrived. */
export function SpanTree({ chain, pickedId, onPick }: SpanTreeProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: chain.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 10,
  })
  return (
    <section ref={scroller} aria-label="All spans" className="h-full overflow-auto" tabIndex={-1}>
      <ul className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = chain.rows[item.index]
          if (!row) return null
          return (
            <li key={item.key} className="absolute inset-x-0" style={{ transform: `translateY(${item.start}px)` }}>
              <SpanLine row={row} chain={chain} isPicked={row.span.span_id === pickedId} onPick={onPick} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}

interface SpanLineProps {
  readonly row: SpanRow
  readonly chain: Chain
  readonly isPicked: boolean
  readonly onPick: (spanId: string) => void
}

function SpanLine({ row, chain, isPicked, onPick }: SpanLineProps) {
  const { span, depth, parentMissing } = row
  const { startMs, lengthMs } = chain.time
  const from = Math.max(0, (Date.parse(span.start) - startMs) / lengthMs)
  const width = Math.min(1 - from, span.duration_ms / lengthMs)
  return (
    <button
      type="button"
      aria-pressed={isPicked}
      onClick={() => onPick(span.span_id)}
      className={clsx(
        'grid h-6 w-full grid-cols-[minmax(0,1fr)_84px_minmax(0,38%)] items-center gap-2 border-b border-line px-4 text-left text-12 focus-visible:-outline-offset-2',
        isPicked ? 'cur-row' : 'hover:bg-hover',
        parentMissing && 'hatch',
      )}
    >
      <span className="flex min-w-0 items-baseline gap-1.5" style={{ paddingLeft: Math.min(depth, DEEPEST) * 12 }}>
        <UntrustedLine text={span.name} />
        {parentMissing && <span className="text-11 whitespace-nowrap text-fg-3">parent still arriving</span>}
        {span.dialect === '' && <span className="text-11 whitespace-nowrap text-fg-3">not recognised</span>}
        {span.status === 'error' && (
          <span className="text-11 font-medium whitespace-nowrap text-crit-text">failed</span>
        )}
      </span>
      <span className="tnum text-right text-11 text-fg-3" title={formatOffset(Date.parse(span.start) - startMs)}>
        {formatDuration(span.duration_ms)}
      </span>
      <span className="relative h-2.5" aria-hidden>
        <i
          className={clsx(
            'absolute inset-y-0 min-w-0.5 rounded-[2px]',
            span.status === 'error' ? 'bg-[var(--bar-c)]' : 'bg-edge',
          )}
          style={{ left: `${from * 100}%`, width: `${width * 100}%` }}
        />
      </span>
    </button>
  )
}
