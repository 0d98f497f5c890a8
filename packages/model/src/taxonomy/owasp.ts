export type OwaspList = 'llm' | 'agentic'

export interface OwaspEntry {
  /** Always with its edition: `LLM01:2026`, `ASI02:2026`. */
  readonly id: string
  readonly name: string
  readonly list: OwaspList
  readonly edition: string
}

/** The edition of both lists that ids without one are read in. */
export const OWASP_EDITION = '2026'

/** OWASP Top 10 for LLM applications, 2026: eight of its numbers mean something else than in 2025. */
export const OWASP_LLM: readonly OwaspEntry[] = numbered('llm', 'LLM', [
  'Prompt Injection',
  'Sensitive Information Disclosure',
  'Excessive Agency',
  'Supply Chain',
  'Data and Model Poisoning',
  'Unbounded Consumption',
  'Misinformation',
  'Hidden Context Exposure',
  'Vector and Embedding Weaknesses',
  'Improper Output Handling',
])

/** OWASP Top 10 for agentic applications, 2026. */
export const OWASP_AGENTIC: readonly OwaspEntry[] = numbered('agentic', 'ASI', [
  'Agent Goal Hijack',
  'Tool Misuse and Exploitation',
  'Identity and Privilege Abuse',
  'Agentic Supply Chain Vulnerabilities',
  'Unexpected Code Execution (RCE)',
  'Memory & Context Poisoning',
  'Insecure Inter-Agent Communication',
  'Cascading Failures',
  'Human-Agent Trust Exploitation',
  'Rogue Agents',
])

const BY_ID: ReadonlyMap<string, OwaspEntry> = new Map([...OWASP_LLM, ...OWASP_AGENTIC].map((one) => [one.id, one]))

/** The entry of an id with its edition (`LLM01:2026`), in any case. */
export function findOwasp(id: string): OwaspEntry | undefined {
  return BY_ID.get(id.toUpperCase())
}

function numbered(list: OwaspList, prefix: string, names: readonly string[]): readonly OwaspEntry[] {
  return names.map((name, index) => ({
    id: `${prefix}${String(index + 1).padStart(2, '0')}:${OWASP_EDITION}`,
    name,
    list,
    edition: OWASP_EDITION,
  }))
}
