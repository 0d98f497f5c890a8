import { CATEGORIES, type Category } from '@telltale/model'

/** How one of the nine logs is named and drawn. */
interface LogLook {
  readonly category: Category
  readonly name: string
  /** Where room is short. */
  readonly short: string
  /** CSS colour of its square and of its bars. */
  readonly color: string
  /** What the log answers, in three words. */
  readonly answers: string
}

const LOOKS: Readonly<Record<Category, Omit<LogLook, 'category'>>> = {
  ai_prompt: { name: 'Prompt', short: 'Prompt', color: 'var(--c-prompt)', answers: 'who asked what' },
  ai_guardrail: {
    name: 'Guardrail',
    short: 'Guardrail',
    color: 'var(--c-guardrail)',
    answers: 'which guard, what verdict',
  },
  ai_retrieval: { name: 'Retrieval', short: 'Retrieval', color: 'var(--c-retrieval)', answers: 'which documents' },
  ai_tool: { name: 'Tool', short: 'Tool', color: 'var(--c-tool)', answers: 'which tool, for whom' },
  ai_system_prompt: {
    name: 'System prompt',
    short: 'System',
    color: 'var(--c-system)',
    answers: 'instructions in force',
  },
  ai_usage: { name: 'Usage', short: 'Usage', color: 'var(--c-usage)', answers: 'tokens and cost' },
  ai_egress: { name: 'Egress', short: 'Egress', color: 'var(--c-egress)', answers: 'where data went' },
  ai_response: { name: 'Response', short: 'Response', color: 'var(--c-response)', answers: 'what the model said' },
  ai_audit: { name: 'Audit', short: 'Audit', color: 'var(--c-audit)', answers: 'who changed what' },
}

/** The nine logs in the order of the chain. */
export const LOGS: readonly LogLook[] = CATEGORIES.map((category) => ({ category, ...LOOKS[category] }))

/** How `category` is named and drawn. */
export function logLook(category: Category): LogLook {
  return { category, ...LOOKS[category] }
}
