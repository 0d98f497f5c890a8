/** Other spellings of providers to the OpenTelemetry names. */
const PROVIDERS = new Map<string, string>([
  ['az.ai.openai', 'azure.ai.openai'],
  ['azure', 'azure.ai.openai'],
  ['azure-openai', 'azure.ai.openai'],
  ['azure_openai', 'azure.ai.openai'],
  ['az.ai.inference', 'azure.ai.inference'],
  ['vertex_ai', 'gcp.vertex_ai'],
  ['vertexai', 'gcp.vertex_ai'],
  ['google.vertex', 'gcp.vertex_ai'],
  ['google-vertex', 'gcp.vertex_ai'],
  ['gemini', 'gcp.gemini'],
  ['google.generative-ai', 'gcp.gemini'],
  ['google', 'gcp.gen_ai'],
  ['google_genai', 'gcp.gen_ai'],
  ['xai', 'x_ai'],
  ['bedrock', 'aws.bedrock'],
  ['aws', 'aws.bedrock'],
  ['amazon-bedrock', 'aws.bedrock'],
  ['mistral', 'mistral_ai'],
  ['mistralai', 'mistral_ai'],
  ['moonshot', 'moonshot_ai'],
  ['moonshotai', 'moonshot_ai'],
  ['watsonx', 'ibm.watsonx.ai'],
])

/** Suffixes that the Vercel AI SDK puts behind a provider to name its interface. */
const INTERFACES = new Set(['chat', 'responses', 'completion', 'completions', 'embedding', 'embeddings', 'messages'])

/** A provider's OpenTelemetry name: old spellings mapped, an interface suffix cut (`openai.chat` is `openai`). */
export function providerName(sent: string): string {
  const lower = sent.toLowerCase()
  const known = PROVIDERS.get(lower)
  if (known !== undefined) return known
  const dot = lower.lastIndexOf('.')
  if (dot > 0 && INTERFACES.has(lower.slice(dot + 1))) {
    const base = lower.slice(0, dot)
    return PROVIDERS.get(base) ?? base
  }
  return lower
}
