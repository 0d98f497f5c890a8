/** A value as JSON can say it, within bounds. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain }

const MOST_TEXT = 256 * 1024
const MOST_VALUES = 20_000
const MOST_DEPTH = 12
const DEEPER = '[deeper]'
const UNREADABLE = '[unreadable]'

interface Budget {
  text: number
  values: number
}

/** What of a value JSON can say, whatever the application hands over: getters that throw, rings, numbers without end. */
export function toPlain(value: unknown): Plain {
  return read(value, 0, { text: MOST_TEXT, values: MOST_VALUES }) ?? null
}

/** A value as JSON text. */
export function jsonText(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, MOST_TEXT) : JSON.stringify(toPlain(value))
}

function read(value: unknown, depth: number, budget: Budget): Plain | undefined {
  budget.values -= 1
  if (budget.values < 0) return undefined
  if (typeof value === 'string') return take(value, budget)
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  if (typeof value === 'boolean' || value === null) return value
  if (typeof value === 'bigint') return take(value.toString(), budget)
  if (typeof value !== 'object') return undefined
  if (depth >= MOST_DEPTH) return DEEPER
  try {
    return readObject(value, depth, budget)
  } catch {
    return UNREADABLE // a getter or a proxy of the application's failed
  }
}

function readObject(value: object, depth: number, budget: Budget): Plain | undefined {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `[${value.byteLength} bytes]`
  if (value instanceof Error) return { name: take(value.name, budget), message: take(value.message, budget) }
  if (value instanceof Map || value instanceof Set) return read([...value], depth + 1, budget)
  if (Array.isArray(value)) return readList(value, depth, budget)
  if ('toJSON' in value && typeof value.toJSON === 'function') return read(value.toJSON(), depth + 1, budget)
  const entries: [string, Plain][] = []
  for (const key of Object.keys(value)) {
    if (budget.values < 0) break
    const member = read(Reflect.get(value, key), depth + 1, budget)
    if (member !== undefined) entries.push([take(key, budget), member])
  }
  return Object.fromEntries(entries)
}

function readList(list: readonly unknown[], depth: number, budget: Budget): Plain {
  const items: Plain[] = []
  for (const item of list) {
    if (budget.values < 0) break
    items.push(read(item, depth + 1, budget) ?? null)
  }
  return items
}

function take(text: string, budget: Budget): string {
  const taken = text.slice(0, Math.max(0, budget.text))
  budget.text -= taken.length
  return taken
}

/** The texts of a value as a person would write them down, one `name: value` a line, for the scanner to read. */
export function leafLines(given: unknown): string {
  if (typeof given === 'string') return given
  const value = toPlain(given)
  const lines: string[] = []
  collect(value, '', lines)
  return lines.join('\n')
}

function collect(value: Plain, name: string, lines: string[]): void {
  if (isList(value)) {
    for (const item of value) collect(item, name, lines)
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) collect(member, key, lines)
  } else if (value !== null) lines.push(line(name, String(value)))
}

function line(name: string, text: string): string {
  return name === '' ? text : `${name}: ${text}`
}

/** The value with every text changed; a text is shown with the name it stands under, as in `leafLines`. */
export function mapTexts(value: Plain, change: (text: string) => string, name = ''): Plain {
  if (isList(value)) return value.map((item) => mapTexts(item, change, name))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, mapTexts(member, change, key)]))
  }
  if (typeof value !== 'string') return value
  const before = line(name, value)
  const after = change(before)
  if (after === before) return value
  const lead = line(name, '')
  return after.startsWith(lead) ? after.slice(lead.length) : '[REDACTED]'
}

/** Whether a value is data alone, so that a copy of it does as well as itself. */
export function isData(value: unknown, depth = 0): boolean {
  if (value === null || ['string', 'number', 'boolean', 'undefined'].includes(typeof value)) return true
  if (typeof value !== 'object' || depth >= MOST_DEPTH) return false
  if (Array.isArray(value)) return value.every((item) => isData(item, depth + 1))
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return false
  return Object.values(value).every((member) => isData(member, depth + 1))
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value)
}
