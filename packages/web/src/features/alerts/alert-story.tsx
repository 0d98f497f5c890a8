import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { AlertDetailJson } from '@telltale/model'
import { type ReactNode, useMemo } from 'react'
import { useNow } from '../../lib/clock.ts'
import { Partial } from '../../ui/states.tsx'
import { UntrustedLine } from '../../ui/untrusted.tsx'
import { needsTrace, type Piece, sentencesOf } from './alert-sentences.ts'
import { seenSentence } from './alert-words.ts'
import { traceContextQuery } from './trace-context.ts'

/** What happened: sentences from the facts of its events, how often, and what the rule looks for. */
export function AlertStory({ detail }: { readonly detail: AlertDetailJson }) {
  const now = useNow()
  const trace = useQuery({ ...traceContextQuery(detail.alert.traces[0] ?? ''), enabled: needsTrace(detail) }).data
  const sentences = useMemo(() => sentencesOf(detail, trace), [detail, trace])
  const { alert, rule } = detail
  return (
    <section aria-label="What happened" className="border-b border-line px-4 py-3">
      {sentences.length === 0 && (
        <div className="mb-2">
          <Partial title="Its events are no longer kept">What the alert itself says is below.</Partial>
        </div>
      )}
      <dl className="grid gap-1">
        {sentences.map((sentence) => (
          <Line key={sentence.name} name={sentence.name}>
            {sentence.pieces.map((piece, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one sentence keep their places
              <PieceText key={i} piece={piece} />
            ))}
          </Line>
        ))}
        <Line name="Seen">
          <span className="tnum">{seenSentence(alert, now)}</span>
        </Line>
        {alert.traces[0] !== undefined && (
          <Line name="Story">
            <Link to="/traces/$traceId" params={{ traceId: alert.traces[0] }} className="underline">
              Where its words came from
            </Link>
          </Line>
        )}
        <Line name="Rule">
          {rule ? (
            <UntrustedLine text={asProse(rule.description) || rule.title} most={400} wraps />
          ) : (
            <span className="text-fg-3">The rule is no longer there.</span>
          )}
        </Line>
      </dl>
    </section>
  )
}

// Rules are written in lines of some length; where those end says nothing.
function asProse(description: string): string {
  return description.trim().replaceAll('\n', ' ')
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="grid grid-cols-[50px_minmax(0,1fr)] gap-2">
      <dt className="text-12 leading-5 text-fg-3">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  )
}

function PieceText({ piece }: { readonly piece: Piece }) {
  switch (piece.kind) {
    case 'plain':
      return <span className={piece.isMissing ? 'text-fg-3' : undefined}>{piece.text} </span>
    case 'name':
      return (
        <>
          <code className="text-12">
            <UntrustedLine text={piece.text} most={60} wraps />
          </code>{' '}
        </>
      )
    case 'quote':
      return (
        <span className="font-medium">
          “<UntrustedLine text={piece.text} wraps />”{' '}
        </span>
      )
    case 'mark':
      return (
        <>
          <mark className={`mark mark-${piece.trust}`}>
            <UntrustedLine text={piece.text} wraps />
          </mark>{' '}
        </>
      )
  }
}
