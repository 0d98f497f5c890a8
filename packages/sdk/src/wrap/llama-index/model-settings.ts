import { readOr } from '../../wire/conversation.ts'
import { memberOf, numberOf, textOf } from '../../wire/read-json.ts'

/** Classes of models to the provider's name in the conventions, where that is not the class in small letters. */
const PROVIDERS = new Map([
  ['AzureOpenAI', 'azure.ai.openai'],
  ['OpenAIResponses', 'openai'],
  ['AnthropicSession', 'anthropic'],
  ['Gemini', 'gcp.gemini'],
  ['Google', 'gcp.gemini'],
  ['GoogleStudio', 'gcp.gemini'],
  ['GeminiVertex', 'gcp.vertex_ai'],
  ['Vertex', 'gcp.vertex_ai'],
  ['MistralAI', 'mistral_ai'],
  ['Bedrock', 'aws.bedrock'],
  ['BedrockConverse', 'aws.bedrock'],
  ['XAI', 'x_ai'],
  ['DeepSeekLLM', 'deepseek'],
  ['PerplexityAI', 'perplexity'],
  ['TogetherLLM', 'together'],
])

/** Whose model it is, by the name of its class. */
export function providerOfModel(model: unknown): string | undefined {
  const name = classOf(model)
  return name === undefined ? undefined : (PROVIDERS.get(name) ?? name.toLowerCase())
}

/** The name of an object's class. */
export function classOf(value: unknown): string | undefined {
  const made: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'constructor') : undefined
  return typeof made === 'function' && made.name !== '' && made.name !== 'Object' ? made.name : undefined
}

/** The settings that a model of LlamaIndex.TS says it has. */
export function modelSettings(model: unknown): object {
  return readOr<object>(() => {
    const said: unknown = typeof model === 'object' && model !== null ? Reflect.get(model, 'metadata') : undefined
    return {
      model: textOf(said, 'model') ?? textOf(model, 'model'),
      temperature: numberOf(said, 'temperature'),
      topP: numberOf(said, 'topP'),
      maxTokens: numberOf(said, 'maxTokens') ?? numberOf(memberOf(model, 'additionalChatOptions'), 'max_tokens'),
    }
  }, {})
}
