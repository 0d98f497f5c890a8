import type { StoryColumn, StoryFlow, StoryNode } from '@telltale/model'
import { STORY_COLUMNS } from '@telltale/model'
import { Fragment, useEffect, useState } from 'react'
import { createPortal, flushSync } from 'react-dom'
import { formatCount } from '../../lib/format-number.ts'
import { formatOffset } from '../../lib/format-time.ts'
import { markParts } from '../../lib/mark-parts.ts'
import { splitText } from '../../lib/split-text.ts'
import { cutCardText, endsOn, marksOn, shortenEnds } from './cut-card-text.ts'
import { leftOut } from './flow-list.tsx'
import { layOutStory, type StoryLayout } from './lay-out-story.ts'
import { DRIVEN_FROM, isBold, isDriven, type StoryCard, type StoryIndex } from './story-index.ts'
import {
  COLUMN_WORDS,
  foldedWords,
  kindWords,
  placeWords,
  QUESTIONS,
  roleWord,
  TRUST_WORDS,
  VERDICT_WORDS,
  warningWords,
  weightWords,
} from './story-words.ts'
import './story-paper.css'

/** Most flows told on paper. */
const MOST_FLOWS = 30
const AROUND = 160

/** The story for the printer: outside of the page's frame, there while it prints and on paper only. */
export function StoryPaper({ index }: { readonly index: StoryIndex }) {
  const [isPrinting, setIsPrinting] = useState(false)
  useEffect(() => {
    // The printer takes the page as it stands when this event ends.
    const begin = () => flushSync(() => setIsPrinting(true))
    const end = () => setIsPrinting(false)
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
    return () => {
      window.removeEventListener('beforeprint', begin)
      window.removeEventListener('afterprint', end)
    }
  }, [])
  if (!isPrinting) return null
  return createPortal(
    <div className="paper-only" aria-hidden>
      <StoryDocument index={index} />
    </div>,
    document.body,
  )
}

/** The story as a document that needs no script: the same answers, cards and evidence. What came in is text and no more. */
export function StoryDocument({ index }: { readonly index: StoryIndex }) {
  const { story } = index
  const layout = layOutStory(index, false)
  const left = leftOut(layout)
  return (
    <div className="paper">
      <h1>Story of trace {story.trace_id}</h1>
      <p className="paper-quiet">
        {VERDICT_WORDS[story.verdict]} (driven {story.injection_driven.toFixed(2)}, attempt{' '}
        {story.injection_attempt.toFixed(2)}). Began {new Date(index.startMs).toISOString()}.
        {story.truncated && ' The trace holds more than is told here.'}
      </p>
      <dl className="paper-answers">
        {story.answers.map((answer) => (
          <Fragment key={answer.question}>
            <dt>{QUESTIONS[answer.question][1]}</dt>
            <dd>
              {answer.parts.map((part, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence have no other name
                <Fragment key={i}>
                  {part.quoted ? <Words text={part.text} /> : part.text}
                  {part.flow !== null && <sup> [{part.flow}]</sup>}
                </Fragment>
              ))}
            </dd>
          </Fragment>
        ))}
      </dl>
      <Alerts index={index} />
      <h2>Chain</h2>
      {STORY_COLUMNS.map((column) => (
        <PaperColumn key={column} column={column} index={index} layout={layout} />
      ))}
      <h2>Evidence</h2>
      {index.flows.length === 0 && <p className="paper-quiet">No words flow in this trace.</p>}
      {index.flows.slice(0, MOST_FLOWS).map((flow) => (
        <PaperFlow key={flow.number} index={index} flow={flow} />
      ))}
      {index.flows.length > MOST_FLOWS && (
        <p className="paper-quiet">And {formatCount(index.flows.length - MOST_FLOWS)} more flows.</p>
      )}
      {left !== '' && <p className="paper-quiet">The chain leaves out {left}.</p>}
      <Reasons index={index} />
    </div>
  )
}

interface PaperColumnProps {
  readonly column: StoryColumn
  readonly index: StoryIndex
  readonly layout: StoryLayout
}

function PaperColumn({ column, index, layout }: PaperColumnProps) {
  const cards = layout.columns.get(column) ?? []
  const folded = layout.folded.get(column) ?? []
  return (
    <section>
      <h3>{COLUMN_WORDS[column].name}</h3>
      {cards.length + folded.length === 0 && <p className="paper-quiet">none recorded</p>}
      {cards.map((card) => (
        <PaperCard key={card.id} card={card} index={index} flows={layout.flows} />
      ))}
      {folded.length > 0 && <p className="paper-quiet">{foldedWords(folded, cards)} without a part in the chain</p>}
      {(layout.gaps.get(column) ?? []).map((gap) => (
        <p key={gap.key} className="paper-gap">
          Gap: <Words text={gap.sentence} />
          {gap.more > 0 && ` And ${formatCount(gap.more)} more like this.`}
        </p>
      ))}
    </section>
  )
}

function Alerts({ index }: { readonly index: StoryIndex }) {
  const { alerts } = index.story
  if (alerts.length === 0) return null
  return (
    <>
      <h2>Alerts</h2>
      <ul>
        {alerts.map((alert) => (
          <li key={alert.id}>
            {alert.level}: <Words text={alert.title} /> <code>{[...alert.atlas, ...alert.owasp].join(' ')}</code>
          </li>
        ))}
      </ul>
    </>
  )
}

interface PaperCardProps {
  readonly card: StoryCard
  readonly index: StoryIndex
  readonly flows: readonly StoryFlow[]
}

function PaperCard({ card, index, flows }: PaperCardProps) {
  return (
    <article className={`paper-card paper-${card.trust}${isDriven(card) ? ' paper-driven' : ''}`}>
      <p className="paper-head">
        {roleWord(card.role)} <Words text={card.name} />, {TRUST_WORDS[card.trust]},{' '}
        {formatOffset(card.atMs - index.startMs)}
      </p>
      {card.nodes.map((node) => (
        <div key={node.id}>
          {node.path !== '' && (
            <code>
              <Words text={node.path} />:{' '}
            </code>
          )}
          <PaperText node={node} index={index} flows={flows} around={AROUND} />
        </div>
      ))}
      {isDriven(card) && card.action && <p className="paper-warning">{warningWords(card.action)}</p>}
    </article>
  )
}

function PaperFlow({ index, flow }: { readonly index: StoryIndex; readonly flow: StoryFlow }) {
  const from = index.nodes.get(flow.from)
  const to = index.nodes.get(flow.to)
  return (
    <section className="paper-flow">
      <h3>
        Flow {flow.number}: <Words text={placeWords(index, flow, 'from')} /> to{' '}
        <Words text={placeWords(index, flow, 'to')} />
      </h3>
      <p>
        <Words text={kindWords(flow)} />: <Words text={flow.how} />.{' '}
        {isBold(index, flow) && 'The user neither gave nor pointed at them.'}
        {flow.principal && 'The user gave these words or pointed at them.'}
      </p>
      {from && <PaperText node={from} index={index} flows={[flow]} around={AROUND * 2} />}
      {to && <PaperText node={to} index={index} flows={[flow]} around={AROUND * 2} />}
    </section>
  )
}

function Reasons({ index }: { readonly index: StoryIndex }) {
  const driven = index.story.actions.filter(
    (action) => action.untrusted_to_sink || action.injection_driven >= DRIVEN_FROM,
  )
  if (driven.length === 0) return null
  return (
    <>
      <h2>Why</h2>
      {driven.slice(0, MOST_FLOWS).map((action) => (
        <section key={`${action.event_id} ${action.name}`}>
          <h3>
            <Words text={action.name} /> {action.injection_driven.toFixed(2)}
          </h3>
          <ul>
            {action.reasons.map((reason) => (
              <li key={reason.feature}>
                <Words text={reason.sentence} /> ({weightWords(reason.weight)})
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

interface PaperTextProps {
  readonly node: StoryNode
  readonly index: StoryIndex
  readonly flows: readonly StoryFlow[]
  readonly around: number
}

function PaperText({ node, index, flows, around }: PaperTextProps) {
  if (node.text === null) return <p className="paper-quiet">{formatCount(node.length)} characters, words not kept</p>
  const kept = node.text
  const whole = endsOn(node.id, flows, (id) => index.nodes.get(id)?.trust ?? 'untrusted')
  // One flow is evidence and is shown whole.
  const ends = flows.length === 1 ? whole : shortenEnds(whole)
  return (
    <blockquote className="paper-text">
      {cutCardText(node, ends, { around, first: 400 }).map((piece) => {
        const words = kept.slice(piece.start - node.text_start, piece.end - node.text_start)
        const marks = marksOn({ ...node, findings: [] }, ends, piece)
        return (
          <Fragment key={piece.start}>
            {piece.cutBefore && '… '}
            {markParts(splitText(words), marks).map((run) =>
              run.marks.length === 0 ? (
                <Parts key={run.at} parts={run.parts} />
              ) : (
                <mark key={run.at} className={`paper-mark-${run.marks[0]?.trust ?? 'untrusted'}`}>
                  <Parts parts={run.parts} />
                  <sup>[{run.marks.map((mark) => mark.number).join(' ')}]</sup>
                </mark>
              ),
            )}
            {piece.cutAfter && ' …'}
          </Fragment>
        )
      })}
    </blockquote>
  )
}

/** Words that came in: text nodes, hidden characters by name, kept from turning the line around. */
function Words({ text }: { readonly text: string }) {
  return (
    <bdi>
      <Parts parts={splitText(text, { singleLine: true })} />
    </bdi>
  )
}

function Parts({ parts }: { readonly parts: ReturnType<typeof splitText> }) {
  return parts.map((part) =>
    part.kind === 'plain' ? (
      <Fragment key={part.at}>{part.text}</Fragment>
    ) : (
      <span key={part.at} className="paper-chip" title={part.words}>
        {part.label}
      </span>
    ),
  )
}
