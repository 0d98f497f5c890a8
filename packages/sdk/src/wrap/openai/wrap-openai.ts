import { openAiChat } from '../../wire/openai-chat.ts'
import { openAiCompletions } from '../../wire/openai-completions.ts'
import { openAiEmbeddings } from '../../wire/openai-embeddings.ts'
import { openAiResponses } from '../../wire/openai-responses.ts'
import type { WireFormat } from '../../wire/wire-format.ts'
import { bindMembers } from '../observe/bind-members.ts'
import { beginCall, type CallObserver, type Watch } from '../observe/observe-call.ts'
import { serverOf } from '../observe/server-of.ts'
import { observePromise } from './observe-promise.ts'
import { watchResource } from './watch-resource.ts'
import { wrapMethods } from './wrap-methods.ts'

/** Answers true on a wrapped client, whichever copy of this package wrapped it. */
const WATCHED = Symbol.for('telltale.watched')

/** Endpoints by how their path ends, the longest first: compatible providers put something before it. */
const ENDPOINTS: readonly (readonly [string, WireFormat])[] = [
  ['/chat/completions', openAiChat],
  ['/completions', openAiCompletions],
  ['/embeddings', openAiEmbeddings],
  ['/responses', openAiResponses],
]

/** Resources from which those endpoints are called, by themselves or by helpers (`parse`, `stream`, `runTools`). */
const RESOURCES = ['chat', 'completions', 'embeddings', 'responses', 'beta']

type Method = (...given: readonly unknown[]) => unknown

/**
 * Gives a client of `openai`, or one of its shape, back that behaves as the original and records each call of chat,
 * responses, embeddings and completions. In enforce mode a refused call rejects with BlockedError.
 */
export function wrapOpenAI<T extends object>(client: T, watch: Watch): T {
  if (Reflect.get(client, WATCHED) === true) return client
  const post: unknown = Reflect.get(client, 'post')
  const replaced = new Map<string | symbol, unknown>([[WATCHED, true]])
  const wrapped = bindMembers(client, replaced)
  if (typeof post === 'function') {
    replaced.set('post', (...given: readonly unknown[]) => observedPost({ client, watch, given }))
    for (const name of RESOURCES) {
      const resource: unknown = Reflect.get(client, name)
      if (typeof resource === 'object' && resource !== null) {
        replaced.set(name, watchResource(resource, { raw: client, wrapped, seen: new WeakMap() }))
      }
    }
  } else for (const [name, resource] of wrapMethods(client, watch)) replaced.set(name, resource)
  const withOptions: unknown = Reflect.get(client, 'withOptions')
  if (typeof withOptions === 'function') {
    replaced.set('withOptions', (...given: readonly unknown[]) => {
      return wrapOpenAI(Reflect.apply(withOptions, client, given) as object, watch)
    })
  }
  return wrapped
}

interface Posting {
  readonly client: object
  readonly watch: Watch
  readonly given: readonly unknown[]
}

/** Every call of the endpoints goes through `post`, whichever helper makes it. */
function observedPost({ client, watch, given }: Posting): unknown {
  const [path, options] = given
  const send = (sent: unknown): unknown => {
    const post = Reflect.get(client, 'post') as Method
    return Reflect.apply(post, client, [path, sent, ...given.slice(2)])
  }
  const format = formatOf(path)
  if (format === undefined || typeof options !== 'object' || options === null || 'then' in options) return send(options)
  const body: unknown = Reflect.get(options, 'body')
  const begun = begin(() => beginCall(watch, { format, body, ...serverOf(Reflect.get(client, 'baseURL')) }))
  // The client awaits its options: what refuses them refuses the call, as an answer that fails.
  if ('refused' in begun) return send(Promise.reject(begun.refused))
  return sendObserved({ observer: begun.observer, options, body, send })
}

function formatOf(path: unknown): WireFormat | undefined {
  return typeof path === 'string' ? ENDPOINTS.find(([ending]) => path.endsWith(ending))?.[1] : undefined
}

type Begun = { readonly observer: CallObserver } | { readonly refused: unknown }

function begin(call: () => CallObserver): Begun {
  try {
    return { observer: call() }
  } catch (error) {
    return { refused: error }
  }
}

interface Sending {
  readonly observer: CallObserver
  readonly options: object
  readonly body: unknown
  readonly send: (options: unknown) => unknown
}

function sendObserved({ observer, options, body, send }: Sending): unknown {
  const redacted = observer.body === body ? options : { ...options, body: observer.body }
  const sent = observer.permission === undefined ? redacted : observer.permission.then(() => redacted)
  return observer.run(() => observePromise(() => send(sent), observer))
}
