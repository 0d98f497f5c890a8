import { Link } from '@tanstack/react-router'
import type { StoryAction, StoryFlow, StoryNode } from '@telltale/model'
import { clsx } from 'clsx'
import { ArrowRight, Check, Minus, Radar } from 'lucide-react'
import type { ReactNode } from 'react'
import type { TextMark } from '../../lib/findings.ts'
import { formatCount, formatShare } from '../../lib/format-number.ts'
import { formatQuery } from '../../lib/query-language.ts'
import { cutText } from '../../lib/split-text.ts'
import { IdChip } from '../../ui/chip.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { LevelBadge } from '../../ui/level-badge.tsx'
import { Partial } from '../../ui/states.tsx'
import { edgeOf, TrustMark } from '../../ui/trust-mark.tsx'
import { Untrusted, UntrustedLine } from '../../ui/untrusted.tsx'
import { endsOn, marksOn } from './cut-card-text.ts'
import type { StoryCard, StoryIndex } from './story-index.ts'
import { roleWord, weightWords } from './story-words.ts'

/** Most reasons of one action. */
const MOST_REASONS = 8

interface FlowEvidenceProps {
  readonly index: StoryIndex
  readonly flow: StoryFlow
}

/** One flow: both texts with the words marked, how the two are equal, and why it was judged as it was. */
export function FlowEvidence({ index, flow }: FlowEvidenceProps) {
  const from = index.nodes.get(flow.from)
  const to = index.nodes.get(flow.to)
  const action = index.cardOf.get(flow.to)?.action
  if (!from || !to) return null
  const words = wordsOf(from, flow.from_start, flow.from_end) ?? wordsOf(to, flow.to_start, flow.to_end)
  return (
    <div className="grid gap-2.5 px-4 py-2.5">
      <div className="grid grid-cols-[minmax(0,1fr)_18px_minmax(0,1fr)] items-start gap-1.5">
        <Side index={index} node={from} flow={flow} start={flow.from_start} />
        <ArrowRight size={16} className="mt-9 text-fg-3" aria-label="to" />
        <Side index={index} node={to} flow={flow} start={flow.to_start} />
      </div>
      <ul className="flex flex-wrap gap-x-4 gap-y-0.5 text-12 text-fg-2">
        <Reason>
          <UntrustedLine text={sentence(flow.how)} most={300} wraps />
        </Reason>
        <Reason>{formatShare(flow.explained)} of where it goes comes from here</Reason>
        <Reason>{flow.principal ? 'The user gave or pointed at them' : 'Not the user’s words'}</Reason>
      </ul>
      {action && <ActionReasons action={action} />}
      <div className="flex flex-wrap items-center gap-2">
        {words !== undefined && (
          <Link
            to="/explore"
            search={{ query: formatQuery([{ kind: 'text', text: words }]) }}
            className="inline-flex h-6 items-center gap-1.5 rounded-2 border border-line-2 bg-surface px-2 text-12 font-medium hover:bg-hover"
          >
            <Radar size={12} aria-hidden /> Find these words elsewhere
          </Link>
        )}
        <EventLink id={from.event_id}>Open the source event</EventLink>
        <EventLink id={to.event_id}>Open the sink event</EventLink>
      </div>
    </div>
  )
}

interface SideProps extends FlowEvidenceProps {
  readonly node: StoryNode
  readonly start: number
}

/** Around the words, characters. */
const BEFORE = 70
const AFTER = 90

function Side({ index, node, flow, start }: SideProps) {
  const trustOf = () => index.nodes.get(flow.from)?.trust ?? 'untrusted'
  const ends = endsOn(node.id, [flow], trustOf)
  const kept = node.text ?? ''
  const from = Math.max(node.text_start, (ends[0]?.start ?? start) - BEFORE)
  const to = Math.min(node.text_start + kept.length, (ends.at(-1)?.end ?? start) + AFTER)
  const text = kept.slice(from - node.text_start, to - node.text_start)
  const lead = from > 0 ? '…' : ''
  // The cut sign stands before the words and moves every mark on by one.
  const marks = withoutAnchors(marksOn(node, ends, { start: from - lead.length, end: to }))
  return (
    <Well node={node} where={`character ${formatCount(start)}`}>
      {node.text === null ? (
        <NotKept node={node} />
      ) : (
        <Untrusted
          text={`${lead}${text}${to < node.length ? '…' : ''}`}
          mono={node.path !== ''}
          marks={marks}
          trust={node.trust}
        />
      )}
    </Well>
  )
}

interface WellProps {
  readonly node: StoryNode
  readonly where: string
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** A text with its origin on the edge: whose words, in what, where. */
function Well({ node, where, aside, children }: WellProps) {
  const place = [node.name === '' ? roleWord(node.role) : node.name, node.path].filter((part) => part !== '').join(', ')
  return (
    <section aria-label={`${roleWord(node.role)}, ${where}`} className="min-w-0">
      <div className="mb-1 flex h-6 items-center gap-2 text-12">
        <TrustMark trust={node.trust} />
        <span className="flex min-w-0 text-fg-3">
          <UntrustedLine text={place} most={80} title={place} />
        </span>
        <span className="flex-none whitespace-nowrap text-fg-3">{where}</span>
        <span className="flex-1" />
        {aside}
      </div>
      <div className={clsx('rounded-2 border border-line bg-sunken py-2 pr-3 pl-4 text-12', edgeOf(node.trust))}>
        {children}
      </div>
    </section>
  )
}

function NotKept({ node }: { readonly node: StoryNode }) {
  return (
    <span className="text-fg-2">
      {formatCount(node.length)} characters; the words are not kept. Places were matched by their fingerprints.
    </span>
  )
}

function withoutAnchors(marks: readonly TextMark[]): readonly TextMark[] {
  return marks.map(({ anchor: _, ...mark }) => mark)
}

/** Why an action was judged as it was, the weightiest first, each with what its weight says. */
function ActionReasons({ action }: { readonly action: StoryAction }) {
  const reasons = action.reasons.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, MOST_REASONS)
  return (
    <section aria-label="Why" className="text-12">
      <h3 className="mb-0.5 flex gap-1.5 text-12 font-medium">
        <UntrustedLine text={action.name} most={60} />
        <span className="font-normal text-fg-3">
          {action.effect === '' ? '' : `${action.effect}, `}driven by words from outside:{' '}
          {action.injection_driven.toFixed(2)}
        </span>
      </h3>
      <ul className="grid gap-0.5 text-fg-2">
        {reasons.map((reason) => (
          <li key={reason.feature} className="grid grid-cols-[16px_minmax(0,1fr)_auto] items-start gap-1">
            {reason.weight < 0 ? (
              <Minus size={12} className="mt-[3px] text-fg-3" aria-hidden />
            ) : (
              <Check size={12} className="mt-[3px] text-fg-3" aria-hidden />
            )}
            <UntrustedLine text={sentence(reason.sentence)} most={300} wraps />
            <span className="whitespace-nowrap text-fg-3">{weightWords(reason.weight)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface CardTextProps {
  readonly index: StoryIndex
  readonly card: StoryCard
}

/** The texts of one card, as much of them as the story carries, with every flow and finding on them. */
export function CardTexts({ index, card }: CardTextProps) {
  const trustOf = (id: string) => index.nodes.get(id)?.trust ?? 'untrusted'
  const flows = index.flowsOf.get(card.id) ?? []
  return (
    <div className="grid gap-3 px-4 py-2.5">
      {card.nodes.map((node) => {
        const stretch = { start: node.text_start, end: node.text_start + (node.text ?? '').length }
        const marks = withoutAnchors(marksOn(node, endsOn(node.id, flows, trustOf), stretch))
        return (
          <Well
            key={node.id}
            node={node}
            where={`${formatCount(node.length)} characters`}
            aside={node.text !== null && <CopyButton text={node.text} />}
          >
            {node.text === null ? (
              <NotKept node={node} />
            ) : (
              <Untrusted text={node.text} mono={node.path !== ''} marks={marks} trust={node.trust} />
            )}
          </Well>
        )
      })}
      {card.action && <ActionReasons action={card.action} />}
      <p>
        <EventLink id={card.nodes[0]?.event_id ?? ''}>Open the event</EventLink>
      </p>
    </div>
  )
}

/** Alerts about this trace with their ids of public lists. */
export function StoryAlerts({ index }: { readonly index: StoryIndex }) {
  const { alerts, trace_id } = index.story
  if (alerts.length === 0)
    return (
      <div className="p-4">
        <Partial title="No rule has fired on this trace">Rules may still read what arrives.</Partial>
      </div>
    )
  return (
    <ul className="px-4 py-1.5">
      {alerts.map((alert) => (
        <li key={alert.id} className="flex items-start gap-2.5 border-b border-line py-2 last:border-0">
          <LevelBadge level={alert.level} />
          <span className="min-w-0 flex-1">
            <Link
              to="/alerts"
              search={{ view: 'all', trace: trace_id, alert: alert.id }}
              className="flex min-w-0 font-medium hover:underline"
            >
              <UntrustedLine text={alert.title} title={alert.title} />
            </Link>
            <span className="flex flex-wrap gap-1 pt-1">
              {[...alert.atlas, ...alert.owasp].map((id) => (
                <IdChip key={id} id={id.replace(/^AML\./, '')} />
              ))}
            </span>
            {alert.evidence.slice(0, 2).map((evidence) => (
              <span key={`${evidence.event_id} ${evidence.field}`} className="block pt-1 text-12 text-fg-2">
                <Untrusted text={cutText(evidence.excerpt, 300)} first={300} cutOnly />
              </span>
            ))}
          </span>
        </li>
      ))}
    </ul>
  )
}

function EventLink({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return (
    <Link
      to="/explore"
      search={{ event: id }}
      className="inline-flex h-6 items-center rounded-2 px-2 text-12 font-medium text-fg-2 hover:bg-hover hover:text-fg"
    >
      {children}
    </Link>
  )
}

function Reason({ children }: { readonly children: ReactNode }) {
  return (
    <li className="flex items-start gap-1.5">
      <Check size={12} className="mt-[3px] flex-none text-fg-3" aria-hidden />
      <span className="min-w-0">{children}</span>
    </li>
  )
}

function wordsOf(node: StoryNode, start: number, end: number): string | undefined {
  const words = node.text?.slice(Math.max(0, start - node.text_start), Math.max(0, end - node.text_start)).trim()
  // A line is enough to find them again, and a query is one line.
  const [line = ''] = (words ?? '').split(/[\r\n]/)
  return line === '' ? undefined : cutText(line, 120)
}

function sentence(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}
