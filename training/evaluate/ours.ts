import type { ScanResult, ScanRole } from '@telltale/model'
import * as scan from '@telltale/scan'
import type { TextDetector } from './detectors.ts'

interface Scanner {
  scan(text: string, role: ScanRole): ScanResult
}

/** Our scanner; undefined in a checkout that has none yet. */
export function openOurs(): TextDetector | undefined {
  const { createScanner } = scan as unknown as { createScanner?: () => Scanner }
  if (createScanner === undefined) return undefined
  const scanner = createScanner()
  return {
    name: 'telltale',
    version: 'this checkout',
    judge: (text, role) => {
      const { risk, verdict } = scanner.scan(text, role)
      return { score: risk, acts: verdict !== 'clean' }
    },
  }
}
