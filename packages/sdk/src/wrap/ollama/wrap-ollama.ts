import { ollamaChat } from '../../wire/ollama-chat.ts'
import { openAiEmbeddings } from '../../wire/openai-embeddings.ts'
import type { WireFormat } from '../../wire/wire-format.ts'
import type { Watch } from '../observe/observe-call.ts'
import { type WatchedMethod, watchMethods } from '../observe/watch-methods.ts'

/** A request for embeddings says the same as OpenAI's, `model` and `input`. */
const ollamaEmbed: WireFormat = { ...openAiEmbeddings, name: 'ollama_embed', provider: 'ollama' }

const METHODS: ReadonlyMap<string, WatchedMethod> = new Map<string, WatchedMethod>([
  ['chat', { format: ollamaChat }],
  ['generate', { format: ollamaChat }],
  ['embed', { format: ollamaEmbed }],
])

/**
 * Gives a client of `ollama`, known by its shape, back that behaves as the original and records `chat`, `generate` and
 * `embed`, streamed or not. In enforce mode a refused call rejects with BlockedError. Tested with an object of that
 * shape, not with the library.
 */
export function wrapOllama<T extends object>(client: T, watch: Watch): T {
  return watchMethods(client, METHODS, watch)
}
