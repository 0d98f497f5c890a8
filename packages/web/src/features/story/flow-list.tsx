import { clsx } from 'clsx'
import { useState } from 'react'
import { formatCount, plural } from '../../lib/format-number.ts'
import { Button } from '../../ui/button.tsx'
import { UntrustedLine } from '../../ui/untrusted.tsx'
import type { StoryLayout } from './lay-out-story.ts'
import { FlowNumber } from './story-columns.tsx'
import type { StoryIndex } from './story-index.ts'
import { kindWords, placeWords } from './story-words.ts'

/** Listed at first and with each press. */
const STEP = 100

interface FlowListProps {
  readonly index: StoryIndex
  readonly layout: StoryLayout
  readonly pickedFlow: number | undefined
  readonly onPick: (flow: number) => void
}

/** Every flow in words: what the ribbons say to whoever does not see them. */
export function FlowList({ index, layout, pickedFlow, onPick }: FlowListProps) {
  const [most, setMost] = useState(STEP)
  if (index.flows.length === 0) return <p className="px-4 py-3 text-12 text-fg-3">No words flow in this trace.</p>
  return (
    <div className="px-2 py-1.5">
      <ol aria-label="Flows">
        {index.flows.slice(0, most).map((flow) => (
          <li key={flow.number}>
            <button
              type="button"
              data-flow={flow.number}
              aria-pressed={flow.number === pickedFlow}
              onClick={() => onPick(flow.number)}
              className={clsx(
                'flex min-h-7 w-full items-center gap-2 rounded-2 px-2 text-left text-12 hover:bg-hover focus-visible:-outline-offset-2',
                flow.number === pickedFlow && 'bg-selected',
              )}
            >
              <span className="sr-only">Flow </span>
              <FlowNumber flow={flow} index={index} />
              <span className="flex min-w-0 flex-1 gap-1.5">
                <UntrustedLine text={placeWords(index, flow, 'from')} most={80} />
                <span className="flex-none text-fg-3">to</span>
                <UntrustedLine text={placeWords(index, flow, 'to')} most={80} />
              </span>
              <span className="flex-none whitespace-nowrap text-fg-3">
                <UntrustedLine text={kindWords(flow)} most={40} />
                {flow.principal ? ', the user’s' : ''}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {index.flows.length > most && (
        <p className="flex items-center gap-2 px-2 py-1.5 text-12 text-fg-3">
          <Button small onClick={() => setMost(most + STEP)}>
            Show {formatCount(Math.min(STEP, index.flows.length - most))} more
          </Button>
          {plural(index.flows.length, 'flow')} in all
        </p>
      )}
      {layout.moreFlows.length > 0 && (
        <p className="px-2 py-1 text-12 text-fg-3">The picture leaves out {leftOut(layout)}.</p>
      )}
    </div>
  )
}

/** `41 more flows like flow 2 and 3 others`. */
export function leftOut({ moreFlows }: Pick<StoryLayout, 'moreFlows'>): string {
  const [first] = moreFlows
  if (!first) return ''
  const total = moreFlows.reduce((sum, { count }) => sum + count, 0)
  if (first.like === undefined) return plural(total, 'more flow')
  const rest = total - first.count
  return `${plural(first.count, 'more flow')} like flow ${first.like}${rest === 0 ? '' : ` and ${plural(rest, 'other')}`}`
}
