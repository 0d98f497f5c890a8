import type { EventText } from '../lib/event-texts.ts'
import { EvidenceWell } from './evidence-well.tsx'

/** The texts of one event or card, the one that says most first. */
export function EvidenceList({ texts }: { readonly texts: readonly EventText[] }) {
  const keyed = texts.map((text, i) => ({ text, key: `${i} ${text.title}` }))
  return keyed.map(({ text, key }) => <EvidenceWell key={key} {...text} />)
}
