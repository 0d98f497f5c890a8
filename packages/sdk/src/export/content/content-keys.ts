/** What an application may send of the texts that its people and models write. */
export const CONTENT_MODES = ['full', 'redacted', 'fingerprints', 'none'] as const
export type ContentMode = (typeof CONTENT_MODES)[number]

/** Attributes whose value is content whatever it looks like. */
const CONTENT_KEYS: ReadonlySet<string> = new Set([
  'gen_ai.input.messages',
  'gen_ai.output.messages',
  'gen_ai.system_instructions',
  'gen_ai.tool.definitions',
  'gen_ai.tool.description',
  'gen_ai.tool.call.arguments',
  'gen_ai.tool.call.result',
  'gen_ai.tool.call.exception',
  'gen_ai.retrieval.documents',
  'gen_ai.retrieval.query.text',
  'gen_ai.agent.description',
  'gen_ai.guardrail.content.input.value',
  'gen_ai.guardrail.content.output.value',
  'gen_ai.memory.records',
  'gen_ai.memory.query.text',
  'telltale.audit.changes',
  'gen_ai.evaluation.explanation',
  'gen_ai.prompt',
  'gen_ai.completion',
  'exception.message',
  'exception.stacktrace',
  'db.query.text',
  'db.statement',
  'url.query',
  'body',
  'message',
  'content',
])

/** Attributes whose value has spaces and is still no content: names, versions, and what was decided. */
const PLAIN_KEYS: ReadonlySet<string> = new Set([
  'gen_ai.agent.name',
  'gen_ai.tool.name',
  'gen_ai.data_source.id',
  'gen_ai.guardrail.result.reason',
  'telltale.guardrail.reason',
  'user_agent.original',
  'service.name',
  'exception.type',
  'error.type',
])
const PLAIN_PREFIXES = ['telemetry.', 'process.', 'os.', 'host.', 'service.', 'otel.'] as const

/** One word of at most this length is taken for a name or an id. */
const LONGEST_WORD = 128

/** Whether an attribute's text is something that a person or a model wrote, rather than a name, an id or a code. */
export function isContent(key: string, text: string): boolean {
  if (CONTENT_KEYS.has(key)) return true
  if (PLAIN_KEYS.has(key) || PLAIN_PREFIXES.some((prefix) => key.startsWith(prefix))) return false
  return text.length > LONGEST_WORD || /[\s{[]/.test(text)
}
