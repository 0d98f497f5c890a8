import { Link } from '@tanstack/react-router'
import type { StoryAnswer, StoryFlow } from '@telltale/model'
import { Fragment, type ReactNode } from 'react'
import { plural } from '../../lib/format-number.ts'
import { IdChip } from '../../ui/chip.tsx'
import { KeyValue } from '../../ui/key-value.tsx'
import { UntrustedLine } from '../../ui/untrusted.tsx'
import { showCard } from './show-card.ts'
import { FlowNumber } from './story-columns.tsx'
import { isBold, type StoryCard, type StoryIndex } from './story-index.ts'
import { proofWords, QUESTIONS, VERDICT_WORDS } from './story-words.ts'

/** Words of one quote in an answer. */
const LONGEST_QUOTE = 120

/** The four answers, each part a way to what proves it, and the facts beside them. */
export function StoryAnswers({ index }: { readonly index: StoryIndex }) {
  return (
    <section
      aria-label="What happened"
      className="grid grid-cols-[minmax(0,1fr)_300px] gap-6 border-b border-line bg-surface px-5 pt-3 pb-2.5 max-h-780:py-2 max-[900px]:grid-cols-1"
    >
      <dl className="grid content-start gap-0.5 text-14 max-h-780:text-13">
        {index.story.answers.map((answer) => (
          <div key={answer.question} className="grid grid-cols-[52px_minmax(0,1fr)] gap-3">
            <dt className="text-12 leading-[22px] font-medium text-fg-3" title={QUESTIONS[answer.question][1]}>
              {QUESTIONS[answer.question][0]}
            </dt>
            <dd className="min-w-0">
              {answer.parts.map((part, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence have no other name
                <Fragment key={i}>
                  <Part part={part} index={index} />
                </Fragment>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <Facts index={index} />
    </section>
  )
}

interface PartProps {
  readonly index: StoryIndex
  readonly part: StoryAnswer['parts'][number]
}

function Part({ part, index }: PartProps) {
  const node = part.node === null ? undefined : index.nodes.get(part.node)
  const card = part.node === null ? undefined : index.cardOf.get(part.node)
  const flow = index.flows.find(({ number }) => number === part.flow)
  const words = part.quoted ? <UntrustedLine text={part.text} most={LONGEST_QUOTE} wraps /> : part.text
  const number = flow && <FlowNumber flow={flow} index={index} />
  const pick = searchOf(index, flow, card)
  if (!pick) return <>{words}</>
  const trust = flow ? index.nodes.get(flow.from)?.trust : node?.trust
  // A link and not a button: it breaks over lines like the words around it.
  return (
    <Link
      to="/traces/$traceId"
      params={{ traceId: index.story.trace_id }}
      search={(old) => ({ ...old, ...pick })}
      replace
      onClick={() => showCard(pick.card)}
      className="rounded-1 hover:bg-hover"
    >
      <span
        className={part.quoted ? `mark mark-${trust ?? 'untrusted'}` : 'underline decoration-dotted underline-offset-3'}
      >
        {words}
      </span>
      {number && <> {number}</>}
    </Link>
  )
}

function searchOf(index: StoryIndex, flow: StoryFlow | undefined, card: StoryCard | undefined) {
  if (flow) return { flow: String(flow.number), card: index.cardOf.get(flow.to)?.id ?? '', tab: '' }
  return card && { card: card.id, flow: '' }
}

function Facts({ index }: { readonly index: StoryIndex }) {
  const { story } = index
  const bold = index.flows.filter((flow) => isBold(index, flow))
  const ids = (lists: readonly (readonly string[])[]) => [...new Set(lists.flat())].slice(0, 6)
  const atlas = ids(story.alerts.map((alert) => alert.atlas))
  const owasp = ids(story.alerts.map((alert) => alert.owasp))
  const isBad = story.verdict === 'injection_driven'
  const rows: (readonly [string, ReactNode])[] = [
    [
      'Verdict',
      <span key="verdict" className={isBad ? 'font-medium text-crit-text' : undefined}>
        {VERDICT_WORDS[story.verdict]}
        {story.verdict !== 'clean' && (
          <span className="tnum font-normal text-fg-3">
            {' '}
            {(isBad ? story.injection_driven : story.injection_attempt).toFixed(2)}
          </span>
        )}
      </span>,
    ],
    ['Proof', bold.length > 0 ? proofWords(bold) : 'no untrusted words reached an action'],
    ...(atlas.length > 0 ? [['ATLAS', <Ids key="atlas" ids={atlas} />] as const] : []),
    ...(owasp.length > 0 ? [['OWASP', <Ids key="owasp" ids={owasp} />] as const] : []),
    ...(story.gaps.length > 0
      ? [['Gaps', `${plural(story.gaps.length, 'thing is', 'things are')} not recorded`] as const]
      : []),
    ...(story.truncated ? [['Cut', 'the trace holds more than is shown'] as const] : []),
  ]
  return (
    <div className="border-l border-line pl-5 max-[900px]:border-0 max-[900px]:pl-0">
      <KeyValue rows={rows} />
    </div>
  )
}

function Ids({ ids }: { readonly ids: readonly string[] }) {
  return (
    <span className="flex flex-wrap gap-1">
      {ids.map((id) => (
        <IdChip key={id} id={id.replace(/^AML\./, '')} />
      ))}
    </span>
  )
}
