import type { StoryFlow, StoryJson } from '@telltale/model'
import { useEffect, useMemo } from 'react'
import { formatCount } from '../../lib/format-number.ts'
import { useKeys } from '../../lib/keyboard.ts'
import { Button } from '../../ui/button.tsx'
import { Partial } from '../../ui/states.tsx'
import { TabList } from '../../ui/tab-list.tsx'
import { TrustMark } from '../../ui/trust-mark.tsx'
import { FlowList, leftOut } from './flow-list.tsx'
import { layOutStory, type StoryLayout, stepCard } from './lay-out-story.ts'
import { showCard } from './show-card.ts'
import { StoryAnswers } from './story-answers.tsx'
import { StoryColumns } from './story-columns.tsx'
import { CardTexts, FlowEvidence, StoryAlerts } from './story-evidence.tsx'
import { indexStory, isBold, type StoryCard, type StoryIndex } from './story-index.ts'
import { StoryTimeline } from './story-timeline.tsx'
import { useStable } from './use-stable.ts'

/** What of a story is picked, as the address says it. */
interface StorySearch {
  readonly card?: string
  readonly flow?: string
  readonly tab?: string
  readonly lower?: string
  /** `yes` for all cards, or the first card of a group that is shown too. */
  readonly all?: string
}

interface StoryViewProps {
  readonly story: StoryJson
  readonly search: StorySearch
  /** Changes the named parts of the address; '' takes one out. */
  readonly onChange: (next: StorySearch) => void
  readonly onBack: () => void
}

/** One trace as a picture: what was asked, which words went where, what was done, what came out. */
export function StoryView({ story, search, onChange, onBack }: StoryViewProps) {
  const index = useMemo(() => indexStory(story), [story])
  const layout = useMemo(() => layOutStory(index, search.all === 'yes', search.all), [index, search.all])
  const picked = readPick(index, search)
  const { pickCard, pickFlow } = useStoryKeys({ index, layout, picked, search, onChange, onBack })
  useShowOpenFlow(index, picked)
  const toggleAll = () => onChange({ all: search.all === 'yes' ? '' : 'yes' })
  return (
    <div className="story-screen grid h-full grid-rows-[auto_minmax(0,1fr)_minmax(220px,31%)] max-h-780:grid-rows-[auto_minmax(0,1fr)_200px]">
      <StoryAnswers index={index} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <section aria-label="Chain" tabIndex={0} className="min-h-0 overflow-auto focus-visible:-outline-offset-2">
        <Legend index={index} layout={layout} isAll={search.all === 'yes'} onToggle={toggleAll} />
        <StoryColumns
          index={index}
          layout={layout}
          pickedCard={picked.card?.id}
          pickedFlow={picked.isFlowChosen ? picked.flow?.number : undefined}
          named={namedFlows(story)}
          onPickCard={pickCard}
          onPickFlow={pickFlow}
          onShowAll={toggleAll}
          onOpen={(card) => onChange({ all: card })}
        />
      </section>
      <div className="grid min-h-0 grid-cols-2 border-t border-line bg-surface max-[900px]:grid-cols-1">
        <section aria-label="Time" className="flex min-h-0 min-w-0 flex-col max-[900px]:hidden">
          <TabList
            label="Time"
            value={search.lower === 'flows' ? 'flows' : 'timeline'}
            onChange={(lower) => onChange({ lower: lower === 'timeline' ? '' : lower })}
            tabs={[
              { value: 'timeline', label: 'Timeline' },
              { value: 'flows', label: 'Flows', count: formatCount(index.flows.length) },
            ]}
          >
            {search.lower === 'flows' ? (
              <FlowList index={index} layout={layout} pickedFlow={picked.flow?.number} onPick={pickFlow} />
            ) : (
              <StoryTimeline index={index} cards={index.cards} pickedCard={picked.card?.id} onPick={pickCard} />
            )}
          </TabList>
        </section>
        <section
          aria-label="Picked"
          className="flex min-h-0 min-w-0 flex-col border-l border-line max-[900px]:border-0"
        >
          <PickedPanel index={index} picked={picked} tab={search.tab} onTab={(tab) => onChange({ tab })} />
        </section>
      </div>
    </div>
  )
}

interface Pick {
  readonly card: StoryCard | undefined
  readonly flow: StoryFlow | undefined
  /** The flow was picked, and does not merely stand open. */
  readonly isFlowChosen: boolean
}

function readPick(index: StoryIndex, search: StorySearch): Pick {
  const chosen = index.flows.find((flow) => String(flow.number) === search.flow)
  const card = index.cardOf.get(search.card ?? '')
  if (chosen) return { card: card ?? index.cardOf.get(chosen.to), flow: chosen, isFlowChosen: true }
  const onCard = card ? index.flowsOf.get(card.id) : index.flows
  const open = onCard?.find((flow) => isBold(index, flow)) ?? onCard?.[0]
  return { card, flow: open, isFlowChosen: false }
}

/** A long picture opens where its evidence is. */
function useShowOpenFlow(index: StoryIndex, { flow }: Pick) {
  const source = index.cardOf.get(flow?.from ?? '')?.id
  const sink = index.cardOf.get(flow?.to ?? '')?.id
  useEffect(() => {
    if (source !== undefined) showCard(source)
    if (sink !== undefined) showCard(sink)
  }, [source, sink])
}

interface KeysInput extends Omit<StoryViewProps, 'story'> {
  readonly index: StoryIndex
  readonly layout: StoryLayout
  readonly picked: Pick
}

function useStoryKeys({ index, layout, picked, search, onChange, onBack }: KeysInput) {
  const pickCard = useStable((card: string) => {
    onChange({ card, flow: '' })
    showCard(card)
  })
  const pickFlow = useStable((number: number) => {
    const flow = index.flows.find((one) => one.number === number)
    const sink = flow && index.cardOf.get(flow.to)?.id
    if (!flow || sink === undefined) return
    onChange({ flow: String(number), card: sink, tab: '' })
    showCard(sink)
  })
  const step = (by: 1 | -1) => {
    const next = stepCard(layout, picked.card?.id, by)
    if (next) pickCard(next.id)
  }
  const stepFlow = (by: 1 | -1) => {
    const at = index.flows.findIndex((flow) => picked.isFlowChosen && flow.number === picked.flow?.number)
    const next = at < 0 ? index.flows[0] : index.flows[at + by]
    if (next) pickFlow(next.number)
  }
  const follow = (side: 'from' | 'to') => {
    const flows = index.flowsOf.get(picked.card?.id ?? '') ?? []
    const other = side === 'to' ? 'from' : 'to'
    const flow = flows.find((one) => index.cardOf.get(one[other])?.id === picked.card?.id)
    const card = flow && index.cardOf.get(flow[side])
    if (card) pickCard(card.id)
  }
  const clear = () => {
    if (search.card !== undefined || search.flow !== undefined) onChange({ card: '', flow: '' })
    else onBack()
  }
  useKeys([
    { keys: 'j', label: 'Next card', run: () => step(1) },
    { keys: 'arrowdown', label: 'Next card', run: () => step(1) },
    { keys: 'k', label: 'Previous card', run: () => step(-1) },
    { keys: 'arrowup', label: 'Previous card', run: () => step(-1) },
    { keys: 'arrowright', label: 'Follow the words on', run: () => follow('to') },
    { keys: 'arrowleft', label: 'Follow the words back', run: () => follow('from') },
    { keys: ']', label: 'Next flow', run: () => stepFlow(1) },
    { keys: '[', label: 'Previous flow', run: () => stepFlow(-1) },
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => ({
      keys: String(number),
      label: `Flow ${number}`,
      run: () => pickFlow(number),
    })),
    {
      keys: '.',
      label: 'All cards or only the chain',
      run: () => onChange({ all: search.all === 'yes' ? '' : 'yes' }),
    },
    { keys: 'escape', label: 'Clear what is picked, then back to the stories', run: clear },
  ])
  return { pickCard, pickFlow }
}

interface LegendProps {
  readonly index: StoryIndex
  readonly layout: StoryLayout
  readonly isAll: boolean
  readonly onToggle: () => void
}

function Legend({ index, layout, isAll, onToggle }: LegendProps) {
  const total = index.cards.length
  const left = leftOut(layout)
  return (
    <div className="sticky left-0 flex min-h-9 flex-wrap items-center gap-x-4 px-5 pt-1.5">
      <span className="text-11 font-medium text-fg-3">Words come from</span>
      <TrustMark trust="system" />
      <TrustMark trust="principal" />
      <TrustMark trust="untrusted" />
      <TrustMark trust="model" />
      <span className="text-12 text-fg-3">Solid: same words. Dashed: same value.</span>
      <span className="flex-1" />
      {left !== '' && <span className="text-12 text-fg-2">and {left}</span>}
      <span className="text-12 text-fg-2">
        {layout.foldedCount === 0
          ? `All ${formatCount(total)} cards`
          : `${formatCount(layout.order.length)} of ${formatCount(total)} cards${isAll ? '; the rest is under Spans' : ''}`}
      </span>
      {(layout.foldedCount > 0 || isAll) && (
        <Button small look="ghost" shortcut="." onClick={onToggle}>
          {isAll ? 'Only the chain' : 'Show all'}
        </Button>
      )}
    </div>
  )
}

interface PickedPanelProps {
  readonly index: StoryIndex
  readonly picked: Pick
  readonly tab: string | undefined
  readonly onTab: (tab: string) => void
}

function PickedPanel({ index, picked, tab, onTab }: PickedPanelProps) {
  const { flow } = picked
  const card = picked.card ?? (flow ? index.cardOf.get(flow.to) : index.cards[0])
  const first = flow ? 'evidence' : 'text'
  const chosen = (['evidence', 'text', 'alerts'] as const).find((name) => name === tab) ?? first
  return (
    <TabList
      label="What is picked"
      value={chosen}
      onChange={onTab}
      tabs={[
        { value: 'evidence', label: 'Evidence', ...(flow ? { count: `${flow.number} of ${index.flows.length}` } : {}) },
        { value: 'text', label: 'Text' },
        { value: 'alerts', label: 'Alerts', count: formatCount(index.story.alerts.length) },
      ]}
      aside={
        index.flows.length > 1 && (
          <span className="flex items-center gap-1 text-12 text-fg-3 max-[1100px]:hidden">
            <kbd className="rounded-1 border border-line-2 px-1">[</kbd>
            <kbd className="rounded-1 border border-line-2 px-1">]</kbd> flow
          </span>
        )
      }
    >
      {chosen === 'evidence' && flow && <FlowEvidence key={flow.number} index={index} flow={flow} />}
      {chosen === 'evidence' && !flow && (
        <div className="p-4">
          <Partial title="No words flow here">Nothing in this trace repeats earlier words of another text.</Partial>
        </div>
      )}
      {chosen === 'text' && card && <CardTexts key={card.id} index={index} card={card} />}
      {chosen === 'text' && !card && (
        <div className="p-4">
          <Partial title="No text is recorded">The spans of this trace were kept; Spans shows them.</Partial>
        </div>
      )}
      {chosen === 'alerts' && <StoryAlerts index={index} />}
    </TabList>
  )
}

function namedFlows(story: StoryJson): ReadonlySet<number> {
  return new Set(story.answers.flatMap(({ parts }) => parts.flatMap((part) => part.flow ?? [])))
}
