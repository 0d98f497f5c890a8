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
      const seen = new Set<string>()
      for (const reading of text.readings) {
        for (const found of surest(parts.find(reading.text))) {
          const finding = toFinding(reading, found, parts)
          const place = `${finding.detector} ${finding.start} ${finding.end}`
          if (seen.has(place)) continue
          seen.add(place)
          findings.push(finding)
        }
      }
      return findings
    },
  }
}

function surest<Found extends Place>(found: readonly Found[]): readonly Found[] {
  if (found.length <= MOST_FOUND) return found
  const kept = [...found].sort((a, b) => b.score - a.score).slice(0, MOST_FOUND)
  return kept.sort((a, b) => a.start - b.start)
}

function toFinding<Found extends Place>(reading: Reading, found: Found, parts: ReadingDetector<Found>): Finding {
  const hidden = reading.kind === 'plain' ? '' : `, hidden as ${reading.kind}`
  return { ...parts.describe(found, hidden), ...locate(reading, found.start, found.end) }
}
