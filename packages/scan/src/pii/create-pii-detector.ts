import { createReadingDetector } from '../create-reading-detector.ts'
import type { Detector } from '../detector.ts'
import { findPii } from './find-pii.ts'

/** LLM data leakage (ATLAS 2026.09). */
const ATLAS = ['AML.T0057'] as const
/** Sensitive information disclosure. */
const OWASP = ['LLM02:2026'] as const

interface Naming {
  readonly detector: string
  readonly reason: string
}

// One entry for each type that was ever found; their names are our own.
const namings = new Map<string, Naming>()

function namingOf(type: string): Naming {
  const known = namings.get(type)
  if (known !== undefined) return known
  const detector = `pii/${type}`
  const made = { detector, reason: `Personal data stands in the text: ${type.replaceAll('-', ' ')}` }
  namings.set(type, made)
  return made
}

/** Finds structured personal data: what has a form or a check digit, not names and places. */
export function createPiiDetector(): Detector {
  return createReadingDetector({
    name: 'pii',
    find: findPii,
    describe: ({ type, score }, hidden) => {
      const { detector, reason } = namingOf(type)
      const why = hidden === '' ? reason : reason + hidden
      return { detector, label: 'pii', score, reason: why, atlas: ATLAS, owasp: OWASP }
    },
  })
}
