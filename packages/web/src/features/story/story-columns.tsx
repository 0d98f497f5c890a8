import { STORY_COLUMNS, type StoryColumn, type StoryFlow, type StoryTrust } from '@telltale/model'
import { clsx } from 'clsx'
import {
  Brain,
  CircleHelp,
  Database,
  FileSearch,
  type LucideIcon,
  MessageSquareReply,
  User,
  Wrench,
} from 'lucide-react'
import { useCallback, useMemo, useRef } from 'react'
import { formatCount, plural } from '../../lib/format-number.ts'
import { escapeForCopy } from '../../lib/split-text.ts'
import { UntrustedLine } from '../../ui/untrusted.tsx'
import { groupCards, type StoryGap, type StoryLayout } from './lay-out-story.ts'
import { spreadBadges } from './ribbon-path.ts'
import { Card } from './story-card.tsx'
import { isBold, type StoryCard, type StoryIndex } from './story-index.ts'
import { Ribbons, useDrawnFlows } from './story-ribbons.tsx'
import { COLUMN_WORDS, foldedWords, kindWords, placeWords } from './story-words.ts'

const ICONS: Readonly<Record<StoryColumn, LucideIcon>> = {
  prompt: User,
  model: Brain,
  retrieval: FileSearch,
  tool: Wrench,
  database: Database,
  response: MessageSquareReply,
}

/** Shares of the width, and of a column that has nothing to show. */
const WIDTHS: Readonly<Record<StoryColumn, number>> = {
  prompt: 1,
  model: 0.95,
  retrieval: 1.6,
  tool: 1.6,
  database: 1.05,
  response: 1.1,
}
const THIN = 'minmax(96px, 0.4fr)'

const NO_FLOWS: readonly StoryFlow[] = []

interface StoryColumnsProps {
  readonly index: StoryIndex
  readonly layout: StoryLayout
  readonly pickedCard: string | undefined
  readonly pickedFlow: number | undefined
  /** Numbers that the answers name: drawn on their ribbons too. */
  readonly named: ReadonlySet<number>
  readonly onPickCard: (cardId: string) => void
  readonly onPickFlow: (flow: number) => void
  readonly onShowAll: () => void
  /** Shows those that are like this card. */
  readonly onOpen: (cardId: string) => void
}

/** The picture: a column for each role, cards in time order, ribbons from words to words. */
export function StoryColumns(props: StoryColumnsProps) {
  const { index, layout, pickedCard, pickedFlow, named, onPickCard, onPickFlow, onShowAll, onOpen } = props
  const root = useRef<HTMLDivElement>(null)
  const drawn = useDrawnFlows(root, layout.flows, index)
  const trustOf = useCallback((id: string): StoryTrust => index.nodes.get(id)?.trust ?? 'untrusted', [index])
  const flowsOn = useMemo(() => drawnOn(index, layout), [index, layout])
  const numbered = drawn
    .filter(({ flow }) => isBold(index, flow) || named.has(flow.number) || flow.number === pickedFlow)
    .toSorted((a, b) => a.path.badge.y - b.path.badge.y)
  return (
    <div
      ref={root}
      className="relative grid min-w-[1060px] gap-x-9 px-5 pt-2 pb-5"
      style={{ gridTemplateColumns: STORY_COLUMNS.map((column) => widthOf(column, layout)).join(' ') }}
    >
      <Ribbons drawn={drawn} index={index} pickedFlow={pickedFlow} layer="behind" />
      {STORY_COLUMNS.map((column) => (
        <Column key={column} column={column} layout={layout} onShowAll={onShowAll} onOpen={onOpen}>
          {(layout.columns.get(column) ?? []).map((card) => (
            <Card
              key={card.id}
              card={card}
              flows={flowsOn.get(card.id) ?? NO_FLOWS}
              trustOf={trustOf}
              startMs={index.startMs}
              isPicked={card.id === pickedCard}
              onPick={onPickCard}
            />
          ))}
        </Column>
      ))}
      <Ribbons drawn={drawn} index={index} pickedFlow={pickedFlow} layer="over" />
      {spreadBadges(numbered).map(({ flow, path }) => (
        <button
          key={flow.number}
          type="button"
          title={escapeForCopy(`${placeWords(index, flow, 'from')} → ${placeWords(index, flow, 'to')}`)}
          aria-label={escapeForCopy(`Flow ${flow.number}: ${kindWords(flow)}`)}
          aria-pressed={flow.number === pickedFlow}
          onClick={() => onPickFlow(flow.number)}
          className="absolute z-[3] grid size-6 -translate-1/2 place-items-center rounded-full"
          style={{ left: path.badge.x, top: path.badge.y }}
        >
          <FlowNumber flow={flow} index={index} />
        </button>
      ))}
    </div>
  )
}

/** The number of a flow in the colour of its source, the same on ribbons, in answers and lists. */
export function FlowNumber({ flow, index }: { readonly flow: StoryFlow; readonly index: StoryIndex }) {
  const trust = index.nodes.get(flow.from)?.trust ?? 'untrusted'
  return <span className={`flow-number flow-number-${trust}`}>{flow.number}</span>
}

interface ColumnProps {
  readonly column: StoryColumn
  readonly layout: StoryLayout
  readonly onShowAll: () => void
  readonly onOpen: (cardId: string) => void
  readonly children: readonly React.ReactNode[]
}

function Column({ column, layout, onShowAll, onOpen, children }: ColumnProps) {
  const Icon = ICONS[column]
  const { name, unit } = COLUMN_WORDS[column]
  const folded = layout.folded.get(column) ?? []
  const gaps = layout.gaps.get(column) ?? []
  const count = children.length + folded.length
  return (
    <section aria-label={name} className="flex min-w-0 flex-col gap-2.5">
      <h2 className="flex h-6 items-center gap-1.5 text-12 font-semibold">
        <Icon size={14} className="flex-none text-fg-3" aria-hidden />
        <span className="flex-1 whitespace-nowrap">{name}</span>
        {count > 1 && (
          <span className="font-normal whitespace-nowrap text-fg-3">
            {folded.length === 0 ? plural(count, unit) : `${formatCount(children.length)} of ${formatCount(count)}`}
          </span>
        )}
      </h2>
      {count === 0 && gaps.length === 0 && <p className="text-12 text-fg-3">none recorded</p>}
      {children}
      {folded.length > 0 && (
        <Folded cards={folded} shown={layout.columns.get(column) ?? []} onShowAll={onShowAll} onOpen={onOpen} />
      )}
      {gaps.map((gap) => (
        <GapCard key={gap.key} gap={gap} />
      ))}
    </section>
  )
}

/** Groups of one column that stand as buttons of their own, and the fewest cards of one. */
const MOST_GROUPS = 5
const LEAST_IN_GROUP = 3

interface FoldedProps {
  readonly cards: readonly StoryCard[]
  readonly shown: readonly StoryCard[]
  readonly onShowAll: () => void
  readonly onOpen: (cardId: string) => void
}

/** What is not drawn: each kind as one, with how many there are; a press shows them. */
function Folded({ cards, shown, onShowAll, onOpen }: FoldedProps) {
  const groups = groupCards(cards)
  const some = groups.filter((group) => group.cards.length >= LEAST_IN_GROUP).slice(0, MOST_GROUPS)
  const rest = groups.filter((group) => !some.includes(group)).flatMap((group) => group.cards)
  return (
    <>
      {some.map((group) => (
        <FoldedButton
          key={`${group.role} ${group.name}`}
          cards={group.cards}
          onPress={() => onOpen(group.cards[0]?.id ?? '')}
        >
          <span className="flex min-w-0 flex-1 flex-wrap gap-x-1.5">
            <span>{foldedWords(group.cards, shown)}</span>
            {group.name !== '' && <UntrustedLine text={group.name} most={40} />}
          </span>
        </FoldedButton>
      ))}
      {rest.length > 0 && (
        <FoldedButton cards={rest} onPress={onShowAll}>
          {foldedWords(rest, shown)}
        </FoldedButton>
      )}
    </>
  )
}

interface FoldedButtonProps {
  readonly cards: readonly StoryCard[]
  readonly onPress: () => void
  readonly children: React.ReactNode
}

function FoldedButton({ cards, onPress, children }: FoldedButtonProps) {
  const found = cards.filter((card) => card.nodes.some((node) => node.findings.length > 0)).length
  const isStack = cards.length > 1
  return (
    <button
      type="button"
      onClick={onPress}
      className={clsx(
        'relative z-[1] rounded-2 border border-line-2 bg-surface px-2.5 py-[5px] text-left text-12 text-fg-2 hover:bg-hover',
        isStack && 'mb-1 shadow-[0_3px_0_-1px_var(--surface),0_4px_0_-1px_var(--line-2)]',
      )}
    >
      <span className="flex justify-between gap-2">
        {children}
        {found > 0 && <span className="flex-none text-11 text-fg-3">{plural(found, 'finding')}</span>}
      </span>
    </button>
  )
}

/** Missing telemetry has its own look, so that it is never read as “nothing happened”. */
function GapCard({ gap }: { readonly gap: StoryGap }) {
  return (
    <div className="hatch relative z-[1] rounded-2 border border-dashed border-edge bg-bg p-1">
      <p className="flex items-start gap-1.5 rounded-1 bg-surface px-2 py-1 text-12 text-fg-2">
        <CircleHelp size={12} className="mt-[3px] flex-none text-fg-3" aria-hidden />
        <span className="min-w-0">
          <span className="sr-only">Gap: </span>
          <UntrustedLine text={gap.sentence} most={200} wraps />
          {gap.more > 0 && <span className="text-fg-3"> And {formatCount(gap.more)} more like this.</span>}
        </span>
      </p>
    </div>
  )
}

function widthOf(column: StoryColumn, layout: StoryLayout): string {
  const isEmpty = (layout.columns.get(column) ?? []).length + (layout.gaps.get(column) ?? []).length === 0
  return isEmpty ? THIN : `minmax(0, ${WIDTHS[column]}fr)`
}

function drawnOn(index: StoryIndex, layout: StoryLayout): ReadonlyMap<string, readonly StoryFlow[]> {
  const drawn = new Set(layout.flows)
  return new Map(
    layout.order.map((card) => [card.id, (index.flowsOf.get(card.id) ?? []).filter((flow) => drawn.has(flow))]),
  )
}
