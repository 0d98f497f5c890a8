import type { Finding, ScanLabel } from '@telltale/model'

/** Labels whose evidence must not be copied to where fewer people mind it. */
const SECRET: ReadonlySet<ScanLabel> = new Set(['secret', 'pii', 'canary'])
const SHORTEST = 4

/** The reason of a finding; when it repeats the secret it was found for, without that. */
export function hideSecret(finding: Finding, text: string): string {
  if (!SECRET.has(finding.label)) return finding.reason
  const evidence = text.slice(finding.start, finding.end)
  return evidence.length < SHORTEST ? finding.reason : finding.reason.replaceAll(evidence, '…')
}
