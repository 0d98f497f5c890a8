import { clsx } from 'clsx'
import {
  Brain,
  CircleAlert,
  Database,
  FileSearch,
  type LucideIcon,
  MessageSquareReply,
  ScanText,
  User,
  Wrench,
} from 'lucide-react'
import { useMemo } from 'react'
import { type FoundText, marksIn } from '../../lib/findings.ts'
import { formatDuration, formatOffset } from '../../lib/format-time.ts'
import { nameLabel } from '../../lib/risk.ts'
import { Partial } from '../../ui/states.tsx'
import { edgeOf } from '../../ui/trust-mark.tsx'
import { Untrusted, UntrustedLine } from '../../ui/untrusted.tsx'
import { type Chain, STOP_ORDER } from './chain.ts'
import { type ChainCard, foundOn, type Stop } from './chain-card.ts'
import { argumentRows } from './chain-cards.ts'

const HEADS: Readonly<Record<Stop, { readonly name: string; readonly icon: LucideIcon; readonly unit: string }>> = {
  prompt: { name: 'User prompt', icon: User, unit: '' },
  model: { name: 'Model', icon: Brain, unit: 'calls' },
  retrieval: { name: 'Retrieval', icon: FileSearch, unit: '' },
  tool: { name: 'Tool', icon: Wrench, unit: 'calls' },
  outside: { name: 'Database, egress', icon: Database, unit: '' },
  response: { name: 'Response', icon: MessageSquareReply, unit: '' },
}

/** Shares of the width. */
const WIDTHS: Readonly<Record<Stop, number>> = {
  prompt: 1.05,
  model: 0.9,
  retrieval: 1.5,
  tool: 1.5,
  outside: 1.1,
  response: 1.15,
}

/** Characters of one text shown on a card; the rest is in the panel below. */
const ON_CARD = 260

interface ChainColumnsProps {
  readonly chain: Chain
  readonly found: readonly FoundText[]
  readonly pickedId: string | undefined
  readonly onPick: (cardId: string) => void
}

/** Columns are roles, cards are what happened, in time order inside a column. */
export function ChainColumns({ chain, found, pickedId, onPick }: ChainColumnsProps) {
  return (
    <div
      className="grid min-w-[1080px] gap-x-6 px-5 pt-2 pb-4"
      style={{ gridTemplateColumns: STOP_ORDER.map((stop) => widthOf(stop, chain)).join(' ') }}
    >
      {STOP_ORDER.map((stop) => {
        const head = HEADS[stop]
        const cards = chain.columns.get(stop) ?? []
        return (
          <section key={stop} aria-label={head.name} className="flex min-w-0 flex-col gap-2.5">
            <h2 className="flex h-6 items-center gap-1.5 text-12 font-semibold">
              <head.icon size={14} className="text-fg-3" aria-hidden />
              <span className="flex-1">{head.name}</span>
              {head.unit !== '' && cards.length > 0 && (
                <span className="font-normal text-fg-3">
                  {cards.length} {cards.length === 1 ? head.unit.slice(0, -1) : head.unit}
                </span>
              )}
            </h2>
            {cards.length === 0 && <p className="text-12 text-fg-3">none recorded</p>}
            {stop === 'prompt' && chain.missingParents > 0 && (
              <div className="hatch rounded-2 p-1">
                <Partial title="This trace is still arriving">
                  {chain.rows.length} spans so far, {chain.missingParents} named{' '}
                  {chain.missingParents === 1 ? 'parent is' : 'parents are'} missing.
                </Partial>
              </div>
            )}
            {cards.map((card) => (
              <Card
                key={card.id}
                card={card}
                found={found}
                originMs={chain.time.startMs}
                isPicked={card.id === pickedId}
                onPick={onPick}
              />
            ))}
          </section>
        )
      })}
    </div>
  )
}

// A column in which nothing happened keeps its head and no more.
function widthOf(stop: Stop, chain: Chain): string {
  const cards = chain.columns.get(stop) ?? []
  return `minmax(0, ${cards.length === 0 && stop !== 'prompt' ? 0.62 : WIDTHS[stop]}fr)`
}

interface CardProps {
  readonly card: ChainCard
  readonly found: readonly FoundText[]
  readonly originMs: number
  readonly isPicked: boolean
  readonly onPick: (cardId: string) => void
}

function Card({ card, found, originMs, isPicked, onPick }: CardProps) {
  const [worst] = useMemo(() => foundOn(card, found), [card, found])
  const bad = worst !== undefined || card.flags.some((flag) => flag.tone === 'bad')
  return (
    <article
      className={clsx(
        'relative overflow-hidden rounded-2 border bg-surface text-12 hover:bg-hover',
        edgeOf(card.trust),
        bad ? 'border-high' : 'border-line-2',
        isPicked && 'outline-2 outline-offset-2 outline-focus',
      )}
    >
      <button
        type="button"
        aria-pressed={isPicked}
        onClick={() => onPick(card.id)}
        className="block w-full py-[7px] pr-2.5 pl-[13px] text-left focus-visible:-outline-offset-2"
      >
        <span className="flex items-baseline gap-1.5 font-medium">
          <span className={clsx('flex min-w-0 flex-1', card.stop === 'tool' && 'font-mono')}>
            <UntrustedLine text={card.title} most={60} title={card.title} />
          </span>
          <span className="tnum text-11 font-normal whitespace-nowrap text-fg-3">
            {formatOffset(card.startMs - originMs)}
          </span>
        </span>
        {card.note !== '' && (
          <span className="flex text-11 text-fg-3">
            <UntrustedLine text={card.note} most={60} />
          </span>
        )}
        <CardBody card={card} found={found} />
        {worst && (
          <span className="mt-0.5 flex items-center gap-1 text-11 font-medium text-crit-text">
            <ScanText size={11} className="flex-none" aria-hidden />
            {nameLabel(worst.finding.label)} <span className="tnum">{worst.finding.score.toFixed(2)}</span>
          </span>
        )}
        {card.flags.map((flag) => (
          <span
            key={flag.words}
            className={clsx(
              'mt-0.5 flex items-baseline gap-1 text-11',
              flag.tone === 'bad' ? 'font-medium text-crit-text' : 'text-fg-3',
            )}
          >
            {flag.tone === 'bad' && <CircleAlert size={11} className="flex-none translate-y-0.5" aria-hidden />}
            <Untrusted text={flag.words} first={160} cutOnly />
          </span>
        ))}
        {card.durationMs !== undefined && card.stop !== 'prompt' && card.stop !== 'response' && (
          <span className="tnum block text-11 text-fg-3">took {formatDuration(card.durationMs)}</span>
        )}
      </button>
    </article>
  )
}

function CardBody({ card, found }: Pick<CardProps, 'card' | 'found'>) {
  const rows = card.stop === 'tool' ? argumentRows(card.event).slice(0, 5) : []
  const texts = rows.length > 0 ? card.texts.filter((text) => text.title !== 'Arguments') : card.texts
  return (
    <>
      {rows.length > 0 && (
        <span className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-2 font-mono text-[11.5px] leading-[19px]">
          {rows.map(([name, value]) => (
            <span key={name} className="contents">
              <span className="flex max-w-20 min-w-0 text-fg-3">
                <UntrustedLine text={name} most={24} />
              </span>
              <span className="flex min-w-0">
                <UntrustedLine text={value} most={80} />
              </span>
            </span>
          ))}
        </span>
      )}
      {texts.slice(0, 2).map((text) => (
        <span
          key={text.title}
          className={clsx(
            'block',
            text.trust !== card.trust && `${edgeOf(text.trust)} mt-1.5 rounded-1 bg-sunken py-1 pr-1 pl-2.5`,
          )}
        >
          {text.trust !== card.trust && <span className="block text-11 text-fg-3">{text.title}</span>}
          <Untrusted
            text={text.text}
            mono={text.mono}
            first={ON_CARD}
            cutOnly
            marks={marksIn(text.text, found)}
            trust={text.trust}
          />
        </span>
      ))}
    </>
  )
}
