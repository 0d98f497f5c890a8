/** Where a text stood when it was scanned; the policy has thresholds for each. */
export const SCAN_ROLES = [
  'user',
  'system',
  'retrieval',
  'tool',
  'tool_arguments',
  'tool_definition',
  'response',
] as const
/** `tool` is what a tool answered; `tool_arguments` what it was called with. */
export type ScanRole = (typeof SCAN_ROLES)[number]

/** What a finding can say of a text. */
export const SCAN_LABELS = [
  'injection',
  'jailbreak',
  'harmful_request',
  'prompt_extraction',
  'obfuscation',
  'memory_poisoning',
  'tool_poisoning',
  'tool_abuse',
  'self_replication',
  'dangerous_command',
  'code_injection',
  'ssrf',
  'exfiltration',
  'unsafe_output',
  'secret',
  'pii',
  'prompt_leak',
  'canary',
  'refusal',
] as const
export type ScanLabel = (typeof SCAN_LABELS)[number]

/** `clean`: nothing to look at; `suspicious`: a person should; `malicious`: sure enough to act on. */
export const SCAN_VERDICTS = ['clean', 'suspicious', 'malicious'] as const
export type ScanVerdict = (typeof SCAN_VERDICTS)[number]

/** One thing that a text gives away. */
export interface Finding {
  /** `<detector>/<rule>`, for example `signature/override.ignore-previous` or `secret/aws-access-key-id`. */
  readonly detector: string
  readonly label: ScanLabel
  /** How sure it is, 0 to 1. */
  readonly score: number
  /** First UTF-16 index of the evidence in the text as it came. */
  readonly start: number
  /** Index after its last one. */
  readonly end: number
  /** One sentence for an analyst. */
  readonly reason: string
  /** MITRE ATLAS 2026.09 ids, for example `AML.T0051.001`. */
  readonly atlas: readonly string[]
  /** OWASP ids with their edition, for example `LLM01:2026` or `ASI01:2026`. */
  readonly owasp: readonly string[]
}

/** What one text gives away. */
export interface ScanResult {
  /** How likely it is that the text means harm, 0 to 1. */
  readonly risk: number
  readonly verdict: ScanVerdict
  readonly labels: readonly ScanLabel[]
  /** Surest first. */
  readonly findings: readonly Finding[]
}
