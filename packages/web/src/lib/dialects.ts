const NAMES = new Map<string, string>([
  ['otel_genai', 'OTel GenAI'],
  ['otel_genai_legacy', 'OTel GenAI, older names'],
  ['openinference', 'OpenInference'],
  ['openllmetry', 'OpenLLMetry'],
  ['vercel_ai', 'Vercel AI SDK'],
  ['langfuse', 'Langfuse'],
  ['http', 'HTTP client'],
  ['http_client', 'HTTP client'],
  ['db', 'Database client'],
  ['mcp', 'MCP'],
  ['plain', 'JSON events'],
  ['json', 'JSON events'],
  ['plain_json', 'JSON events'],
  ['telltale', 'JSON events'],
  ['sdk', 'Telltale SDK'],
])

/** A dialect as people call it; an unknown one by its own name. */
export function nameDialect(dialect: string): string {
  return NAMES.get(dialect) ?? dialect
}
