import { anthropicMessages } from '../../wire/anthropic-messages.ts'
import { bindMembers } from '../observe/bind-members.ts'
import { beginCall, type CallObserver, type Watch } from '../observe/observe-call.ts'
import { serverOf } from '../observe/server-of.ts'
import { observePromise } from '../openai/observe-promise.ts'
import { watchResource } from '../openai/watch-resource.ts'

/** Answers true on a wrapped client, whichever copy of this package wrapped it. */
const WATCHED = Symbol.for('telltale.watched')

/** Where calls of a model go: the API itself, Bedrock's and Vertex's clients before they rewrite the path. */
const MESSAGES = /^\/v1\/messages(?:\?|$)/

type Method = (...given: readonly unknown[]) => unknown

/**
 * Gives a client of `@anthropic-ai/sdk` back that behaves as the original and records each call of `messages` and
 * `beta.messages`, whether made by `create` or by what is built on it (`stream`, `parse`, `toolRunner`, threads). In
 * enforce mode a refused call rejects with BlockedError; helpers that stream give it as the cause of their own error.
 */
export function wrapAnthropic<T extends object>(client: T, watch: Watch): T {
  const post: unknown = Reflect.get(client, 'post')
  if (Reflect.get(client, WATCHED) === true || typeof post !== 'function') return client
  const replaced = new Map<string | symbol, unknown>([[WATCHED, true]])
  const wrapped = bindMembers(client, replaced)
  replaced.set('post', (...given: readonly unknown[]) => observedPost({ client, watch, given }))
  for (const name of ['messages', 'beta']) {
    const resource: unknown = Reflect.get(client, name)
    if (typeof resource !== 'object' || resource === null) continue
    replaced.set(name, watchResource(resource, { raw: client, wrapped, seen: new WeakMap() }))
  }
  const withOptions: unknown = Reflect.get(client, 'withOptions')
  if (typeof withOptions === 'function') {
    replaced.set('withOptions', (...given: readonly unknown[]) =>
      wrapAnthropic(Reflect.apply(withOptions, client, given) as object, watch),
    )
  }
  return wrapped
}

interface Posting {
  readonly client: object
  readonly watch: Watch
  readonly given: readonly unknown[]
}

/** Every call of a model goes through `post`, whichever helper makes it. */
function observedPost({ client, watch, given }: Posting): unknown {
  const [path, options, ...rest] = given
  const send = (sent: unknown): unknown =>
    Reflect.apply(Reflect.get(client, 'post') as Method, client, [path, sent, ...rest])
  if (typeof path !== 'string' || !MESSAGES.test(path) || typeof options !== 'object' || options === null) {
    return send(options)
  }
  const body: unknown = Reflect.get(options, 'body')
  const begun = begin(() =>
    beginCall(watch, { format: anthropicMessages, body, ...serverOf(Reflect.get(client, 'baseURL')) }),
  )
  // The client awaits its options: what refuses them refuses the call, as an answer that fails.
  if ('refused' in begun) return send(Promise.reject(begun.refused))
  const { observer } = begun
  const redacted = observer.body === body ? options : { ...options, body: observer.body }
  const sent = observer.permission === undefined ? redacted : observer.permission.then(() => redacted)
  return observer.run(() => observePromise(() => send(sent), observer))
}

type Begun = { readonly observer: CallObserver } | { readonly refused: unknown }

function begin(call: () => CallObserver): Begun {
  try {
    return { observer: call() }
  } catch (error) {
    return { refused: error }
  }
}
