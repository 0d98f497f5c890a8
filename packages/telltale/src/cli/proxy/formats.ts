import {
  anthropicMessages,
  bedrockConverse,
  geminiGenerateContent,
  openAiChat,
  openAiCompletions,
  openAiEmbeddings,
  openAiResponses,
} from '@telltale/sdk'
import type { Formats } from '../../proxy/llm/proxy-options.ts'

/** Which format reads which endpoint. */
export const FORMATS: Formats = new Map([
  ['openai.chat', openAiChat],
  ['openai.responses', openAiResponses],
  ['openai.embeddings', openAiEmbeddings],
  ['openai.completions', openAiCompletions],
  ['anthropic.messages', anthropicMessages],
  ['gemini.generate', geminiGenerateContent],
  ['bedrock.converse', bedrockConverse],
])
