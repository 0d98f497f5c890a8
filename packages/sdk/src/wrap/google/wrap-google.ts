import { geminiEmbedContent } from '../../wire/gemini-embed-content.ts'
import { geminiGenerateContent } from '../../wire/gemini-generate-content.ts'
import { isRecord, listOf, memberOf } from '../../wire/read-json.ts'
import type { WireFormat } from '../../wire/wire-format.ts'
import { bindMembers } from '../observe/bind-members.ts'
import type { Watch } from '../observe/observe-call.ts'
import { observeSend } from '../observe/observe-send.ts'
import { type Server, serverOf } from '../observe/server-of.ts'

/** Answers true on a wrapped client, whichever copy of this package wrapped it. */
const WATCHED = Symbol.for('telltale.watched')

type Method = (...given: readonly unknown[]) => unknown

/** The methods of `models` that call a model, how their JSON is read, and whether they stream. */
const METHODS: readonly (readonly [name: string, format: WireFormat, stream: boolean])[] = [
  ['generateContent', geminiGenerateContent, false],
  ['generateContentStream', geminiGenerateContent, true],
  ['embedContent', geminiEmbedContent, false],
]

/**
 * Gives a client of `@google/genai` back that behaves as the original and records each call of `models` and of chats:
 * contents generated, streamed or not, and embeddings. Functions that the library calls by itself are part of the
 * call that they belong to. In enforce mode a refused call rejects with BlockedError.
 */
export function wrapGoogle<T extends object>(client: T, watch: Watch): T {
  const models: unknown = Reflect.get(client, 'models')
  if (Reflect.get(client, WATCHED) === true || typeof models !== 'object' || models === null) return client
  const wrapped = wrapModels(models, { watch, server: serverOfGoogle(client) })
  const replaced = new Map<string | symbol, unknown>([
    [WATCHED, true],
    ['models', wrapped],
  ])
  const chats: unknown = Reflect.get(client, 'chats')
  if (typeof chats === 'object' && chats !== null) replaced.set('chats', wrapChats(chats, models, wrapped))
  return bindMembers(client, replaced)
}

interface Surroundings {
  readonly watch: Watch
  readonly server: Server
}

function wrapModels(models: object, { watch, server }: Surroundings): object {
  const replaced = new Map<string, unknown>()
  for (const [name, format, stream] of METHODS) {
    const method: unknown = Reflect.get(models, name)
    if (typeof method !== 'function') continue
    replaced.set(name, (params: unknown, ...rest: readonly unknown[]) => {
      const body = readable(params, stream)
      const send = (sent: unknown): unknown =>
        Reflect.apply(method, models, [sent === body ? params : changed(params, sent), ...rest])
      return observeSend(watch, { call: { format, body, ...server }, send })
    })
  }
  return bindMembers(models, replaced)
}

/** The parameters without what is no JSON: tools that the library calls by itself, signals, clients. */
function readable(params: unknown, stream: boolean): unknown {
  if (!isRecord(params)) return params
  const { model, contents } = params
  const config = memberOf(params, 'config')
  if (!isRecord(config)) return { model, contents, stream }
  const tools = listOf(config, 'tools').filter(isDeclared)
  const { abortSignal: _signal, httpOptions: _options, ...settings } = config
  return { model, contents, stream, config: { ...settings, tools } }
}

function isDeclared(tool: unknown): boolean {
  return isRecord(tool) && !('callTool' in tool)
}

/** The parameters with the texts that a policy changed. */
function changed(params: unknown, sent: unknown): unknown {
  if (!isRecord(params)) return params
  const config = memberOf(params, 'config')
  const instruction = memberOf(memberOf(sent, 'config'), 'systemInstruction')
  const contents = memberOf(sent, 'contents')
  if (!isRecord(config) || instruction === undefined) return { ...params, contents }
  return { ...params, contents, config: { ...config, systemInstruction: instruction } }
}

/** A chat keeps the models that it asks; a new one is given those that are watched. */
function wrapChats(chats: object, models: object, wrapped: object): object {
  const create: unknown = Reflect.get(chats, 'create')
  if (typeof create !== 'function') return chats
  const made: Method = (...given) => {
    const chat: unknown = Reflect.apply(create, chats, given)
    if (typeof chat !== 'object' || chat === null) return chat
    const name = Object.keys(chat).find((key) => Reflect.get(chat, key) === models)
    if (name !== undefined) Reflect.set(chat, name, wrapped)
    return chat
  }
  return bindMembers(chats, new Map([['create', made]]))
}

function serverOfGoogle(client: object): Server {
  const options: unknown = Reflect.get(client, 'httpOptions')
  const server = serverOf(memberOf(options, 'baseUrl'))
  const vertex = Reflect.get(client, 'vertexai') === true
  return vertex ? { ...server, provider: 'gcp.vertex_ai' } : server
}
