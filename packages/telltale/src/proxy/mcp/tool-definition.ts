import { createHash } from 'node:crypto'
import { asObject, DEEPEST, type JsonObject } from './message.ts'

/** A tool as its server describes it. */
export interface ToolDefinition {
  readonly name: string
  /** All that it says of itself but `_meta`, as JSON with sorted names. */
  readonly canonical: string
  /** SHA-256 of `canonical`, in hexadecimal digits. */
  readonly hash: string
}

/** One field that two definitions do not share; undefined where one has it and the other not. */
export interface Change {
  readonly field: string
  readonly before: string | undefined
  readonly after: string | undefined
}

/** Reads a tool of a `tools/list` answer; undefined for what is no tool. */
export function readTool(value: unknown): ToolDefinition | undefined {
  const tool = asObject(value)
  if (typeof tool?.name !== 'string') return undefined
  const { _meta, ...shown } = tool
  const canonical = toCanonical(shown)
  return { name: tool.name, canonical, hash: createHash('sha256').update(canonical).digest('hex') }
}

/** JSON text that is the same for the same value, whatever the order of its names. */
function toCanonical(value: unknown, depth = 0): string {
  if (depth > DEEPEST) return '"…"'
  if (Array.isArray(value)) return `[${value.map((item) => toCanonical(item, depth + 1)).join(',')}]`
  const object = asObject(value)
  if (object === undefined) return JSON.stringify(value) ?? 'null'
  const names = Object.keys(object).sort()
  return `{${names.map((name) => `${JSON.stringify(name)}:${toCanonical(object[name], depth + 1)}`).join(',')}}`
}

/** Every field that differs, in full: a change is shown to whoever is to agree to it. */
export function diffDefinitions(before: string, after: string): readonly Change[] {
  const old = leavesOf(before)
  const now = leavesOf(after)
  if (old === undefined || now === undefined) return [{ field: 'definition', before, after }]
  const fields = [...new Set([...old.keys(), ...now.keys()])].sort()
  return fields
    .filter((field) => old.get(field) !== now.get(field))
    .map((field) => ({ field, before: old.get(field), after: now.get(field) }))
}

/** All paths of one definition together, in UTF-16 units: long names over many fields would multiply. */
const MOST_PATHS = 4_000_000

function leavesOf(canonical: string): ReadonlyMap<string, string> | undefined {
  const leaves = new Map<string, string>()
  let size = 0
  for (const place of walk(JSON.parse(canonical))) {
    const { value } = place
    if (typeof value === 'object' && value !== null && Object.keys(value).length > 0) continue
    const path = pathOf(place)
    size += path.length
    if (size > MOST_PATHS) return undefined
    leaves.set(path, typeof value === 'string' ? value : JSON.stringify(value))
  }
  return leaves
}

interface Place {
  readonly name: string
  readonly value: unknown
  readonly parent: Place | undefined
}

function pathOf(place: Place): string {
  const names: string[] = []
  for (let at: Place | undefined = place; at?.parent !== undefined; at = at.parent) names.push(at.name)
  return names.reverse().join('.')
}

function* walk(root: unknown): Generator<Place> {
  const waiting: Place[] = [{ name: '', value: root, parent: undefined }]
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    yield place
    if (typeof place.value !== 'object' || place.value === null) continue
    const object = place.value as JsonObject
    for (const name of Object.keys(object).reverse()) waiting.push({ name, value: object[name], parent: place })
  }
}

/** Values that carry bytes and not words, by the name they stand under. */
const BLOBS: ReadonlySet<string> = new Set(['data', 'blob'])

/** Every text in a value, names of fields included where they are asked for, in the order they stand. */
export function collectTexts(root: unknown, names = false): readonly string[] {
  const texts: string[] = []
  for (const { name, value, parent } of walk(root)) {
    if (names && parent !== undefined && !Array.isArray(parent.value)) texts.push(name)
    if (typeof value === 'string' && !(BLOBS.has(name) && isBase64(value))) texts.push(value)
  }
  return texts
}

function isBase64(text: string): boolean {
  return text.length > 64 && /^[A-Za-z0-9+/=_-]+$/.test(text)
}
