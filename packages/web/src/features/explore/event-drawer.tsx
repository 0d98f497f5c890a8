import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type EventJson, FIELD } from '@telltale/model'
import { Waypoints, X } from 'lucide-react'
import { useMemo } from 'react'
import { api } from '../../lib/api.ts'
import { happenedMs, idOf, logOf, numberOf, receivedOf, sessionOf, textOf } from '../../lib/event-fields.ts'
import { summarize } from '../../lib/event-summary.ts'
import { factRows, fieldRows, textsOf } from '../../lib/event-texts.ts'
import { findTexts } from '../../lib/findings.ts'
import { formatClock, formatOffset } from '../../lib/format-time.ts'
import { eventFindingsQuery } from '../../lib/queries.ts'
import { Button, Key } from '../../ui/button.tsx'
import { EvidenceList } from '../../ui/evidence-list.tsx'
import { FindingList } from '../../ui/finding-list.tsx'
import { KeyValue } from '../../ui/key-value.tsx'
import { LogMark } from '../../ui/log-mark.tsx'
import { QuarantineLink } from '../../ui/quarantine-link.tsx'
import { RawRecord } from '../../ui/raw-record.tsx'
import { Empty, ErrorPanel, Partial, SkeletonRows } from '../../ui/states.tsx'
import { TabList } from '../../ui/tab-list.tsx'
import { Untrusted, UntrustedLine } from '../../ui/untrusted.tsx'

const TABS = ['text', 'fields', 'raw', 'around'] as const
type Tab = (typeof TABS)[number]

interface EventDrawerProps {
  readonly id: string
  /** The event where the list has it; asked for otherwise. */
  readonly known: EventJson | undefined
  readonly tab: string | undefined
  readonly onTab: (tab: string) => void
  readonly onChoose: (id: string) => void
  readonly onClose: () => void
}

/** One event: its words with their origin, its fields, the record it came in, and what happened around it. */
export function EventDrawer({ id, known, tab, onTab, onChoose, onClose }: EventDrawerProps) {
  const asked = useQuery({
    queryKey: ['event', id],
    queryFn: ({ signal }) => api.event(id, signal),
    enabled: known === undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const event = known ?? asked.data
  const traceId = event ? textOf(event, 'trace_id') : ''
  const session = event ? sessionOf([event]) : ''
  const chosen = TABS.find((name) => name === tab) ?? 'text'
  return (
    <aside aria-label="Event" className="flex min-h-0 min-w-0 flex-col border-l border-line bg-surface">
      <header className="flex h-10 flex-none items-center gap-2 border-b border-line pr-2 pl-4">
        {event && (
          <h2 className="flex">
            <LogMark category={logOf(event)} />
          </h2>
        )}
        {event && <span className="font-mono text-12 text-fg-3">{formatClock(receivedOf(event), Date.now())}</span>}
        <span className="flex-1" />
        {traceId !== '' && (
          <Link
            to="/traces/$traceId"
            params={{ traceId }}
            className="inline-flex h-6 items-center gap-1.5 rounded-2 px-2 text-12 font-medium text-fg-2 hover:bg-hover hover:text-fg"
          >
            <Waypoints size={14} aria-hidden /> Open trace <Key>Enter</Key>
          </Link>
        )}
        <Button
          small
          square
          look="ghost"
          aria-label="Close"
          title="Close (Esc)"
          onClick={onClose}
          icon={<X size={14} />}
        />
      </header>
      {!event && asked.isLoading && <SkeletonRows rows={4} height={40} />}
      {!event && asked.error && (
        <div className="p-4">
          <ErrorPanel title="This event could not be read" error={asked.error} retry={() => void asked.refetch()} />
        </div>
      )}
      {event && <Tabs key={id} event={event} tab={chosen} onTab={onTab} onChoose={onChoose} />}
      {session !== '' && (
        <footer className="mt-auto flex flex-none border-t border-line px-2 py-1.5">
          <QuarantineLink session={session} />
        </footer>
      )}
    </aside>
  )
}

interface TabsProps extends Pick<EventDrawerProps, 'onTab' | 'onChoose'> {
  readonly event: EventJson
  readonly tab: Tab
}

function Tabs({ event, tab, onTab, onChoose }: TabsProps) {
  const rows = fieldRows(event)
  return (
    <TabList<Tab>
      label="Event"
      value={tab}
      onChange={onTab}
      tabs={[
        { value: 'text', label: 'Text' },
        { value: 'fields', label: 'Fields', count: String(rows.length) },
        { value: 'raw', label: 'Raw span' },
        { value: 'around', label: 'Around it' },
      ]}
    >
      <div className="px-4 py-3">
        {tab === 'text' && <Texts event={event} />}
        {tab === 'fields' && <Fields rows={rows} />}
        {tab === 'raw' && <RawRecord id={textOf(event, 'telltale.raw.ref')} />}
        {tab === 'around' && <AroundIt event={event} onChoose={onChoose} />}
      </div>
    </TabList>
  )
}

function Texts({ event }: { readonly event: EventJson }) {
  const texts = textsOf(event)
  const facts = factRows(event)
  const total = numberOf(event, FIELD.riskFindings) ?? 0
  const { data, error, refetch } = useQuery(eventFindingsQuery(idOf(event), total > 0))
  const found = useMemo(() => findTexts([event], data?.findings ?? []), [event, data])
  return (
    <div className="grid gap-3">
      {error && <ErrorPanel title="The findings could not be read" error={error} retry={() => void refetch()} />}
      <FindingList found={found} total={total} />
      <EvidenceList texts={texts} found={found} />
      {texts.length === 0 && SPEAKING.has(logOf(event)) && (
        <Partial title="No text in this event">
          This app does not send it.{' '}
          <Link to="/telemetry" className="underline">
            Telemetry
          </Link>{' '}
          says how to.
        </Partial>
      )}
      {facts.length > 0 && (
        <section aria-label="What it says">
          <KeyValue
            rows={facts.map((row) => [
              lastWords(row.name),
              <UntrustedLine key={row.name} text={row.text} title={row.text} />,
            ])}
          />
        </section>
      )}
    </div>
  )
}

// The logs that carry words; of the others only facts are to be expected.
const SPEAKING: ReadonlySet<string> = new Set([
  'ai_prompt',
  'ai_response',
  'ai_retrieval',
  'ai_system_prompt',
  'ai_tool',
])

function lastWords(name: string): string {
  return name.replace(/^(gen_ai|telltale)\./, '')
}

function Fields({ rows }: { readonly rows: readonly { readonly name: string; readonly text: string }[] }) {
  return (
    <dl className="text-12">
      {rows.map((row) => (
        <div key={row.name} className="border-b border-line py-1.5 last:border-0">
          <dt className="font-mono text-[11.5px] text-fg-3 [overflow-wrap:anywhere]">{row.name}</dt>
          <dd>
            <Untrusted text={row.text} mono first={600} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function AroundIt({ event, onChoose }: { readonly event: EventJson; readonly onChoose: (id: string) => void }) {
  const traceId = textOf(event, 'trace_id')
  const { data, error, isLoading, refetch } = useQuery({
    queryKey: ['around', traceId],
    queryFn: ({ signal }) => api.events(new URLSearchParams({ trace_id: traceId, limit: '200' }), signal),
    enabled: traceId !== '',
  })
  if (traceId === '') return <Empty title="This event belongs to no trace">Its sender gave no trace id.</Empty>
  if (isLoading) return <SkeletonRows rows={6} height={28} />
  if (error)
    return <ErrorPanel title="The trace’s events could not be read" error={error} retry={() => void refetch()} />
  const events = (data?.events ?? []).toSorted((a, b) => happenedMs(a) - happenedMs(b))
  const start = events[0] ? happenedMs(events[0]) : 0
  return (
    <>
      <ul>
        {events.map((other) => (
          <li key={idOf(other)}>
            <button
              type="button"
              aria-current={idOf(other) === idOf(event)}
              onClick={() => onChoose(idOf(other))}
              className="grid h-7 w-full grid-cols-[64px_104px_minmax(0,1fr)] items-center gap-2 border-b border-line text-left text-12 hover:bg-hover aria-[current=true]:bg-selected"
            >
              <span className="tnum text-fg-3">{formatOffset(happenedMs(other) - start)}</span>
              <LogMark category={logOf(other)} />
              <span className="flex min-w-0 font-mono">
                <UntrustedLine text={summarize(other)} most={80} />
              </span>
            </button>
          </li>
        ))}
      </ul>
      {data?.next && (
        <p className="pt-2 text-12 text-fg-3">The newest 200 events of this trace; the trace has all of them.</p>
      )}
    </>
  )
}
