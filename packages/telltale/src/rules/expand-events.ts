import { CATEGORIES, type Category, isCategory, type JsonValue } from '@telltale/model'
import { isMap, isScalar, isSeq, type YAMLMap } from 'yaml'
import type { FixtureEvent } from './fixture-case.ts'
import { parseDuration } from './parse-duration.ts'
import { entriesOf, textAt, valueAt, type YamlRoot } from './yaml-places.ts'

/** Events that one case may have, repetitions counted. */
const MAX_EVENTS = 50_000
const DEFAULT_STEP_MS = 1000
/** Keys of an event that are not fields. */
const OWN_KEYS: ReadonlySet<string> = new Set(['at', 'repeat', 'every', 'category', 'action'])
const PLACEHOLDER = '{n}'

/** The list of events as written. */
export interface WrittenEvents {
  readonly node: unknown
  /** Where a missing list is reported. */
  readonly owner: unknown
  /** Mappings of fields that every event has unless it says otherwise; later ones win. */
  readonly common: readonly unknown[]
  readonly root: YamlRoot
}

export type ReportAt = (node: unknown, code: string, message: string) => void

/** Writes out the events of a case by time, repetitions included; what is wrong goes to `report`. */
export function expandEvents(written: WrittenEvents, report: ReportAt): readonly FixtureEvent[] {
  const { node, owner } = written
  if (!isSeq(node) || node.items.length === 0) {
    report(node ?? owner, 'no-events', '"events" must be a list with at least one event.')
    return []
  }
  const common = new Map(written.common.flatMap((map) => (isMap(map) ? [...readFields(map, written.root)] : [])))
  const events: FixtureEvent[] = []
  let before: number | undefined
  for (const item of node.items) {
    const line = isMap(item) ? readLine(item, before, report) : undefined
    if (!isMap(item)) report(item, 'not-a-mapping', 'An event is a mapping of fields.')
    if (line === undefined || !isMap(item)) continue
    if (events.length + line.repeat > MAX_EVENTS) {
      report(item, 'too-many-events', `A case has at most ${MAX_EVENTS} events.`)
      return []
    }
    const fields = new Map([...common, ...readFields(item, written.root)])
    for (let n = 1; n <= line.repeat; n += 1) events.push(toEvent(line, fields, n))
    before = line.atMs + (line.repeat - 1) * line.everyMs
  }
  return events.toSorted((a, b) => a.atMs - b.atMs)
}

/** One written event before it is repeated. */
interface Line {
  readonly atMs: number
  readonly repeat: number
  readonly everyMs: number
  /** Whether `repeat` was written, so that `{n}` means the count. */
  readonly counted: boolean
  readonly category: Category
  readonly action: string
}

function readLine(item: YAMLMap, before: number | undefined, report: ReportAt): Line | undefined {
  const atMs = readAt(valueAt(item, 'at'), before)
  const repeat = readRepeat(valueAt(item, 'repeat'))
  const everyMs = readSpan(valueAt(item, 'every'))
  const category = textAt(valueAt(item, 'category'))
  const action = textAt(valueAt(item, 'action'))
  const bad = (key: string, message: string): void => report(valueAt(item, key) ?? item, `bad-${key}`, message)
  if (atMs === undefined) bad('at', '"at" must be a span of time such as 5m, or +5s after the event before.')
  if (repeat === undefined) bad('repeat', `"repeat" must be a whole number from 1 to ${MAX_EVENTS}.`)
  if (everyMs === undefined) bad('every', '"every" must be a span of time such as 30s.')
  if (!isCategory(category)) bad('category', `"category" must be one of ${CATEGORIES.join(', ')}.`)
  if (action === undefined || !action.includes('.')) bad('action', '"action" must read <object>.<verb>.')
  if (atMs === undefined || repeat === undefined || everyMs === undefined) return undefined
  if (!isCategory(category) || action === undefined) return undefined
  return { atMs, repeat, everyMs, counted: valueAt(item, 'repeat') !== undefined, category, action }
}

/** Without `at`, an event comes a second after the one before. */
function readAt(node: unknown, before: number | undefined): number | undefined {
  if (node === undefined) return before === undefined ? 0 : before + DEFAULT_STEP_MS
  const text = textAt(node) ?? (isScalar(node) && node.value === 0 ? '0s' : '')
  const span = parseDuration(text.startsWith('+') ? text.slice(1) : text)
  return span === undefined || !text.startsWith('+') ? span : (before ?? 0) + span
}

function readSpan(node: unknown): number | undefined {
  return node === undefined ? DEFAULT_STEP_MS : parseDuration(textAt(node) ?? '')
}

function readRepeat(node: unknown): number | undefined {
  const value = node === undefined ? 1 : isScalar(node) ? node.value : undefined
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MAX_EVENTS ? value : undefined
}

function readFields(map: YAMLMap, root: YamlRoot): ReadonlyMap<string, JsonValue> {
  return new Map(
    entriesOf(map).flatMap(({ key, value }) => {
      const plain = OWN_KEYS.has(key) ? undefined : toJson(root.plain(value))
      return plain === undefined ? [] : [[key, plain] as const]
    }),
  )
}

/** YAML knows dates and other things; a field is what JSON knows. */
function toJson(value: unknown): JsonValue | undefined {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value))
}

function toEvent(line: Line, fields: ReadonlyMap<string, JsonValue>, n: number): FixtureEvent {
  return {
    atMs: line.atMs + (n - 1) * line.everyMs,
    category: line.category,
    action: line.counted ? line.action.replaceAll(PLACEHOLDER, String(n)) : line.action,
    fields: line.counted ? new Map([...fields].map(([name, value]) => [name, numbered(value, n)])) : fields,
  }
}

function numbered(value: JsonValue, n: number): JsonValue {
  if (typeof value === 'string') return value.replaceAll(PLACEHOLDER, String(n))
  if (typeof value !== 'object' || value === null) return value
  return JSON.parse(JSON.stringify(value).replaceAll(PLACEHOLDER, String(n)))
}
