import { createScanner, type Scanner } from '@telltale/scan'
import type { FindSensitive } from './redact-text.ts'

let scanner: Scanner | undefined

/** Secrets and personal data in a text; the scanner is made when it is first needed. */
export const findSensitive: FindSensitive = (text) => {
  scanner ??= createScanner()
  return scanner.scan(text).findings
}
