import { cohereChat } from '../../wire/cohere-chat.ts'
import { bindMembers } from '../observe/bind-members.ts'
import type { Watch } from '../observe/observe-call.ts'
import { type WatchedMethod, watchMethods } from '../observe/watch-methods.ts'
import { observeRawPromise } from './observe-raw-promise.ts'

const METHODS: ReadonlyMap<string, WatchedMethod> = new Map([
  ['chat', { format: cohereChat, stream: false, observe: observeRawPromise }],
  ['chatStream', { format: cohereChat, stream: true, observe: observeRawPromise }],
])

/**
 * Gives a client of `cohere-ai`, known by its shape, back that behaves as the original and records `chat` and
 * `chatStream` of version 2: of `CohereClientV2`, or of the `v2` of an older client. In enforce mode a refused call
 * rejects with BlockedError. Tested with an object of that shape, and with the library where it is
 * installed.
 */
export function wrapCohere<T extends object>(client: T, watch: Watch): T {
  const inner: unknown = Reflect.get(client, 'v2')
  if (typeof inner !== 'object' || inner === null) return watchMethods(client, METHODS, watch)
  return bindMembers(client, new Map([['v2', watchMethods(inner, METHODS, watch)]]))
}
