// In the order of what they tell of an app: those made for AI first, the plumbing they come with last.
const NAMES = new Map<string, string>([
  ['otel_genai', 'OTel GenAI'],
  ['openinference', 'OpenInference'],
  ['openllmetry', 'OpenLLMetry'],
  ['vercel_ai', 'Vercel AI SDK'],
  ['langfuse', 'Langfuse'],
  ['otel_genai_legacy', 'OTel GenAI (older names)'],
  ['sdk', 'JSON events'],
  ['otel_http', 'HTTP spans'],
  ['otel_db', 'Database spans'],
  ['otel_audit', 'Audit log records'],
])

const ORDER = [...NAMES.keys()]

/** A dialect as people call it; an unknown one by its own name. */
export function nameDialect(dialect: string): string {
  return NAMES.get(dialect) ?? dialect
}

/** Dialects as people call them, what says most about the app first. */
export function nameDialects(dialects: readonly string[]): readonly string[] {
  const place = (dialect: string) => (NAMES.has(dialect) ? ORDER.indexOf(dialect) : ORDER.length)
  return dialects.toSorted((a, b) => place(a) - place(b) || a.localeCompare(b)).map(nameDialect)
}

/** The first `most` names, and how many more there are: `OTel GenAI +3`. */
export function shortDialects(dialects: readonly string[], most: number): string {
  const names = nameDialects(dialects)
  if (names.length === 0) return 'no dialect known'
  const rest = names.length - most
  return rest > 0 ? `${names.slice(0, most).join(', ')} +${rest}` : names.join(', ')
}
