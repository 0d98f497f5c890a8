import type { Finding, ScanLabel } from '@telltale/model'
import type { SignatureStrengths } from './head.ts'

const KINDS = new Map<ScanLabel, 'injection' | 'jailbreak' | 'extraction'>([
  ['injection', 'injection'],
  ['jailbreak', 'jailbreak'],
  ['prompt_extraction', 'extraction'],
])

// What speaks of a command or an address says little of an attack on the model: those texts are judged on their own.
const OTHER: ReadonlySet<ScanLabel> = new Set([
  'memory_poisoning',
  'tool_poisoning',
  'tool_abuse',
  'self_replication',
  'exfiltration',
])

const NO_SIGNS: SignatureStrengths = {
  injection: 0,
  jailbreak: 0,
  extraction: 0,
  other: 0,
  hidden: 0,
  families: 0,
  discussed: 0,
}

/** Sums up findings of signatures and of unfolding for the head of the classifier. */
export function signatureStrengths(findings: readonly Finding[], discussed: readonly Finding[]): SignatureStrengths {
  const signs = findings.filter((finding) => kindOf(finding) !== undefined)
  if (signs.length === 0 && discussed.length === 0) return NO_SIGNS
  const strengths = { injection: 0, jailbreak: 0, extraction: 0, other: 0, hidden: 0 }
  const families = new Set<string>()
  for (const finding of signs) {
    const kind = kindOf(finding)
    if (kind === undefined) continue
    strengths[kind] = Math.max(strengths[kind], finding.score)
    if (kind !== 'hidden') families.add(finding.detector.split('.')[0] ?? '')
  }
  return { ...strengths, families: families.size, discussed: discussed.length > 0 && !isMeant(strengths) ? 1 : 0 }
}

// From half a score on some signature holds that nobody discusses.
function isMeant(strengths: {
  readonly injection: number
  readonly jailbreak: number
  readonly extraction: number
}): boolean {
  return Math.max(strengths.injection, strengths.jailbreak, strengths.extraction) >= 0.5
}

/** Adds to the risk by itself (`RolePolicy.addressed`) and was no part of what the head learnt from. */
const BY_ITSELF = 'signature/addressed.'

function kindOf(finding: Finding): 'injection' | 'jailbreak' | 'extraction' | 'other' | 'hidden' | undefined {
  if (finding.detector.startsWith(BY_ITSELF)) return undefined
  if (finding.label === 'obfuscation') return 'hidden'
  return KINDS.get(finding.label) ?? (OTHER.has(finding.label) ? 'other' : undefined)
}
