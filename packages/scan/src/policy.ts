import type { ScanLabel, ScanRole, ScanVerdict } from '@telltale/model'

/** How much a finding of full score adds to the risk of a text, by label; what is not named adds nothing. */
type LabelWeights = { readonly [label in ScanLabel]?: number }

/** From which risk on a text is worth a look, and from which on it is sure enough to act. */
interface Thresholds {
  readonly suspicious: number
  readonly malicious: number
}

/** What is held against a text that stands in one place. */
interface RolePolicy extends Thresholds {
  /** Share of the classifier's opinion that counts: a system prompt is made of instructions by nature. */
  readonly attack: number
  readonly weights: LabelWeights
  /** Share of an order to a program that counts: only where others write, since users and operators give orders. */
  readonly addressed: number
}

/** A policy: data, one entry a role. */
export type Policy = { readonly [role in ScanRole]: RolePolicy }

export const POLICY_NAMES = ['monitor', 'balanced', 'strict'] as const
export type PolicyName = (typeof POLICY_NAMES)[number]

// What is asked for by text alone; a dangerous command in a question about commands is not yet one that runs.
const TEXT: LabelWeights = {
  prompt_extraction: 0.75,
  memory_poisoning: 0.7,
  tool_poisoning: 0.6,
  tool_abuse: 0.7,
  self_replication: 0.8,
  exfiltration: 0.7,
  obfuscation: 0.55,
  harmful_request: 0.35,
  dangerous_command: 0.3,
  code_injection: 0.3,
  ssrf: 0.35,
  secret: 0.35,
  canary: 0.9,
  prompt_leak: 0.5,
}

const RUNS: LabelWeights = {
  ...TEXT,
  dangerous_command: 1,
  code_injection: 1,
  ssrf: 1,
  exfiltration: 1,
  secret: 0.6,
  canary: 1,
  prompt_leak: 0.9,
}

const SHOWN: LabelWeights = {
  exfiltration: 1,
  unsafe_output: 0.8,
  self_replication: 0.9,
  obfuscation: 0.8,
  secret: 0.9,
  pii: 0.3,
  canary: 1,
  prompt_leak: 1,
}

const DEFINITION: LabelWeights = { ...TEXT, tool_poisoning: 1, exfiltration: 0.9, obfuscation: 0.9, ssrf: 0.2 }

function buildPolicy(thresholds: Thresholds, actions: Thresholds): Policy {
  return {
    user: { ...thresholds, attack: 1, weights: TEXT, addressed: 0 },
    system: { ...thresholds, attack: 0.2, weights: { obfuscation: 0.9, secret: 0.6, exfiltration: 0.7 }, addressed: 0 },
    retrieval: { ...thresholds, attack: 1, weights: TEXT, addressed: 1 },
    tool: { ...thresholds, attack: 1, weights: TEXT, addressed: 1 },
    tool_arguments: { ...actions, attack: 0.4, weights: RUNS, addressed: 0.6 },
    tool_definition: { ...thresholds, attack: 0.6, weights: DEFINITION, addressed: 0.8 },
    response: { ...actions, attack: 0.3, weights: SHOWN, addressed: 0 },
  }
}

/**
 * The three presets. `monitor` speaks up late and rarely, `strict` early; `balanced` is the default, with its first
 * threshold near one false positive in a hundred ordinary texts (training/evaluate prints the figure).
 */
export const POLICIES: { readonly [name in PolicyName]: Policy } = {
  monitor: buildPolicy({ suspicious: 0.7, malicious: 0.95 }, { suspicious: 0.7, malicious: 0.95 }),
  balanced: buildPolicy({ suspicious: 0.5, malicious: 0.9 }, { suspicious: 0.5, malicious: 0.85 }),
  strict: buildPolicy({ suspicious: 0.3, malicious: 0.7 }, { suspicious: 0.3, malicious: 0.6 }),
}

/** The verdict on a risk. */
export function judge(risk: number, { suspicious, malicious }: Thresholds): ScanVerdict {
  if (risk >= malicious) return 'malicious'
  return risk >= suspicious ? 'suspicious' : 'clean'
}
