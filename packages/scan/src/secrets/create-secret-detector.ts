import { createReadingDetector } from '../create-reading-detector.ts'
import type { Detector } from '../detector.ts'
import { findSecrets } from './find-secrets.ts'

/** Unsecured credentials, and LLM data leakage (ATLAS 2026.09). */
const ATLAS = ['AML.T0055', 'AML.T0057'] as const
/** Sensitive information disclosure. */
const OWASP = ['LLM02:2026'] as const

/** Finds keys, tokens, passwords and private keys; `start` and `end` cover the secret value only. */
export function createSecretDetector(): Detector {
  return createReadingDetector({
    name: 'secret',
    find: findSecrets,
    describe: ({ rule, name, score }, hidden) => ({
      detector: `secret/${rule}`,
      label: 'secret',
      score,
      reason: `${name} stands in the text${hidden}`,
      atlas: ATLAS,
      owasp: OWASP,
    }),
  })
}
