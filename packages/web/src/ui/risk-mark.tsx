import { type EventJson, FIELD } from '@telltale/model'
import { ScanText } from 'lucide-react'
import { numberOf, textOf } from '../lib/event-fields.ts'
import { nameLabel } from '../lib/risk.ts'
import { Chip } from './chip.tsx'

/** What the texts of an event give away: score and foremost label; nothing for a clean event. */
export function RiskMark({ event }: { readonly event: EventJson }) {
  const verdict = textOf(event, FIELD.riskVerdict)
  if (verdict !== 'suspicious' && verdict !== 'malicious') return null
  const score = numberOf(event, FIELD.riskScore) ?? 0
  const label = nameLabel(textOf(event, FIELD.riskClass))
  return (
    <span title={`Risk ${score.toFixed(2)}: ${verdict}`} data-risk={verdict} className="mr-2 flex flex-none font-sans">
      <Chip tone={verdict === 'malicious' ? 'bad' : 'plain'} icon={<ScanText size={12} aria-label="Risk" />}>
        <span className="tnum">{score.toFixed(2)}</span> {label}
      </Chip>
    </span>
  )
}
