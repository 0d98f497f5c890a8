import { current } from '../start/start.ts'
import { type WrapDeps, wrapClient } from './wrap-client.ts'

/**
 * Watches every call of a client of openai (and what is compatible with it), @anthropic-ai/sdk, @google/genai,
 * @aws-sdk/client-bedrock-runtime, Mistral, Cohere or Ollama. What it gives behaves as the client does. Another object
 * is given back as it is, with a warning. Without `deps`, what `start` gave is used, whether it was called before this
 * or is called after.
 */
export function wrap<T extends object>(client: T, deps?: WrapDeps): T {
  const wrapped = wrapClient(client, deps ?? STARTED)
  if (wrapped !== undefined) return wrapped
  console.warn(`telltale: wrap() does not know ${describe(client)}; its calls are not recorded`)
  return client
}

/** Asked for at each call: modules that wrap a client are often loaded before the one that starts. */
const STARTED: WrapDeps = {
  get recorder() {
    return current().recorder
  },
  get guard() {
    return current().guard
  },
}

function describe(client: object): string {
  const { name } = client.constructor ?? {}
  return typeof name === 'string' && name !== '' ? name.slice(0, 80) : 'this client'
}
