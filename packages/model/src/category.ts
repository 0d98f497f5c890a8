/** The nine AI security logs, in the order of the chain prompt → model → retrieval → tool → response. */
export const CATEGORIES = [
  'ai_prompt',
  'ai_guardrail',
  'ai_retrieval',
  'ai_tool',
  'ai_system_prompt',
  'ai_usage',
  'ai_egress',
  'ai_response',
  'ai_audit',
] as const

export type Category = (typeof CATEGORIES)[number]

const KNOWN: ReadonlySet<string> = new Set(CATEGORIES)

/** Whether a text names one of the nine logs. */
export function isCategory(text: unknown): text is Category {
  return typeof text === 'string' && KNOWN.has(text)
}
