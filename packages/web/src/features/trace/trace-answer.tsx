import { FIELD, type TraceJson } from '@telltale/model'
import { Fragment, type ReactNode } from 'react'
import { appOf, logOf, numberOf, sessionOf, textOf, whoOf } from '../../lib/event-fields.ts'
import { countWord, formatCount, plural } from '../../lib/format-number.ts'
import { formatClock, formatDuration } from '../../lib/format-time.ts'
import { EntityChip } from '../../ui/chip.tsx'
import { KeyValue } from '../../ui/key-value.tsx'
import { UntrustedLine } from '../../ui/untrusted.tsx'
import type { Chain } from './chain.ts'
import { type ChainCard, GUARDRAIL, STOPPING } from './chain-card.ts'

interface TraceAnswerProps {
  readonly trace: TraceJson
  readonly chain: Chain
}

/** The sentences made from facts: asked, read, did, result. What is missing is said to be missing. */
export function TraceAnswer({ trace, chain }: TraceAnswerProps) {
  const cards = (stop: ChainCard['stop']) => chain.columns.get(stop) ?? []
  return (
    <section
      aria-label="What happened"
      className="grid grid-cols-[minmax(0,1fr)_300px] gap-6 border-b border-line bg-surface px-5 pt-3.5 pb-3 max-h-780:py-2"
    >
      <dl className="grid content-start gap-0.5 text-14">
        <Sentence name="Asked">
          <Asked prompt={cards('prompt').find((card) => card.trust === 'principal')} app={appNames(trace)[0] ?? ''} />
        </Sentence>
        <Sentence name="Read">
          <Read retrieval={cards('retrieval')} tools={cards('tool')} />
        </Sentence>
        <Sentence name="Did">
          <Did tools={cards('tool')} outside={cards('outside')} />
        </Sentence>
        <Sentence name="Result">
          <Result cards={cards('response')} chain={chain} />
        </Sentence>
      </dl>
      <Facts trace={trace} chain={chain} />
    </section>
  )
}

function Sentence({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="grid grid-cols-[52px_minmax(0,1fr)] gap-3">
      <dt className="text-12 leading-[22px] font-medium text-fg-3">{name}</dt>
      <dd className="flex min-w-0 flex-wrap items-baseline gap-x-1.5">{children}</dd>
    </div>
  )
}

function Asked({ prompt, app }: { readonly prompt: ChainCard | undefined; readonly app: string }) {
  if (!prompt) return <Missing>No user prompt is recorded in this trace.</Missing>
  const text = prompt.texts[0]?.text
  return (
    <>
      <UntrustedLine text={whoOf(prompt.event) || 'Someone who is not named'} most={60} />
      {text === undefined ? ' asked something whose text was not sent' : ' asked'}
      {app !== '' && <UntrustedLine text={app} most={60} />}
      {text !== undefined && (
        <span className="flex min-w-0 font-medium">
          “<UntrustedLine text={text} />”
        </span>
      )}
    </>
  )
}

function Read({
  retrieval,
  tools,
}: {
  readonly retrieval: readonly ChainCard[]
  readonly tools: readonly ChainCard[]
}) {
  const documents = retrieval
    .filter((card) => card.trust === 'model')
    .reduce((sum, card) => sum + (numberOf(card.event, FIELD.retrievalDocumentCount) ?? 0), 0)
  const results = tools.filter((card) => card.texts.some((text) => text.trust === 'untrusted')).length
  const parts = [
    documents > 0 ? plural(documents, 'document') : '',
    results > 0 ? `the ${results === 1 ? 'result' : 'results'} of ${plural(results, 'tool call')}` : '',
  ].filter((part) => part !== '')
  if (parts.length === 0) return <Missing>No untrusted words are recorded.</Missing>
  return <>The model read {parts.join(' and ')}: words that the user did not write.</>
}

function Did({ tools, outside }: { readonly tools: readonly ChainCard[]; readonly outside: readonly ChainCard[] }) {
  const names = [...new Set(tools.filter((card) => card.note !== GUARDRAIL).map((card) => card.title))]
  const beyond = outside.filter((card) => textOf(card.event, FIELD.egressInitiator) !== 'model_call')
  const hosts = [...new Set(beyond.map((card) => card.title))]
  if (names.length === 0 && hosts.length === 0) {
    const model = outside.length > 0 ? ' Only the model was reached.' : ''
    return <Missing>No tool call and nothing that left is recorded.{model}</Missing>
  }
  return (
    <>
      <span>{names.length > 0 ? 'Called' : 'Called no tool'}</span>
      <Names names={names} />
      <span>
        {hosts.length > 0 ? `${names.length > 0 ? 'and' : 'but'} reached` : 'and nothing that left is recorded'}
      </span>
      <Names names={hosts} />
    </>
  )
}

function Names({ names }: { readonly names: readonly string[] }) {
  const shown = names.slice(0, 4)
  return (
    <>
      {shown.map((name, i) => (
        <code key={name} className="inline-flex min-w-0 text-13">
          <UntrustedLine text={name} most={40} />
          {i < shown.length - 1 && ','}
        </code>
      ))}
      {names.length > shown.length && <span>and {countWord(names.length - shown.length)} more</span>}
    </>
  )
}

function Result({ cards, chain }: { readonly cards: readonly ChainCard[]; readonly chain: Chain }) {
  const response = cards.findLast((card) => card.note !== GUARDRAIL)
  const stopped = [...chain.columns.values()].flat().find(isStop)
  const failed = chain.rows.filter((row) => row.span.status === 'error').length
  const text = response?.texts[0]?.text
  return (
    <>
      {!response && <Missing>No answer is recorded.</Missing>}
      {response && text === undefined && 'The model answered; its text was not sent.'}
      {text !== undefined && (
        <span className="flex min-w-0">
          “<UntrustedLine text={text} />”
        </span>
      )}
      {stopped && (
        <span className="flex items-baseline gap-1.5 text-crit-text">
          <UntrustedLine text={stopped.title} most={40} /> stepped in.
        </span>
      )}
      {failed > 0 && <span className="text-crit-text">{plural(failed, 'span')} failed.</span>}
    </>
  )
}

function isStop(card: ChainCard): boolean {
  return card.note === GUARDRAIL && STOPPING.has(textOf(card.event, FIELD.guardrailVerdict))
}

function Missing({ children }: { readonly children: ReactNode }) {
  return <span className="text-fg-3">{children}</span>
}

function appNames(trace: TraceJson): readonly string[] {
  return [...new Set(trace.events.map(appOf).filter((name) => name !== ''))]
}

function Facts({ trace, chain }: TraceAnswerProps) {
  const apps = appNames(trace)
  const usage = trace.events.filter(
    (event) => logOf(event) === 'ai_usage' && textOf(event, FIELD.usageDuplicateOf) === '',
  )
  const tokens = usage.reduce(
    (sum, event) => sum + (numberOf(event, FIELD.inputTokens) ?? 0) + (numberOf(event, FIELD.outputTokens) ?? 0),
    0,
  )
  const session = sessionOf(trace.events)
  const started = new Date(chain.time.startMs).toISOString()
  const rows: (readonly [string, ReactNode])[] = [
    [
      'App',
      apps.length === 0
        ? 'not named'
        : apps.slice(0, 2).map((app) => (
            <Fragment key={app}>
              <EntityChip kind="agent" name={app} />{' '}
            </Fragment>
          )),
    ],
    ['Session', session === '' ? 'not recorded' : <UntrustedLine key="session" text={session} most={40} />],
    ['Took', `${formatDuration(chain.time.lengthMs)}, from ${formatClock(started, Date.now())} by the sender’s clock`],
    ['Tokens', usage.length === 0 ? 'not recorded' : formatCount(tokens)],
  ]
  if (chain.missingParents > 0)
    rows.push(['Still arriving', `${plural(chain.missingParents, 'named parent is', 'named parents are')} missing`])
  if (trace.truncated) rows.push(['Cut', 'the trace holds more than is shown'])
  return (
    <div className="border-l border-line pl-5">
      <KeyValue rows={rows} />
    </div>
  )
}
