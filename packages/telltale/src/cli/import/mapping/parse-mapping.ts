import { CATEGORIES, FIELD, isCategory, type JsonValue } from '@telltale/model'
import { isMap, isScalar, isSeq, LineCounter, type Pair, parseDocument, type YAMLMap } from 'yaml'
import type { Condition, EventRule, FieldSource, Mapping, MappingProblem } from './mapping.ts'

/** A mapping, or everything that is wrong with its file. */
export type ParsedMapping =
  | { readonly ok: true; readonly mapping: Mapping }
  | { readonly ok: false; readonly problems: readonly MappingProblem[] }

type Place = unknown

interface Reading {
  readonly problem: (at: Place, text: string) => void
}

const MAX_RULES = 200

/** Reads a mapping file (YAML). */
export function parseMapping(text: string): ParsedMapping {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
  const problems: MappingProblem[] = []
  const add = (offset: number, text: string) => {
    const { line, col } = lines.linePos(offset)
    problems.push({ line, column: col, text })
  }
  for (const error of document.errors) add(error.pos[0], error.message)
  const reading = { problem: (at: Place, text: string) => add(offsetOf(at), text) }
  const mapping = problems.length === 0 ? readRoot(document.contents, reading) : undefined
  if (mapping !== undefined && problems.length === 0) return { ok: true, mapping }
  return { ok: false, problems }
}

/** A node's range begins where it stands; what has none stands at the start. */
function offsetOf(node: Place): number {
  const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined
  const first: unknown = Array.isArray(range) ? range[0] : 0
  return typeof first === 'number' ? first : 0
}

function readRoot(node: Place, reading: Reading): Mapping | undefined {
  const members = readMembers(node, ['fields', 'events'], 'the mapping', reading)
  if (members === undefined) return undefined
  const fields = members.has('fields') ? readFields(members.get('fields'), reading) : new Map()
  const listed = members.get('events')
  if (!isSeq(listed) || listed.items.length === 0) {
    reading.problem(listed ?? node, 'events must be a list of at least one kind of event')
    return undefined
  }
  if (listed.items.length > MAX_RULES) reading.problem(listed, `events may hold ${MAX_RULES} kinds at most`)
  const events = listed.items.flatMap((item) => {
    const rule = readRule(item, reading)
    if (rule !== undefined && !fields.has(FIELD.timestamp) && !rule.fields.has(FIELD.timestamp))
      reading.problem(item, `'${FIELD.timestamp}' is not mapped: without a time an event has no lasting id`)
    return rule ?? []
  })
  return { fields, events }
}

/** The members of a map by name, those that are not known told of. */
function readMembers(
  node: Place,
  known: readonly string[] | undefined,
  what: string,
  reading: Reading,
): Map<string, Place> | undefined {
  if (!isMap(node)) {
    reading.problem(node, `${what} must be a map`)
    return undefined
  }
  const members = new Map<string, Place>()
  for (const pair of node.items as YAMLMap['items'] & readonly Pair[]) {
    const name = isScalar(pair.key) ? String(pair.key.value) : undefined
    if (name === undefined) reading.problem(pair.key, 'a name must be a text')
    else if (known !== undefined && !known.includes(name))
      reading.problem(pair.key, `${JSON.stringify(name)} is not known here; known are ${known.join(', ')}`)
    else members.set(name, pair.value)
  }
  return members
}

function readRule(node: Place, reading: Reading): EventRule | undefined {
  const members = readMembers(node, ['category', 'action', 'when', 'fields'], 'a kind of event', reading)
  if (members === undefined) return undefined
  const category = scalarOf(members.get('category'))
  if (!isCategory(category)) {
    reading.problem(members.get('category') ?? node, `category must be one of ${CATEGORIES.join(', ')}`)
    return undefined
  }
  const action = members.get('action')
  if (action !== undefined && typeof scalarOf(action) !== 'string') reading.problem(action, 'action must be a text')
  const named = scalarOf(action)
  return {
    category,
    action: typeof named === 'string' ? named : undefined,
    when: members.has('when') ? readWhen(members.get('when'), reading) : [],
    fields: members.has('fields') ? readFields(members.get('fields'), reading) : new Map(),
  }
}

/** The value of a scalar; undefined for anything else, references to other places of the file among it. */
function scalarOf(node: Place): JsonValue | undefined {
  if (!isScalar(node)) return undefined
  const { value } = node
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** Fields that Telltale itself decides. */
const NOT_MAPPED = new Set<string>([
  FIELD.category,
  FIELD.eventAction,
  FIELD.eventId,
  FIELD.eventIngested,
  FIELD.tenant,
])

function readFields(node: Place, reading: Reading): ReadonlyMap<string, FieldSource> {
  const members = readMembers(node, undefined, 'fields', reading)
  const fields = new Map<string, FieldSource>()
  for (const [name, value] of members ?? []) {
    if (NOT_MAPPED.has(name))
      reading.problem(value, `${name} cannot be mapped; category and action stand beside fields`)
    const source = readSource(value, reading)
    if (source !== undefined) fields.set(name, source)
  }
  return fields
}

/** A dotted path, or `{path, default}` or `{value}`. */
function readSource(node: Place, reading: Reading): FieldSource | undefined {
  const short = scalarOf(node)
  if (isScalar(node)) {
    if (typeof short === 'string' && isPath(short)) return { kind: 'path', path: short, fallback: undefined }
    reading.problem(node, 'a field takes a dotted path; a constant is written {value: …}')
    return undefined
  }
  const members = readMembers(node, ['path', 'value', 'default'], 'a field', reading)
  if (members === undefined) return undefined
  const path = scalarOf(members.get('path'))
  const value = scalarOf(members.get('value'))
  if (members.has('path') === members.has('value')) reading.problem(node, 'a field takes either a path or a value')
  else if (members.has('value')) {
    if (value !== undefined) return { kind: 'constant', value }
    reading.problem(members.get('value'), 'a value must be a text, a number, true or false')
  } else if (typeof path === 'string' && isPath(path)) {
    return { kind: 'path', path, fallback: scalarOf(members.get('default')) }
  } else reading.problem(members.get('path'), 'a path is names with dots between them')
  return undefined
}

function isPath(text: string): boolean {
  return text !== '' && text.length <= 512 && text.split('.').every((part) => part !== '')
}

/** One condition, or a list of which all must hold. */
function readWhen(node: Place, reading: Reading): readonly Condition[] {
  const items: readonly Place[] = isSeq(node) ? node.items : [node]
  return items.flatMap((item) => readCondition(item, reading) ?? [])
}

function readCondition(node: Place, reading: Reading): Condition | undefined {
  const members = readMembers(node, ['path', 'equals', 'in', 'contains', 'exists'], 'a condition', reading)
  if (members === undefined) return undefined
  const path = scalarOf(members.get('path'))
  if (typeof path !== 'string' || !isPath(path)) {
    reading.problem(members.get('path') ?? node, 'a condition needs a path: names with dots between them')
    return undefined
  }
  const test = members.size === 2 ? readTest(members) : undefined
  if (test !== undefined) return { path, test }
  reading.problem(node, 'a condition takes one of equals, in (a list), contains (a text), exists (true or false)')
  return undefined
}

function readTest(members: ReadonlyMap<string, Place>): Condition['test'] | undefined {
  const equals = scalarOf(members.get('equals'))
  if (equals !== undefined) return { kind: 'equals', values: [equals] }
  const list = members.get('in')
  if (isSeq(list)) return { kind: 'equals', values: list.items.flatMap((item) => scalarOf(item) ?? []) }
  const contains = scalarOf(members.get('contains'))
  if (typeof contains === 'string') return { kind: 'contains', text: contains }
  const exists = scalarOf(members.get('exists'))
  return typeof exists === 'boolean' ? { kind: 'exists', wanted: exists } : undefined
}
