import { createReadingDetector } from '../create-reading-detector.ts'
import type { Detector } from '../detector.ts'
import { findPii } from './find-pii.ts'

/** LLM data leakage (ATLAS 2026.09). */
const ATLAS = ['AML.T0057'] as const
/** Sensitive information disclosure. */
const OWASP = ['LLM02:2026'] as const

/** Finds structured personal data: what has a form or a check digit, not names and places. */
export function createPiiDetector(): Detector {
  return createReadingDetector({
    name: 'pii',
    find: findPii,
    describe: ({ type, score }, hidden) => ({
      detector: `pii/${type}`,
      label: 'pii',
      score,
      reason: `Personal data stands in the text: ${type.replaceAll('-', ' ')}${hidden}`,
      atlas: ATLAS,
      owasp: OWASP,
    }),
  })
}
