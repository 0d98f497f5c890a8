import { useQuery } from '@tanstack/react-query'
import type { TraceJson } from '@telltale/model'
import { useMemo } from 'react'
import { findTexts } from '../../lib/findings.ts'
import { useKeys } from '../../lib/keyboard.ts'
import { traceFindingsQuery } from '../../lib/queries.ts'
import { Partial } from '../../ui/states.tsx'
import { TabList } from '../../ui/tab-list.tsx'
import { TrustMark } from '../../ui/trust-mark.tsx'
import { buildChain, cardOrder } from './chain.ts'
import { ChainColumns } from './chain-columns.tsx'
import { PickedCard, PickedSpan } from './picked.tsx'
import { SpanTree } from './span-tree.tsx'
import { Timeline } from './timeline.tsx'
import { TraceAlerts } from './trace-alerts.tsx'
import { TraceAnswer } from './trace-answer.tsx'

/** What of a trace is picked, as the address says it. */
interface TraceSearch {
  readonly card?: string
  readonly lower?: string
  readonly tab?: string
}

interface TraceViewProps {
  readonly trace: TraceJson
  readonly search: TraceSearch
  /** Changes the named parts of the address; '' takes one out. */
  readonly onChange: (next: TraceSearch) => void
  readonly onBack: () => void
}

/** One trace by its spans and events: who asked what, what the model read and did, what came out, in order. */
export function TraceView({ trace, search, onChange: change, onBack }: TraceViewProps) {
  const chain = useMemo(() => buildChain(trace), [trace])
  const findings = useQuery(traceFindingsQuery(trace.trace_id))
  const found = useMemo(() => findTexts(trace.events, findings.data?.findings ?? []), [trace, findings.data])
  const order = cardOrder(chain)
  const chosen = order.findIndex((card) => card.id === search.card)
  const at =
    chosen >= 0
      ? chosen
      : Math.max(
          0,
          order.findIndex((card) => card.trust === 'principal'),
        )
  const spanRow = chain.rows.find((row) => search.card === `span-${row.span.span_id}`)
  const picked = order[at]
  const move = (step: number) => {
    const next = order[Math.min(order.length - 1, Math.max(0, at + step))]
    if (next) change({ card: next.id })
  }
  const lower = search.lower === 'spans' ? 'spans' : 'timeline'
  useKeys([
    { keys: 'j', label: 'Next card', run: () => move(1) },
    { keys: 'k', label: 'Previous card', run: () => move(-1) },
    { keys: 'escape', label: 'Back to the stories', run: onBack },
    { keys: '.', label: 'All spans or the timeline', run: () => change({ lower: lower === 'spans' ? '' : 'spans' }) },
  ])
  return (
    <div className="grid h-full grid-rows-[auto_minmax(0,1fr)_minmax(200px,32%)]">
      <div>
        <TraceAlerts traceId={trace.trace_id} />
        <TraceAnswer trace={trace} chain={chain} />
      </div>
      <div className="min-h-0 overflow-auto">
        <div className="sticky left-0 flex flex-wrap items-center gap-4 px-5 pt-2">
          <span className="text-11 font-medium text-fg-3">Words come from</span>
          <TrustMark trust="system" />
          <TrustMark trust="principal" />
          <TrustMark trust="untrusted" />
          <TrustMark trust="model" />
          <span className="flex-1" />
          <span className="text-12 text-fg-2">
            {chain.folded > 0
              ? `${order.length} cards and ${chain.folded} folded; All spans has every one`
              : `${trace.span_count} spans`}
          </span>
        </div>
        <ChainColumns
          chain={chain}
          found={found}
          pickedId={spanRow ? undefined : picked?.id}
          onPick={(card) => change({ card })}
        />
      </div>
      <div className="grid min-h-0 grid-cols-2 border-t border-line bg-surface">
        <section aria-label="Time" className="flex min-h-0 min-w-0 flex-col">
          <TabList
            label="Time"
            value={lower}
            onChange={(next) => change({ lower: next === 'timeline' ? '' : next })}
            tabs={[
              { value: 'timeline', label: 'Timeline' },
              { value: 'spans', label: 'All spans', count: String(trace.span_count) },
            ]}
          >
            {lower === 'timeline' ? (
              <Timeline chain={chain} pickedId={picked?.id} onPick={(card) => change({ card })} />
            ) : (
              <SpanTree
                chain={chain}
                pickedId={spanRow?.span.span_id}
                onPick={(id) => change({ card: `span-${id}`, tab: 'raw' })}
              />
            )}
          </TabList>
        </section>
        <section aria-label="Picked" className="flex min-h-0 min-w-0 flex-col border-l border-line">
          {spanRow && <PickedSpan row={spanRow} />}
          {!spanRow && picked && (
            <PickedCard card={picked} found={found} tab={search.tab} onTab={(tab) => change({ tab })} />
          )}
          {!spanRow && !picked && (
            <div className="p-4">
              <Partial title="No AI event in this trace">Its spans were kept; All spans shows them.</Partial>
            </div>
          )}
        </section>
      </div>
    </div>
  )
}
