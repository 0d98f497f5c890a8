import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import type { TextMark } from '../lib/findings.ts'
import type { Trust } from '../lib/messages.ts'
import { CopyButton } from './copy-button.tsx'
import { edgeOf, TrustMark } from './trust-mark.tsx'
import { Untrusted } from './untrusted.tsx'

interface EvidenceWellProps {
  readonly title: string
  readonly trust: Trust
  readonly text: string
  readonly mono?: boolean
  readonly marks?: readonly TextMark[]
  readonly aside?: ReactNode
}

/** The exact words, sunken, with their origin on the edge. A copy gives plain text with escapes. */
export function EvidenceWell({ title, trust, text, mono = false, marks = [], aside }: EvidenceWellProps) {
  return (
    <section aria-label={`${title}, ${trust}`}>
      <div className="mb-1 flex h-6 items-center gap-2">
        <TrustMark trust={trust}>
          <span className="text-fg-3">{title}</span>
        </TrustMark>
        <span className="flex-1" />
        {aside}
        <CopyButton text={text} />
      </div>
      <div
        className={clsx(
          'rounded-2 border border-line bg-sunken py-2.5 pr-3 pl-4',
          edgeOf(trust),
          mono ? 'text-12' : 'text-13',
        )}
      >
        <Untrusted text={text} mono={mono} marks={marks} trust={trust} />
      </div>
    </section>
  )
}
