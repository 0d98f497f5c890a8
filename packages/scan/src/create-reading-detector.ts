import type { Finding } from '@telltale/model'
import { type Detector, locate, type Reading } from './detector.ts'

/** Something found in one reading of a text, by index of the reading. */
interface Place {
  readonly score: number
  readonly start: number
  readonly end: number
}

/** A text that is full of one kind of thing shows so many of them: the surest, as `scan` does with all findings. */
const MOST_FOUND = 256

/** What a detector that goes through the readings one by one is made of. */
interface ReadingDetector<Found extends Place> {
  readonly name: string
  find(text: string): readonly Found[]
  /** The finding without its place; `hidden` ends the reason with how the reading was hidden, or is ''. */
  describe(found: Found, hidden: string): Omit<Finding, 'start' | 'end'>
}

/** A detector that looks at every reading, and tells of what several readings show at one place once. */
export function createReadingDetector<Found extends Place>(parts: ReadingDetector<Found>): Detector {
  return {
    name: parts.name,
    inspect(text) {
      const findings: Finding[] = []
      const byStart = new Map<number, Finding[]>()
      for (const reading of text.readings) {
        for (const found of surest(parts.find(reading.text))) {
          const finding = toFinding(reading, found, parts)
          if (isNew(byStart, finding)) findings.push(finding)
        }
      }
      return findings
    },
  }
}

/** Whether nothing of the kind was found at the place before; it is then noted. */
function isNew(byStart: Map<number, Finding[]>, finding: Finding): boolean {
  const there = byStart.get(finding.start)
  if (there === undefined) byStart.set(finding.start, [finding])
  else if (there.some(({ detector, end }) => detector === finding.detector && end === finding.end)) return false
  else there.push(finding)
  return true
}

function surest<Found extends Place>(found: readonly Found[]): readonly Found[] {
  if (found.length <= MOST_FOUND) return found
  const kept = [...found].sort((a, b) => b.score - a.score).slice(0, MOST_FOUND)
  return kept.sort((a, b) => a.start - b.start)
}

function toFinding<Found extends Place>(reading: Reading, found: Found, parts: ReadingDetector<Found>): Finding {
  const hidden = reading.kind === 'plain' ? '' : `, hidden as ${reading.kind}`
  // Field by field: copying objects of two shapes into one takes longer than finding most things.
  const { detector, label, score, reason, atlas, owasp } = parts.describe(found, hidden)
  const { start, end } = locate(reading, found.start, found.end)
  return { detector, label, score, reason, atlas, owasp, start, end }
}
