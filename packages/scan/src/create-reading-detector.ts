import type { Finding } from '@telltale/model'
import { type Detector, locate, type Reading } from './detector.ts'

/** Something found in one reading of a text, by index of the reading. */
interface Place {
  readonly start: number
  readonly end: number
}

/** What a detector that goes through the readings one by one is made of. */
interface ReadingDetector<Found extends Place> {
  readonly name: string
  find(text: string): Iterable<Found>
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
        for (const found of parts.find(reading.text)) {
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

function toFinding<Found extends Place>(reading: Reading, found: Found, parts: ReadingDetector<Found>): Finding {
  const hidden = reading.kind === 'plain' ? '' : `, hidden as ${reading.kind}`
  return { ...parts.describe(found, hidden), ...locate(reading, found.start, found.end) }
}
