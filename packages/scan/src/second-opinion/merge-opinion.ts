import type { Finding, ScanLabel, ScanResult, ScanRole } from '@telltale/model'
import { judge, POLICIES, type PolicyName } from '../policy.ts'
import { type SecondOpinion, UNCERTAIN, type Uncertain } from './opinion.ts'

/** What a merge goes by. */
export interface MergeOptions {
  /** How the second model is named in findings. */
  readonly name: string
  readonly role: ScanRole
  /** The policy of the first scan; `balanced` when left out. */
  readonly policy?: PolicyName | undefined
  readonly uncertain?: Uncertain | undefined
}

/** From this score on a finding names the text. */
const NAMED = 0.5
/** Keeps a probability of nought or one from having the only word. */
const EDGE = 1e-3

/** Whether a second opinion may change what a scan said. */
export function isUncertain({ risk }: ScanResult, { from, below }: Uncertain = UNCERTAIN): boolean {
  return risk >= from && risk < below
}

/**
 * The result with the second opinion weighed in: the same where the risk is not in the uncertain middle, else the mean
 * of both in log odds. What signatures and other detectors found keeps its score, and the risk never falls below what
 * they alone give; only the first classifier's own findings are moved.
 */
export function mergeOpinion(result: ScanResult, opinion: SecondOpinion, options: MergeOptions): ScanResult {
  if (!isUncertain(result, options.uncertain)) return result
  const rolePolicy = POLICIES[options.policy ?? 'balanced'][options.role]
  const { attack, weights } = rolePolicy
  const certain = result.findings.filter((finding) => !isGuess(finding))
  const floor = certain.reduce((most, { label, score }) => Math.max(most, (weights[label] ?? 0) * score), 0)
  const risk = round(Math.max(Math.min(floor, result.risk), meanOdds(result.risk, clamp(opinion.attack) * attack)))
  const findings = [
    ...result.findings.map((finding) => (isGuess(finding) ? weaken(finding, opinion, options.name) : finding)),
    ...toFindings(opinion, options),
  ].sort((a, b) => b.score - a.score)
  return { risk, verdict: judge(risk, rolePolicy), labels: labelsOf(findings), findings }
}

/** The classifier guesses from the wording; every other detector saw something. */
function isGuess({ detector }: Finding): boolean {
  return detector === 'classify/injection' || detector === 'classify/jailbreak'
}

function weaken(finding: Finding, opinion: SecondOpinion, name: string): Finding {
  const score = round(Math.min(finding.score, meanOdds(finding.score, opinion.attack)))
  if (score >= finding.score) return finding
  return { ...finding, score, reason: `${finding.reason} ${name}, asked as well, gives it ${percent(opinion.attack)}.` }
}

function toFindings(opinion: SecondOpinion, { name, role }: MergeOptions): readonly Finding[] {
  const { attack, label, start, end } = opinion
  if (!(attack >= NAMED)) return []
  const aimed = role === 'retrieval' || role === 'tool' ? 'AML.T0051.001' : 'AML.T0051.000'
  return [
    {
      detector: `second-opinion/${label}`,
      label,
      score: round(clamp(attack)),
      start,
      end,
      reason: `The model ${name}, asked for a second opinion, holds this for ${WHAT[label]}: ${percent(attack)}${seen(opinion)}.`,
      atlas: [label === 'jailbreak' ? 'AML.T0054' : aimed],
      owasp: label === 'jailbreak' ? ['LLM01:2026'] : ['LLM01:2026', 'ASI01:2026'],
    },
  ]
}

const WHAT: { readonly [label in SecondOpinion['label']]: string } = {
  injection: 'an injected instruction',
  jailbreak: 'a jailbreak',
}

function seen({ parts }: SecondOpinion): string {
  return parts.read < parts.all ? `, after ${parts.read} of ${parts.all} parts` : ''
}

/** The probability halfway between two in log odds. */
function meanOdds(first: number, second: number): number {
  const mean = (logOdds(first) + logOdds(second)) / 2
  return 1 / (1 + Math.exp(-mean))
}

function logOdds(probability: number): number {
  const inside = Math.min(1 - EDGE, Math.max(EDGE, clamp(probability)))
  return Math.log(inside / (1 - inside))
}

/** No number that a foreign model gives is trusted to be one. */
function clamp(value: number): number {
  return Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 0
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6
}

function percent(probability: number): string {
  return `${Math.round(100 * clamp(probability))} %`
}

function labelsOf(findings: readonly Finding[]): readonly ScanLabel[] {
  return [...new Set(findings.filter((finding) => finding.score >= NAMED).map((finding) => finding.label))]
}
