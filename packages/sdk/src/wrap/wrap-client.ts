import type { Guard } from '../control/guard.ts'
import type { Recorder } from '../record/recorder.ts'
import { wrapAnthropic } from './anthropic/wrap-anthropic.ts'
import { wrapBedrock } from './bedrock/wrap-bedrock.ts'
import { wrapCohere } from './cohere/wrap-cohere.ts'
import { wrapGoogle } from './google/wrap-google.ts'
import { wrapMistral } from './mistral/wrap-mistral.ts'
import { wrapOllama } from './ollama/wrap-ollama.ts'
import { wrapOpenAI } from './openai/wrap-openai.ts'

/** What a wrapper needs: where to write, and who decides. */
export interface WrapDeps {
  readonly recorder: Recorder
  readonly guard: Guard
}

interface Kind {
  /** Members that tell this client from others, by path. */
  readonly has: readonly string[]
  /** The service of a client of AWS: all of them look alike. */
  readonly service?: string
  readonly wrap: (client: never, deps: WrapDeps) => object
}

/** Clients by what they look like, the most particular first. */
const KINDS: readonly Kind[] = [
  { has: ['chat.completions.create'], wrap: wrapOpenAI },
  { has: ['messages.create', 'messages.stream'], wrap: wrapAnthropic },
  { has: ['models.generateContent'], wrap: wrapGoogle },
  { has: ['chat.complete', 'chat.stream'], wrap: wrapMistral },
  { has: ['chat', 'chatStream', 'embed'], wrap: wrapCohere },
  { has: ['chat', 'generate', 'pull'], wrap: wrapOllama },
  { has: ['send', 'middlewareStack'], service: 'Bedrock Runtime', wrap: wrapBedrock },
]

/** The same client, watched; undefined when it is none that is known. */
export function wrapClient<T extends object>(client: T, deps: WrapDeps): T | undefined {
  const kind = KINDS.find(
    ({ has, service }) =>
      has.every((path) => valueAt(client, path)) && (!service || valueAt(client, 'config.serviceId') === service),
  )
  return kind?.wrap(client as never, deps) as T | undefined
}

function valueAt(client: object, path: string): unknown {
  let value: unknown = client
  for (const name of path.split('.')) {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return undefined
    value = Reflect.get(value, name)
  }
  return value
}
