import { type JsonValue, parseBoundedJson, type ScanRole, shownText } from '@telltale/model'
import type { PrintText } from './print-text.ts'

/** Makes tokens of the texts of a content attribute and leaves its structure. */
export type PrintContent = (key: string, text: string, scope: string | undefined) => string

/** What prints a content attribute needs: tokens, and what a name may not hold. */
export interface PrintContentOptions {
  readonly print: PrintText
  readonly redact: (text: string) => string
}

/** How a part of a structure is read. */
type Kind = 'messages' | 'parts' | 'definitions' | 'documents' | 'arguments'

/** Attributes whose value is JSON, how it is read and where its texts stand. Of others the whole text is one token. */
const STRUCTURES = new Map<string, readonly [Kind, ScanRole]>([
  ['gen_ai.input.messages', ['messages', 'user']],
  ['gen_ai.output.messages', ['messages', 'response']],
  ['gen_ai.system_instructions', ['parts', 'system']],
  ['gen_ai.tool.definitions', ['definitions', 'tool_definition']],
  ['gen_ai.tool.call.arguments', ['arguments', 'tool_arguments']],
  ['gen_ai.retrieval.documents', ['documents', 'retrieval']],
  ['gen_ai.memory.records', ['documents', 'retrieval']],
])

const ROLES = new Map<string, ScanRole>([
  ['gen_ai.tool.call.result', 'tool'],
  ['gen_ai.tool.call.exception', 'tool'],
  ['exception.message', 'tool'],
  ['gen_ai.tool.description', 'tool_definition'],
  ['db.query.text', 'tool_arguments'],
  ['db.statement', 'tool_arguments'],
  ['gen_ai.completion', 'response'],
  ['gen_ai.guardrail.content.output.value', 'response'],
])

const SPEAKERS = new Map<string, ScanRole>([
  ['system', 'system'],
  ['developer', 'system'],
  ['assistant', 'response'],
  ['model', 'response'],
  ['ai', 'response'],
  ['tool', 'tool'],
  ['function', 'tool'],
])

/** Members that are names, ids and codes, of each kind of structure. What a tool is called with has none. */
const PLAIN: Readonly<Record<Kind, ReadonlySet<string>>> = {
  messages: new Set(['role', 'type', 'id', 'tool_call_id', 'finish_reason', 'mime_type', 'modality']),
  parts: new Set(['type', 'id', 'tool_call_id', 'mime_type', 'modality']),
  definitions: new Set(['type', 'name']),
  documents: new Set(['id', 'type']),
  arguments: new Set(),
}
const RESULTS: ReadonlySet<string> = new Set(['tool_call_response', 'tool_result'])
const RESULT_KEYS: ReadonlySet<string> = new Set(['response', 'result', 'content'])

/** A structure with more parts, or nested deeper, becomes one token. */
const MOST_NODES = 4_000
const DEEPEST = 24
const LONGEST_PLAIN = 128
const LEAST_NUMBER = 1e7

/** Prints content attributes; what is no JSON, or too large a structure, becomes one token. */
export function createPrintContent({ print, redact }: PrintContentOptions): PrintContent {
  const plain = (text: string) => (text.length <= LONGEST_PLAIN && !/\s/.test(text) ? redact(text) : undefined)
  return (key, text, scope) => {
    const [kind, role] = STRUCTURES.get(key) ?? []
    const value = kind === undefined ? undefined : structureOf(text)
    const walk: Walk = { print: (part, partRole) => print(part, partRole, scope), plain, left: MOST_NODES }
    const printed =
      kind === undefined || role === undefined || value === undefined
        ? undefined
        : printValue(value, { kind, role, key: '', depth: 0 }, walk)
    if (printed !== undefined && walk.left >= 0) return JSON.stringify(printed)
    return print(text, role ?? ROLES.get(key) ?? 'user', scope)
  }
}

interface Walk {
  readonly print: (text: string, role: ScanRole) => string
  /** A name or id as it may leave; undefined when it is a text. */
  readonly plain: (text: string) => string | undefined
  /** Parts that may still come; below zero there were too many. */
  left: number
}

interface Place {
  readonly kind: Kind
  readonly role: ScanRole
  /** Member that the value is; of lists that of the list. */
  readonly key: string
  readonly depth: number
}

function structureOf(text: string): JsonValue | undefined {
  const value = /^\s*[[{]/.test(text) ? parseBoundedJson(text) : undefined
  return typeof value === 'object' && value !== null ? value : undefined
}

function printValue(value: JsonValue, place: Place, walk: Walk): JsonValue {
  walk.left -= 1
  if (walk.left < 0 || place.depth > DEEPEST) {
    walk.left = -1
    return null
  }
  if (typeof value === 'string') return printLeaf(value, place, walk)
  if (typeof value === 'number') return isOpenNumber(value, place) ? value : walk.print(String(value), place.role)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value))
    return (value as readonly JsonValue[]).map((item) => printValue(item, { ...place, depth: place.depth + 1 }, walk))
  return printObject(value as { readonly [key: string]: JsonValue }, place, walk)
}

function isOpenNumber(value: number, { kind }: Place): boolean {
  return kind !== 'arguments' && Math.abs(value) < LEAST_NUMBER
}

function printLeaf(text: string, { kind, role, key }: Place, walk: Walk): string {
  if (text === '') return text
  return (PLAIN[kind].has(key) ? walk.plain(text) : undefined) ?? walk.print(text, role)
}

function printObject(value: { readonly [key: string]: JsonValue }, place: Place, walk: Walk): JsonValue {
  const type = shownText(value.type)
  const role =
    place.kind === 'messages' ? (SPEAKERS.get(shownText(value.role).toLowerCase()) ?? place.role) : place.role
  const members = new Map<string, JsonValue>()
  for (const [key, member] of Object.entries(value)) {
    const inner = { ...place, role, key, depth: place.depth + 1 }
    members.set(nameOf(key, walk), printMember(member, { place: inner, type }, walk))
  }
  return Object.fromEntries(members)
}

function printMember(
  member: JsonValue,
  { place, type }: { readonly place: Place; readonly type: string },
  walk: Walk,
): JsonValue {
  const { kind, key } = place
  if (kind === 'messages' && type === 'tool_call') {
    if (key === 'name') return walk.plain(shownText(member)) ?? walk.print(shownText(member), 'tool')
    if (key === 'arguments') return printArguments(member, place, walk)
  }
  // What came back is one text, however it is built: so it is shown, and its members may be named after anything.
  if (kind === 'messages' && RESULTS.has(type) && RESULT_KEYS.has(key)) return walk.print(shownText(member), 'tool')
  return printValue(member, place, walk)
}

function printArguments(member: JsonValue, place: Place, walk: Walk): JsonValue {
  const inner: Place = { ...place, kind: 'arguments', role: 'tool_arguments', key: '' }
  const opened = typeof member === 'string' ? structureOf(member) : undefined
  return opened === undefined ? printValue(member, inner, walk) : JSON.stringify(printValue(opened, inner, walk))
}

const NAME = /^[\w.$-]{1,64}$/

/** The name of a member stays where it is one; a foreign key may be anything. */
function nameOf(key: string, walk: Walk): string {
  const name = NAME.test(key) && key !== '__proto__' ? walk.plain(key) : undefined
  return name ?? walk.print(key, 'tool_arguments')
}
