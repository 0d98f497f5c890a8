import { type Finding, SCAN_ROLES, type ScanLabel, type ScanResult, type ScanRole } from '@telltale/model'
import { type Classifier, createClassifier } from './classify/create-classifier.ts'
import type { Detector, UnfoldedText } from './detector.ts'
import { createCanaryDetector } from './leak/canary-detector.ts'
import { createPiiDetector } from './pii/create-pii-detector.ts'
import { judge, POLICIES, type Policy, type PolicyName } from './policy.ts'
import { createResponseDetector } from './response/response-detector.ts'
import { createSecretDetector } from './secrets/create-secret-detector.ts'
import { createSignatureDetector } from './signatures/create-signature-detector.ts'
import { unfold } from './unfold/unfold.ts'

/** Looks at texts. Pure: the same text in the same role always gives the same answer. */
export interface Scanner {
  /** What one text gives away; the role says where it stood, `user` when left out. Never throws. */
  scan(text: string, role?: ScanRole): ScanResult
  /** The detectors with the versions of what they know, for example `classify 1`. */
  readonly versions: readonly string[]
}

export interface ScannerOptions {
  /** Thresholds: `monitor` speaks up rarely, `strict` early; `balanced` when left out. */
  readonly policy?: PolicyName
  /** Canary tokens that stand in system prompts and must never come out. */
  readonly canaries?: readonly string[]
}

/** Most findings that one text gives; the surest are kept. */
const MOST_FINDINGS = 256
const ADDRESSED = 'signature/addressed.'
/** From this score on a finding names the text. */
const NAMED = 0.5
const VERSIONS = ['unfold 1', 'signature 2', 'secret 1', 'pii 1', 'response 1']

/** A scanner with every built-in detector. */
export function createScanner(options: ScannerOptions = {}): Scanner {
  const policy = POLICIES[options.policy ?? 'balanced']
  const classifier = createClassifier()
  const canaries = options.canaries ?? []
  const detectors: readonly Detector[] = [
    createSignatureDetector(),
    createSecretDetector(),
    createPiiDetector(),
    createResponseDetector(),
    ...(canaries.length > 0 ? [createCanaryDetector(canaries)] : []),
  ]
  const scan = (text: string, role: ScanRole = 'user'): ScanResult => {
    const unfolded = unfold(text)
    const signs = [...unfolded.hidden]
    for (const detector of detectors) for (const finding of detector.inspect(unfolded, role)) signs.push(finding)
    return weigh({ unfolded, signs, classifier, policy, role })
  }
  // Tables are built at the first text; better here than inside somebody's first request.
  for (const role of SCAN_ROLES) scan(WARM_UP, role)
  return { versions: [...VERSIONS, classifier.version], scan }
}

const WARM_UP = 'Dear Ms Lee, the invoice 4711 is due on 3 May; please call +44 20 7946 0958. aGVsbG8gd29ybGQgYWdhaW4='

interface Evidence {
  readonly unfolded: UnfoldedText
  readonly signs: readonly Finding[]
  readonly classifier: Classifier
  readonly policy: Policy
  readonly role: ScanRole
}

function weigh({ unfolded, signs, classifier, policy, role }: Evidence): ScanResult {
  const opinion = classifier.judge(unfolded, signs, role)
  const all = [...signs, ...opinion.findings].sort((a, b) => b.score - a.score)
  const { attack, weights, addressed } = policy[role]
  const risk = all.reduce(
    (highest, { detector, label, score }) =>
      Math.max(highest, (detector.startsWith(ADDRESSED) ? addressed : (weights[label] ?? 0)) * score),
    attack * opinion.attack,
  )
  const rounded = Math.round(Math.min(1, risk) * 1e6) / 1e6
  return {
    risk: rounded,
    verdict: judge(rounded, policy[role]),
    labels: labelsOf(all),
    findings: all.slice(0, MOST_FINDINGS),
  }
}

function labelsOf(findings: readonly Finding[]): readonly ScanLabel[] {
  return [...new Set(findings.filter((finding) => finding.score >= NAMED).map((finding) => finding.label))]
}
