/** The first word of an AI SDK provider's name to the name of the conventions, where they differ. */
const PROVIDERS = new Map<string, string>([
  ['amazon-bedrock', 'aws.bedrock'],
  ['bedrock', 'aws.bedrock'],
  ['azure', 'azure.ai.openai'],
  ['azure-openai', 'azure.ai.openai'],
  ['google', 'gcp.gemini'],
  ['vertex', 'gcp.vertex_ai'],
  ['mistral', 'mistral_ai'],
  ['xai', 'x_ai'],
])

/** The name that the conventions have for a provider of the AI SDK (`google.vertex.chat`, `openai.responses`). */
export function providerOf(provider: string): string {
  if (provider.startsWith('google.vertex')) return 'gcp.vertex_ai'
  const first = provider.split('.', 1).join('')
  return PROVIDERS.get(first) ?? first
}
