import { type AiEvent, FIELD, type JsonValue } from '@telltale/model'
import { clientPrefix } from './client-prefix.ts'
import { joinKeys, type Key, keyOf } from './key-hash.ts'

/** Who or what a baseline is of. An agent and a tool are those of one app. */
export const ENTITIES = [
  'user',
  'key',
  'app',
  'agent',
  'tool',
  'destination',
  'source',
  'prompt',
  'appModel',
  'agentTool',
] as const
export type Entity = (typeof ENTITIES)[number]

/** What an event names, as keys; 0 where it names none. Keys of two tenants never meet. */
export interface Facts {
  readonly event: AiEvent
  readonly seed: number
  readonly tenant: Key
  readonly entities: Readonly<Record<Entity, Key>>
  readonly session: Key
  /** The record the event was made of: events of one call share it. */
  readonly call: Key
  readonly model: Key
  readonly client: Key
  /** The tool that ran before in the session and this one, in order; 0 when there was none. Set by whoever remembers. */
  sequence: Key
  readonly hour: number
  readonly day: number
  readonly minute: number
}

/** Longer names count by their first so many characters. */
const MAX_NAME = 256
const HOUR_MS = 3_600_000

/** Reads what an event names. */
export function readFacts(event: AiEvent, seed: number): Facts {
  const { fields } = event
  const tenant = keyOf(event.tenant, seed)
  const named = (kind: number, text: string | undefined): Key =>
    text === undefined ? 0 : joinKeys(tenant, keyOf(text, seed ^ kind))
  const user = named(
    1,
    textIn(fields, FIELD.userId) ?? textIn(fields, FIELD.userEmail) ?? textIn(fields, FIELD.changeActor),
  )
  const app = named(2, textIn(fields, FIELD.serviceName))
  const model = named(3, textIn(fields, FIELD.requestModel) ?? textIn(fields, FIELD.responseModel))
  const agentName = named(4, textIn(fields, FIELD.agentName) ?? textIn(fields, FIELD.agentId))
  const toolName = named(5, textIn(fields, FIELD.toolName))
  const agent = agentName === 0 && app === 0 ? 0 : joinKeys(agentName, app)
  const address = textIn(fields, FIELD.clientAddress)
  const hour = Math.floor(event.receivedMs / HOUR_MS)
  return {
    event,
    seed,
    tenant,
    entities: {
      user,
      key: named(6, textIn(fields, FIELD.auditApiKeyId)),
      app,
      agent,
      tool: toolName === 0 ? 0 : joinKeys(toolName, app),
      destination: named(7, textIn(fields, FIELD.urlDomain) ?? textIn(fields, FIELD.serverAddress)),
      source: named(8, textIn(fields, FIELD.dataSourceId)),
      prompt: named(9, textIn(fields, FIELD.promptName)),
      appModel: app === 0 || model === 0 ? 0 : joinKeys(app, model),
      agentTool: agent === 0 || toolName === 0 ? 0 : joinKeys(agent, toolName),
    },
    session: named(10, textIn(fields, FIELD.conversationId) ?? textIn(fields, FIELD.traceId)),
    call: named(11, textIn(fields, FIELD.spanId) ?? event.id),
    model,
    client: named(12, address === undefined ? undefined : clientPrefix(address)),
    sequence: 0,
    hour,
    day: Math.floor(hour / 24),
    minute: Math.floor(event.receivedMs / 60_000),
  }
}

/** A name in the fields, in bounded length; undefined when absent, empty or no text. */
export function textIn(fields: AiEvent['fields'], name: string): string | undefined {
  const value = fields.get(name)
  if (typeof value === 'string') return value === '' ? undefined : value.slice(0, MAX_NAME)
  return typeof value === 'number' ? String(value) : undefined
}

/** A finite number in the fields; undefined when there is none. */
export function numberIn(fields: AiEvent['fields'], name: string): number | undefined {
  const value = fields.get(name)
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** Key of a name in the fields; 0 when there is none. */
export function namedKey(facts: Facts, name: string): Key {
  const text = textIn(facts.event.fields, name)
  return text === undefined ? 0 : keyOf(text, facts.seed)
}

/** Keys of the texts in a list, at most `most`. */
export function listedKeys(facts: Facts, list: JsonValue | undefined, most: number): readonly Key[] {
  if (!Array.isArray(list)) return []
  const keys: Key[] = []
  for (const item of list.slice(0, most)) {
    if (typeof item === 'string' && item !== '') keys.push(keyOf(item.slice(0, MAX_NAME), facts.seed))
  }
  return keys
}
