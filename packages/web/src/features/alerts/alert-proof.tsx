import type { AlertDetailJson } from '@telltale/model'
import { useMemo, useState } from 'react'
import { findTexts, marksIn } from '../../lib/findings.ts'
import { formatCount } from '../../lib/format-number.ts'
import { Button } from '../../ui/button.tsx'
import { EvidenceWell } from '../../ui/evidence-well.tsx'
import { FindingList } from '../../ui/finding-list.tsx'
import { evidenceTexts } from './evidence-texts.ts'

/** Wells shown at first; the rest is one press away. */
const FIRST = 3

/** The texts in which something was found and the places the rule points at, in their exact words, marked. */
export function AlertProof({ detail }: { readonly detail: AlertDetailJson }) {
  const [all, setAll] = useState(false)
  const found = useMemo(() => findTexts(detail.events, detail.findings), [detail])
  const texts = useMemo(() => evidenceTexts(detail, found), [detail, found])
  const shown = all ? texts : texts.slice(0, FIRST)
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
      {shown.length < texts.length && (
        <p>
          <Button small onClick={() => setAll(true)}>
            Show {formatCount(texts.length - shown.length)} more places
          </Button>
        </p>
      )}
      <FindingList found={found} />
    </section>
  )
}
