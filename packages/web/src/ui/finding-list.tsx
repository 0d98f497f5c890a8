import { FIELD } from '@telltale/model'
import { useState } from 'react'
import type { FoundText } from '../lib/findings.ts'
import { formatCount, plural } from '../lib/format-number.ts'
import { nameLabel } from '../lib/risk.ts'
import { Button } from './button.tsx'
import { IdChip } from './chip.tsx'
import { UntrustedLine } from './untrusted.tsx'

/** Listed at first; the rest is one press away. */
const FIRST = 5

interface FindingListProps {
  readonly found: readonly FoundText[]
  /** How many there are in all, where fewer are kept. */
  readonly total?: number
}

/** What texts give away, surest first: label, score, reason, where, and the ids of public lists. */
export function FindingList({ found, total = found.length }: FindingListProps) {
  const [all, setAll] = useState(false)
  if (found.length === 0) return null
  const shown = all ? found : found.slice(0, FIRST)
  return (
    <section aria-label="Findings">
      <h3 className="mb-1 text-11 font-medium text-fg-3">{plural(Math.max(total, found.length), 'finding')}</h3>
      <ol className="border-t border-line">
        {shown.map((item) => (
          <Row key={item.finding.id} item={item} />
        ))}
      </ol>
      {(shown.length < found.length || total > found.length) && (
        <p className="flex items-center gap-2 pt-1.5 text-12 text-fg-3">
          {shown.length < found.length && (
            <Button small onClick={() => setAll(true)}>
              Show {formatCount(found.length - shown.length)} more
            </Button>
          )}
          {total > found.length && <span>Only the surest {formatCount(found.length)} are kept.</span>}
        </p>
      )}
    </section>
  )
}

function Row({ item: { number, finding } }: { readonly item: FoundText }) {
  const { label, score, reason, field, index, start, detector, atlas, owasp } = finding
  return (
    <li className="grid grid-cols-[18px_minmax(0,1fr)] border-b border-line py-1.5 text-12">
      <span className="tnum text-fg-3">{number}</span>
      <div className="grid gap-0.5">
        <p className="flex items-baseline gap-2">
          <span className="font-medium text-crit-text">{nameLabel(label)}</span>
          <span className="tnum" title="How sure it is, from 0 to 1">
            {score.toFixed(2)}
          </span>
          <span className="flex min-w-0 flex-1 justify-end font-mono text-11 text-fg-3">
            <UntrustedLine text={detector} most={48} title={detector} />
          </span>
        </p>
        <p>
          <UntrustedLine text={reason} most={400} wraps />
        </p>
        <p className="text-11 text-fg-3">
          <UntrustedLine text={placeOf(field, index)} most={80} wraps />, character {formatCount(start)}
        </p>
        <p className="flex flex-wrap gap-1">
          {[...atlas, ...owasp].slice(0, 12).map((id) => (
            <IdChip key={id} id={id} />
          ))}
        </p>
      </div>
    </li>
  )
}

function placeOf(field: string, index: number): string {
  const name = field.replace(/^(gen_ai|telltale)\./, '')
  const many = field === FIELD.retrievalText || field === FIELD.retrievalDocuments
  return many ? `${name}, document ${index + 1}` : name
}
