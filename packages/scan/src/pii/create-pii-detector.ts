import type { Finding } from '@telltale/model'
import { type Detector, locate, type Reading, type UnfoldedText } from '../detector.ts'
import { findPii } from './find-pii.ts'
import type { FoundPii } from './found-pii.ts'

/** LLM data leakage (ATLAS 2026.09). */
const ATLAS = ['AML.T0057'] as const
/** Sensitive information disclosure. */
const OWASP = ['LLM02:2026'] as const

function toFinding(reading: Reading, found: FoundPii): Finding {
  const hidden = reading.kind === 'plain' ? '' : `, hidden as ${reading.kind}`
  return {
    detector: `pii/${found.type}`,
    label: 'pii',
    score: found.score,
    ...locate(reading, found.start, found.end),
    reason: `Personal data stands in the text: ${found.type.replaceAll('-', ' ')}${hidden}`,
    atlas: ATLAS,
    owasp: OWASP,
  }
}

/** Finds structured personal data: what has a form or a check digit, not names and places. */
export function createPiiDetector(): Detector {
  return {
    name: 'pii',
    inspect(text: UnfoldedText): readonly Finding[] {
      const findings: Finding[] = []
      const seen = new Set<string>()
      for (const reading of text.readings) {
        for (const found of findPii(reading.text)) {
          const finding = toFinding(reading, found)
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
