import { createScanner, type Scanner } from '@telltale/scan'
import type { FindSensitive } from './redact-text.ts'

let scanner: Scanner | undefined

/** Secrets, personal data and orders in a text; the scanner is made when it is first needed. */
export const findSensitive: FindSensitive = (text, role) => {
  scanner ??= createScanner()
  return scanner.scan(text, role).findings
}
