import type { CorrelationHit } from './correlator.ts'
import { joinTexts } from './measured-parts.ts'
import { hashText } from './stable-hash.ts'

/** A text that names the hit: the same rule, group, window and number of events always give the same 32 hexadecimal digits. */
export function correlationHitId(hit: CorrelationHit): string {
  const { rule, partition, group, events, eventCount, firstMs, lastMs } = hit
  const ends = [events[0] ?? '', events.at(-1) ?? '']
  const numbers = [eventCount, firstMs, lastMs].map(String)
  const name = rule.id ?? rule.name ?? rule.title
  return hashText(joinTexts([name, partition, ...group.flat(), ...numbers, ...ends]))
}
