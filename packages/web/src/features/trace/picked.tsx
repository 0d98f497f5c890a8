import { fieldRows } from '../../lib/event-texts.ts'
import type { FoundText } from '../../lib/findings.ts'
import { EvidenceList } from '../../ui/evidence-list.tsx'
import { FindingList } from '../../ui/finding-list.tsx'
import { RawRecord } from '../../ui/raw-record.tsx'
import { Partial } from '../../ui/states.tsx'
import { TabList } from '../../ui/tab-list.tsx'
import { Untrusted, UntrustedLine } from '../../ui/untrusted.tsx'
import { type ChainCard, foundOn } from './chain-card.ts'
import type { SpanRow } from './span-rows.ts'

const TABS = ['text', 'fields', 'raw'] as const
type Tab = (typeof TABS)[number]

interface PickedCardProps {
  readonly card: ChainCard
  /** What is known of the texts of the trace. */
  readonly found: readonly FoundText[]
  readonly tab: string | undefined
  readonly onTab: (tab: string) => void
}

/** The picked card whole: its words, its fields, the record it came in. */
export function PickedCard({ card, found, tab, onTab }: PickedCardProps) {
  const rows = fieldRows(card.event)
  const chosen = TABS.find((name) => name === tab) ?? 'text'
  return (
    <TabList<Tab>
      label="Picked card"
      value={chosen}
      onChange={onTab}
      aside={
        <span className="flex max-w-56 items-center overflow-hidden text-12 text-fg-3">
          <UntrustedLine text={card.title} most={60} />
        </span>
      }
      tabs={[
        { value: 'text', label: 'Text', ...(card.texts.length > 1 ? { count: String(card.texts.length) } : {}) },
        { value: 'fields', label: 'Fields', count: String(rows.length) },
        { value: 'raw', label: 'Raw' },
      ]}
    >
      <div key={card.id} className="px-4 py-2.5">
        {chosen === 'text' && <Texts card={card} found={found} />}
        {chosen === 'fields' && (
          <dl className="text-12">
            {rows.map((row) => (
              <div
                key={row.name}
                className="grid grid-cols-[minmax(0,38%)_minmax(0,1fr)] gap-2 border-b border-line py-1 last:border-0"
              >
                <dt className="font-mono text-[11.5px] text-fg-3 [overflow-wrap:anywhere]">{row.name}</dt>
                <dd>
                  <Untrusted text={row.text} mono first={600} />
                </dd>
              </div>
            ))}
          </dl>
        )}
        {chosen === 'raw' && <RawRecord id={card.recordId} />}
      </div>
    </TabList>
  )
}

function Texts({ card, found }: Pick<PickedCardProps, 'card' | 'found'>) {
  const own = foundOn(card, found)
  if (card.texts.length === 0)
    return <Partial title="No text is recorded here">This app does not send it, or there is none.</Partial>
  return (
    <div className="grid gap-3">
      <FindingList found={own} />
      <EvidenceList texts={card.texts} found={own} />
    </div>
  )
}

/** A span picked in the tree: its record as it came. */
export function PickedSpan({ row }: { readonly row: SpanRow }) {
  return (
    <div className="min-h-0 flex-1 overflow-auto px-4 py-2.5">
      <h2 className="mb-2 flex">
        <UntrustedLine text={row.span.name} />
      </h2>
      {row.span.status_message !== '' && (
        <div className="mb-2 text-12 text-crit-text">
          <Untrusted text={row.span.status_message} />
        </div>
      )}
      <RawRecord key={row.span.record_id} id={row.span.record_id} />
    </div>
  )
}
