import { mistralChat, mistralEmbeddings } from '../../wire/mistral-chat.ts'
import { bindMembers } from '../observe/bind-members.ts'
import type { Watch } from '../observe/observe-call.ts'
import { type WatchedMethod, watchMethods } from '../observe/watch-methods.ts'

/** The methods that call a model, by the resource that they belong to. */
const RESOURCES: readonly (readonly [string, ReadonlyMap<string, WatchedMethod>])[] = [
  [
    'chat',
    new Map([
      ['complete', { format: mistralChat, stream: false }],
      ['stream', { format: mistralChat, stream: true }],
    ]),
  ],
  ['embeddings', new Map([['create', { format: mistralEmbeddings, stream: false }]])],
]

/**
 * Gives a client of `@mistralai/mistralai`, known by its shape, back that behaves as the original and records
 * `chat.complete`, `chat.stream` and `embeddings.create`. In enforce mode a refused call rejects with BlockedError.
 * Tested with an object of that shape, not with the library.
 */
export function wrapMistral<T extends object>(client: T, watch: Watch): T {
  const replaced = new Map<string | symbol, unknown>()
  for (const [name, methods] of RESOURCES) {
    const resource: unknown = Reflect.get(client, name)
    if (typeof resource === 'object' && resource !== null) {
      replaced.set(name, watchMethods(resource, methods, watch))
    }
  }
  return bindMembers(client, replaced)
}
