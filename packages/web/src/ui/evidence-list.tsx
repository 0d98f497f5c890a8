import type { EventText } from '../lib/event-texts.ts'
import { type FoundText, marksIn } from '../lib/findings.ts'
import { EvidenceWell } from './evidence-well.tsx'

interface EvidenceListProps {
  readonly texts: readonly EventText[]
  /** What is known of these texts; marked where it stands. */
  readonly found?: readonly FoundText[]
}

/** The texts of one event or card, the one that says most first. */
export function EvidenceList({ texts, found = [] }: EvidenceListProps) {
  const keyed = texts.map((text, i) => ({ text, key: `${i} ${text.title}` }))
  return keyed.map(({ text, key }) => <EvidenceWell key={key} {...text} marks={marksIn(text.text, found)} />)
}
