import { openAiChat } from '../../wire/openai-chat.ts'
import { openAiCompletions } from '../../wire/openai-completions.ts'
import { openAiEmbeddings } from '../../wire/openai-embeddings.ts'
import { openAiResponses } from '../../wire/openai-responses.ts'
import type { WireFormat } from '../../wire/wire-format.ts'
import { bindMembers } from '../observe/bind-members.ts'
import { beginCall, type Watch } from '../observe/observe-call.ts'
import { serverOf } from '../observe/server-of.ts'
import { observePromise } from './observe-promise.ts'

const METHODS: readonly (readonly [readonly string[], WireFormat])[] = [
  [['chat', 'completions'], openAiChat],
  [['completions'], openAiCompletions],
  [['embeddings'], openAiEmbeddings],
  [['responses'], openAiResponses],
]

type Method = (...given: readonly unknown[]) => unknown

/** For clients of the same shape that are built otherwise: their `create` methods are observed one by one. */
export function wrapMethods(client: object, watch: Watch): ReadonlyMap<string, object> {
  const wrapped = new Map<string, object>()
  for (const [path, format] of METHODS) {
    const [name = '', ...below] = path
    const resource: unknown = Reflect.get(client, name)
    if (typeof resource !== 'object' || resource === null) continue
    const made = wrapBelow(resource, below, (owner) => observedCreate({ client, owner, format, watch }))
    if (made !== undefined) wrapped.set(name, made)
  }
  return wrapped
}

function wrapBelow(
  owner: object,
  path: readonly string[],
  wrap: (owner: object) => Method | undefined,
): object | undefined {
  const [name, ...below] = path
  if (name === undefined) {
    const create = wrap(owner)
    return create === undefined ? undefined : bindMembers(owner, new Map([['create', create]]))
  }
  const next: unknown = Reflect.get(owner, name)
  const made = typeof next === 'object' && next !== null ? wrapBelow(next, below, wrap) : undefined
  return made === undefined ? undefined : bindMembers(owner, new Map([[name, made]]))
}

interface Creating {
  readonly client: object
  readonly owner: object
  readonly format: WireFormat
  readonly watch: Watch
}

function observedCreate({ client, owner, format, watch }: Creating): Method | undefined {
  const create: unknown = Reflect.get(owner, 'create')
  if (typeof create !== 'function') return undefined
  return (body, ...rest) => {
    const observe = (): unknown => {
      const observer = beginCall(watch, { format, body, ...serverOf(Reflect.get(client, 'baseURL')) })
      const send = (): unknown => Reflect.apply(create, owner, [observer.body, ...rest])
      const sent = (): unknown => observer.run(() => observePromise(send, observer))
      return observer.permission === undefined ? sent() : observer.permission.then(sent)
    }
    try {
      return observe()
    } catch (error) {
      return Promise.reject(error)
    }
  }
}
