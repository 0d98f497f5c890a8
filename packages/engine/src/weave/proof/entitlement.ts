import { type AiEvent, FIELD, type JsonValue, listFrom } from '@telltale/model'
import { EVERYONE, isForeign, memberOf, NOBODY, namesIn, plainName, principalsOf } from '../../session/part/acl.ts'
import type { Flow, JudgedAction, TextNode } from '../graph.ts'
import { isDestination } from './errand.ts'
import { flowsInto, isAnswer, type TraceFacts } from './trace-facts.ts'

/** Members of a document that list who may read it. */
const LISTS = [
  'acl',
  'allowed_users',
  'allowed_groups',
  'allowedUsers',
  'readers',
  'permissions',
  'visible_to',
  'access',
]
/** Shared letters below this are a turn of speech; a value says something at any length, unless it is an amount or a date. */
const SHORTEST_TELLING = 24
const MOST_RECIPIENTS = 20
const ADDRESS = /[^\s@<>"',;:()]{1,64}@[^\s@<>"',;:()]{1,255}/g

/** Whose documents an action gives away. */
interface Entitlement {
  /** Words of a document of another organisation than the one the trace is of. */
  readonly crossTenant: boolean
  /** Who gets words of a document without standing on its list: the reader of the answer, or the addresses it is sent to. */
  readonly notEntitled: readonly string[]
}

/** Compares the lists of the documents that an action's words come from with who gets them. What has no list says nothing. */
export function readEntitlement(action: JudgedAction, facts: TraceFacts): Entitlement {
  const event = facts.events.get(action.eventId)
  const documents = documentsIn(action, facts)
  if (event === undefined || documents.length === 0) return { crossTenant: false, notEntitled: [] }
  const isReadOut = isAnswer(action, facts)
  const sends = action.effect === 'send' || action.effect === 'write' || action.effect === 'execute'
  const notEntitled = isReadOut
    ? strangeReader(event, documents)
    : sends
      ? strangeAddresses(event, { documents, addresses: addressesIn(action, facts) })
      : []
  return { crossTenant: (isReadOut || sends) && isForeign({ event }, documents), notEntitled }
}

/** The retrieved documents, as their events describe them, that an action has telling words of. */
function documentsIn(action: JudgedAction, facts: TraceFacts): readonly JsonValue[] {
  const found = new Map<string, JsonValue>()
  for (const flow of flowsInto(action, facts)) {
    const source = facts.nodes.get(flow.from)
    if (source?.role !== 'document' || found.has(source.id) || !isTelling(flow)) continue
    const document = describedAs(source, facts)
    if (document !== undefined) found.set(source.id, document)
  }
  return [...found.values()]
}

function describedAs({ eventId, index }: TextNode, { events }: TraceFacts): JsonValue | undefined {
  return listFrom(events.get(eventId)?.fields.get(FIELD.retrievalDocuments))[index]
}

function isTelling({ kind, valueKind, toStart, toEnd }: Flow): boolean {
  return kind === 'value' ? valueKind !== 'amount' && valueKind !== 'date' : toEnd - toStart >= SHORTEST_TELLING
}

function strangeReader(event: AiEvent, documents: readonly JsonValue[]): readonly string[] {
  const own = principalsOf({ event })
  if (own.size === 0) return []
  const isOutside = documents.some((document) => {
    const names = readersOf(document)
    return names.length > 0 && !names.some((name) => EVERYONE.has(name) || own.has(name))
  })
  const [name] = [FIELD.userEmail, FIELD.userId, FIELD.userName].flatMap((field) => event.fields.get(field) ?? [])
  return isOutside ? [typeof name === 'string' ? name : 'reader'] : []
}

interface Sent {
  readonly documents: readonly JsonValue[]
  readonly addresses: readonly string[]
}

/** Who is in a group is not known here, so a list only speaks on addresses when it names some, their domain, or nobody. */
function strangeAddresses(event: AiEvent, { documents, addresses }: Sent): readonly string[] {
  const own = principalsOf({ event })
  return addresses.filter((address) =>
    documents.some((document) => {
      const names = readersOf(document)
      const speaks = names.some((name) => name.includes('@') || NOBODY.has(name) || DOMAIN.test(name))
      return speaks && !names.some((name) => EVERYONE.has(name)) && !isOn(names, address) && !own.has(address)
    }),
  )
}

const DOMAIN = /^(?:domain[:=]|\*?@?)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}$/

function isOn(names: readonly string[], address: string): boolean {
  const domain = address.slice(address.indexOf('@') + 1)
  return names.some((name) => name === address || name.replace(/^(?:domain[:=])?\*?@?/, '') === domain)
}

function readersOf(document: JsonValue): readonly string[] {
  const places = [document, memberOf(document, 'metadata')]
  return places.flatMap((place) => LISTS.flatMap((key) => namesIn(memberOf(place, key)))).map(plainName)
}

function addressesIn({ nodes }: JudgedAction, facts: TraceFacts): readonly string[] {
  const texts = nodes.flatMap((id) => facts.nodes.get(id) ?? []).filter(isDestination)
  const found = texts.flatMap(({ text }) => text.slice(0, 4_096).match(ADDRESS) ?? [])
  return [...new Set(found.map((address) => address.toLowerCase()))].slice(0, MOST_RECIPIENTS)
}
