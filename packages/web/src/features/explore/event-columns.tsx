import { columnResizingFeature, columnSizingFeature, createColumnHelper, tableFeatures } from '@tanstack/react-table'
import type { EventJson } from '@telltale/model'
import { createContext, useContext } from 'react'
import { appOf, idOf, logOf, receivedOf, whoOf } from '../../lib/event-fields.ts'
import { summarize } from '../../lib/event-summary.ts'
import { formatClock } from '../../lib/format-time.ts'
import { Chip } from '../../ui/chip.tsx'
import { LogMark } from '../../ui/log-mark.tsx'
import { RiskMark } from '../../ui/risk-mark.tsx'
import { UntrustedLine } from '../../ui/untrusted.tsx'
import { judgementWords } from './judgements.ts'

/** What the event table can do: columns of chosen width. */
export const features = tableFeatures({ columnSizingFeature, columnResizingFeature })

const helper = createColumnHelper<typeof features, EventJson>()

/** Received, Log, App, Who, What; the last takes the room that is left. */
export const columns = helper.columns([
  helper.display({
    id: 'received',
    header: 'Received',
    size: 116,
    minSize: 90,
    cell: ({ row }) => <ReceivedCell event={row.original} />,
  }),
  helper.display({
    id: 'log',
    header: 'Log',
    size: 112,
    minSize: 70,
    cell: ({ row }) => <LogMark category={logOf(row.original)} />,
  }),
  helper.display({
    id: 'app',
    header: 'App',
    size: 128,
    minSize: 60,
    cell: ({ row }) => <Name text={appOf(row.original)} />,
  }),
  helper.display({
    id: 'who',
    header: 'Who',
    size: 120,
    minSize: 60,
    cell: ({ row }) => <Name text={whoOf(row.original)} />,
  }),
  helper.display({
    id: 'what',
    header: 'What',
    cell: ({ row }) => (
      <span className="flex min-w-0 items-center font-mono">
        <RiskMark event={row.original} />
        <UntrustedLine text={summarize(row.original)} most={160} />
        <JudgedBadge event={row.original} />
      </span>
    ),
  }),
])

function ReceivedCell({ event }: { readonly event: EventJson }) {
  const iso = receivedOf(event)
  return (
    <time dateTime={iso} title={`${iso} UTC`} className="font-mono text-fg-3">
      {formatClock(iso, Date.now())}
    </time>
  )
}

function Name({ text }: { readonly text: string }) {
  if (text === '') return <span className="text-fg-3">–</span>
  return (
    <span className="flex min-w-0 text-fg-2">
      <UntrustedLine text={text} most={60} title={text} />
    </span>
  )
}

/** By event id: what Telltale concluded of it. Columns are the same for every list, so it does not come with them. */
export const Judged = createContext<ReadonlyMap<string, EventJson>>(new Map())

function JudgedBadge({ event }: { readonly event: EventJson }) {
  const judgement = useContext(Judged).get(idOf(event))
  const words = judgement === undefined ? '' : judgementWords(judgement)
  if (words === '') return null
  return (
    <span
      className="ml-2 flex-none font-sans"
      title="What Telltale concluded of this event; the story of its trace says why"
    >
      <Chip tone="soft">{words}</Chip>
    </span>
  )
}
