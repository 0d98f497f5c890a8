import type { StoryFlow, StoryNode, StoryTrust } from '@telltale/model'
import { clsx } from 'clsx'
import { TriangleAlert } from 'lucide-react'
import { memo } from 'react'
import { formatCount, plural } from '../../lib/format-number.ts'
import { formatOffset } from '../../lib/format-time.ts'
import { nameLabel } from '../../lib/risk.ts'
import { edgeOf } from '../../ui/trust-mark.tsx'
import { Untrusted, UntrustedLine } from '../../ui/untrusted.tsx'
import { cutCardText, endsOn, type FlowEnd, marksOn, shortenEnds } from './cut-card-text.ts'
import { isDriven, type StoryCard } from './story-index.ts'
import { roleWord, TRUST_WORDS, warningWords } from './story-words.ts'

/** Most arguments of one call on a card. */
const MOST_ROWS = 6

interface CardProps {
  readonly card: StoryCard
  /** Flows drawn that begin or end here. */
  readonly flows: readonly StoryFlow[]
  readonly trustOf: (nodeId: string) => StoryTrust
  readonly startMs: number
  readonly isPicked: boolean
  readonly onPick: (cardId: string) => void
}

/** One text, or one call with its arguments: role, name, time, whose words, and the words that flow on lines of their own. */
export const Card = memo(function Card({ card, flows, trustOf, startMs, isPicked, onPick }: CardProps) {
  const driven = isDriven(card)
  const [finding] = card.nodes.flatMap((node) => node.findings).toSorted((a, b) => b.score - a.score)
  const isCall = card.role === 'tool_argument' || card.role === 'egress'
  const hasNames = card.nodes.some((node) => node.path !== '')
  return (
    <article
      data-card={card.id}
      className={clsx(
        'relative z-[1] overflow-hidden rounded-2 border bg-surface text-12 hover:bg-hover',
        edgeOf(card.trust),
        driven ? 'border-crit ring-1 ring-crit' : 'border-line-2',
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
          <span className={clsx('flex min-w-0 flex-1 gap-1.5', isCall && 'font-mono')}>
            <UntrustedLine text={card.name === '' ? roleWord(card.role) : card.name} most={60} title={card.name} />
          </span>
          <span className="tnum text-11 font-normal whitespace-nowrap text-fg-3">
            {formatOffset(card.atMs - startMs)}
          </span>
        </span>
        <span className="flex gap-1 text-11 text-fg-3">
          <span className="flex min-w-0 flex-1 gap-1">
            <span className="whitespace-nowrap">
              {card.name === '' ? '' : `${roleWord(card.role)}, `}
              {TRUST_WORDS[card.trust]}
              {card.agent === '' ? '' : ', by'}
            </span>
            {card.agent !== '' && <UntrustedLine text={card.agent} most={40} title={card.agent} />}
          </span>
          {finding && (
            <span className="whitespace-nowrap">
              {nameLabel(finding.label) || finding.label} {finding.score.toFixed(2)}
            </span>
          )}
        </span>
        {hasNames ? (
          <Arguments nodes={card.nodes} flows={flows} trustOf={trustOf} />
        ) : (
          card.nodes.map((node) => (
            <NodeText key={node.id} node={node} ends={endsToShow(node, flows, trustOf)} around={90} first={220} />
          ))
        )}
        {driven && card.action && (
          <span className="mt-1 flex items-start gap-1 text-11 font-medium text-crit-text">
            <TriangleAlert size={12} className="mt-0.5 flex-none" aria-hidden />
            {warningWords(card.action)}
          </span>
        )}
      </button>
    </article>
  )
})

function endsToShow(node: StoryNode, flows: readonly StoryFlow[], trustOf: CardProps['trustOf']): readonly FlowEnd[] {
  const ends = endsOn(node.id, flows, trustOf)
  return node.text === null ? ends : shortenEnds(ends)
}

type ArgumentsProps = Pick<CardProps, 'flows' | 'trustOf'> & { readonly nodes: readonly StoryNode[] }

/** Arguments by name; those that words flow into first where there are many. */
function Arguments({ nodes, flows, trustOf }: ArgumentsProps) {
  const rows = nodes.map((node) => ({ node, ends: endsToShow(node, flows, trustOf) }))
  const few =
    rows.length <= MOST_ROWS ? rows : rows.toSorted((a, b) => Number(b.ends.length > 0) - Number(a.ends.length > 0))
  return (
    <>
      <span className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-2 font-mono text-[11.5px] leading-[19px]">
        {few.slice(0, MOST_ROWS).map(({ node, ends }) => (
          <span key={node.id} className="contents">
            <span className="flex max-w-24 min-w-0 text-fg-3">
              <UntrustedLine text={node.path === '' ? 'text' : node.path} most={40} title={node.path} />
            </span>
            <span className="block min-w-0">
              <NodeText node={node} ends={ends} around={30} first={70} isMono />
            </span>
          </span>
        ))}
      </span>
      {rows.length > MOST_ROWS && (
        <span className="block text-11 text-fg-3">{plural(rows.length - MOST_ROWS, 'more argument')}</span>
      )}
    </>
  )
}

interface NodeTextProps {
  readonly node: StoryNode
  readonly ends: readonly FlowEnd[]
  readonly around: number
  readonly first: number
  readonly isMono?: boolean
}

function NodeText({ node, ends, around, first, isMono = false }: NodeTextProps) {
  if (node.text === null) return <LengthOnly node={node} ends={ends} />
  const kept = node.text
  if (kept === '') return <span className="block text-fg-3">empty</span>
  return cutCardText(node, ends, { around, first }).map((piece) => {
    const words = kept.slice(piece.start - node.text_start, piece.end - node.text_start)
    const text = piece.kind === 'words' ? words : words.trim()
    if (text === '') return null
    const isWords = piece.kind === 'words'
    return (
      <span key={piece.start} className={clsx('block', isWords && !isMono && 'my-0.5 font-mono text-[11.5px]')}>
        <Untrusted
          text={`${piece.cutBefore ? '…' : ''}${text}${piece.cutAfter ? '…' : ''}`}
          first={600}
          cutOnly
          mono={isMono}
          marks={marksOn(node, ends, offsetStretch(piece, words, text))}
          trust={node.trust}
        />
      </span>
    )
  })
}

/** The stretch whose offset 0 is that of the shown text: a cut sign before it moves it on, white space left out back. */
function offsetStretch(
  piece: { readonly start: number; readonly end: number; readonly cutBefore: boolean },
  words: string,
  text: string,
) {
  const start = piece.start + words.indexOf(text) - (piece.cutBefore ? 1 : 0)
  return { start, end: piece.end }
}

/** A text that is not kept: its length, and where in it the words stand. */
function LengthOnly({ node, ends }: Pick<NodeTextProps, 'node' | 'ends'>) {
  const places = [...new Map(ends.map((end) => [`${end.start} ${end.end}`, end])).values()].slice(0, 4)
  return (
    <>
      <span className="block text-fg-3">{plural(node.length, 'character')}, not kept</span>
      {places.map((place) => (
        <span key={`${place.start} ${place.end}`} className="my-0.5 block font-mono text-[11.5px]">
          <mark
            className={`mark mark-${place.trust}`}
            data-anchors={ends
              .filter((end) => end.start === place.start && end.end === place.end)
              .map((end) => `${end.side}-${end.flow}`)
              .join(' ')}
          >
            {formatCount(place.start)} to {formatCount(place.end)} of {formatCount(node.length)}
          </mark>
        </span>
      ))}
    </>
  )
}
