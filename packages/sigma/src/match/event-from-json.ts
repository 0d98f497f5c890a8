import type { LogSource } from '../rule/document.ts'
import type { EventView } from './event-view.ts'

type Json = Readonly<Record<string, unknown>>

/** Where Windows events keep their fields, nearest first: as the event log writes JSON, and as collectors do. */
const CONTAINERS = [
  ['Event', 'EventData'],
  ['EventData'],
  ['winlog', 'event_data'],
  ['Event', 'System'],
  ['System'],
  ['winlog'],
] as const

/** Their one child, named after the kind of event, holds the fields. */
const WRAPPERS = [['Event', 'UserData'], ['UserData'], ['winlog', 'user_data']] as const

/** Steps along dots, and nesting that keywords look into. */
const MAX_DEPTH = 32

/** Values that one field name, or keywords, gather. */
const MAX_VALUES = 10_000

/**
 * A plain JSON object as an event. A field is looked up as a whole key, then along its dots (through lists too), then
 * in the places where Windows events keep their fields; `Provider_Name` is the attribute `Name` of `Provider`.
 */
export function eventFromJson(object: object): EventView {
  const root = object as Json
  const windows = collectWindows(root)
  const logsource = logSourceOf(root)
  return {
    ...(logsource && { logsource }),
    value: (field) => unwrap(own(root, field) ?? alongDots(root, field) ?? windows.get(field)),
    values: () => scalarsOf(root),
  }
}

function logSourceOf(root: Json): LogSource | undefined {
  const category = own(root, 'telltale.category') ?? alongDots(root, 'telltale.category')
  return typeof category === 'string' ? { product: 'telltale', category } : undefined
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function own(object: Json, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

/** XML as JSON: an element with attributes keeps its text in `#text`. */
function unwrap(value: unknown): unknown {
  return isObject(value) && Object.hasOwn(value, '#text') ? value['#text'] : value
}

/** The value at the end of a dotted name; a list on the way gives the list of what its elements hold. */
function alongDots(root: Json, field: string): unknown {
  if (!field.includes('.')) return undefined
  const steps = field.split('.', MAX_DEPTH + 1)
  if (steps.length > MAX_DEPTH) return undefined
  let level: unknown = root
  for (const step of steps) {
    level = Array.isArray(level) ? stepAll(level, step) : isObject(level) ? own(level, step) : undefined
    if (level === undefined) return undefined
  }
  return level
}

function stepAll(list: readonly unknown[], step: string): unknown {
  const found: unknown[] = []
  for (const element of list) {
    const value = isObject(element) ? own(element, step) : undefined
    if (value !== undefined) found.push(...(Array.isArray(value) ? value.slice(0, MAX_VALUES) : [value]))
    if (found.length >= MAX_VALUES) break
  }
  return found.length === 0 ? undefined : found
}

function collectWindows(root: Json): ReadonlyMap<string, unknown> {
  const fields = new Map<string, unknown>()
  const wrapped = WRAPPERS.map((path) => at(root, path)).flatMap((wrapper) =>
    Object.values(wrapper ?? {}).filter(isObject),
  )
  for (const container of [...CONTAINERS.map((path) => at(root, path)), ...wrapped]) {
    if (container !== undefined) collectFields(container, fields)
  }
  return fields
}

function at(root: Json, path: readonly string[]): Json | undefined {
  let level: unknown = root
  for (const step of path) level = isObject(level) ? own(level, step) : undefined
  return isObject(level) ? level : undefined
}

function collectFields(container: Json, fields: Map<string, unknown>): void {
  const add = (name: string, value: unknown) => {
    if (!fields.has(name)) fields.set(name, value)
  }
  for (const name of Object.keys(container)) {
    const value = container[name]
    add(name, value)
    // Rules write the names without the spaces: `ThreatName` for `Threat Name`.
    if (name.includes(' ')) add(name.replaceAll(' ', ''), value)
    if (name === 'Data' && Array.isArray(value)) for (const entry of value) addNamed(entry, add)
    const attributes = isObject(value) ? own(value, '#attributes') : undefined
    if (isObject(attributes)) for (const key of Object.keys(attributes)) add(`${name}_${key}`, attributes[key])
  }
}

/** `<Data Name="Image">...</Data>` as converters write it. */
function addNamed(entry: unknown, add: (name: string, value: unknown) => void): void {
  if (!isObject(entry)) return
  const attributes = own(entry, '#attributes')
  const name = own(entry, '@Name') ?? (isObject(attributes) ? own(attributes, 'Name') : undefined)
  if (typeof name === 'string') add(name, own(entry, '#text'))
}

/** Every text, number, boolean and null of the event, nested ones too. */
function scalarsOf(root: Json): readonly unknown[] {
  const found: unknown[] = []
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value: root, depth: 0 }]
  for (let next = waiting.pop(); next !== undefined && found.length < MAX_VALUES; next = waiting.pop()) {
    const { value, depth } = next
    if (typeof value !== 'object' || value === null) found.push(value)
    else if (depth < MAX_DEPTH) {
      for (const inner of Object.values(value)) waiting.push({ value: inner, depth: depth + 1 })
    }
  }
  return found
}
