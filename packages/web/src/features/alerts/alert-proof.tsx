import type { AlertDetailJson } from '@telltale/model'
import { useMemo, useState } from 'react'
import { findTexts, marksIn } from '../../lib/findings.ts'
import { formatCount } from '../../lib/format-number.ts'
import { Button } from '../../ui/button.tsx'
import { EvidenceWell } from '../../ui/evidence-well.tsx'
import { FindingList } from '../../ui/finding-list.tsx'
import { KeyValue } from '../../ui/key-value.tsx'
import { UntrustedLine } from '../../ui/untrusted.tsx'
import { evidenceTexts } from './evidence-texts.ts'

/** Wells shown at first; the rest is one press away. */
const FIRST = 3

/** The texts in which something was found and the places the rule points at, in their exact words, marked. */
export function AlertProof({ detail }: { readonly detail: AlertDetailJson }) {
  const [all, setAll] = useState(false)
  const found = useMemo(() => findTexts(detail.events, detail.findings), [detail])
  const texts = useMemo(() => evidenceTexts(detail, found), [detail, found])
  const written = texts.flatMap(({ trust, ...rest }) => (trust === undefined ? [] : [{ ...rest, trust }]))
  const facts = texts.filter(({ trust }) => trust === undefined)
  const shown = all ? written : written.slice(0, FIRST)
  if (texts.length === 0 && found.length === 0) return null
  return (
    <section aria-label="Proof" className="grid grid-cols-[minmax(0,1fr)] gap-3 border-b border-line px-4 py-3">
      {shown.map(({ key, title, trust, text }) => (
        <EvidenceWell
          key={key}
          title={title}
          trust={trust}
          text={text}
          mono={trust === 'model'}
          marks={marksIn(text, found)}
        />
      ))}
      {shown.length < written.length && (
        <p>
          <Button small onClick={() => setAll(true)}>
            Show {formatCount(written.length - shown.length)} more places
          </Button>
        </p>
      )}
      {facts.length > 0 && (
        <div>
          <p className="mb-1 text-12 text-fg-3">Worked out or recorded</p>
          <KeyValue
            rows={facts.map(({ key, title, text }) => [
              title,
              <UntrustedLine key={key} text={text} most={200} wraps />,
            ])}
          />
        </div>
      )}
      <FindingList found={found} />
    </section>
  )
}
