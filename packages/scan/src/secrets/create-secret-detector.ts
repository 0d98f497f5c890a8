import type { Finding } from '@telltale/model'
import { type Detector, locate, type Reading, type UnfoldedText } from '../detector.ts'
import { findSecrets } from './find-secrets.ts'
import type { FoundSecret } from './found-secret.ts'

/** Unsecured credentials, and LLM data leakage (ATLAS 2026.09). */
const ATLAS = ['AML.T0055', 'AML.T0057'] as const
/** Sensitive information disclosure. */
const OWASP = ['LLM02:2026'] as const

function toFinding(reading: Reading, found: FoundSecret): Finding {
  const hidden = reading.kind === 'plain' ? '' : `, hidden as ${reading.kind}`
  return {
    detector: `secret/${found.rule}`,
    label: 'secret',
    score: found.score,
    ...locate(reading, found.start, found.end),
    reason: `${found.name} stands in the text${hidden}`,
    atlas: ATLAS,
    owasp: OWASP,
  }
}

/** Finds keys, tokens, passwords and private keys; `start` and `end` cover the secret value only. */
export function createSecretDetector(): Detector {
  return {
    name: 'secret',
    inspect(text: UnfoldedText): readonly Finding[] {
      const findings: Finding[] = []
      const seen = new Set<string>()
      for (const reading of text.readings) {
        for (const found of findSecrets(reading.text)) {
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
