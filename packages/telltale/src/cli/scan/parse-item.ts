import { SCAN_ROLES, type ScanRole } from '@telltale/model'

/** What stands for a text in an answer. */
export type ItemId = string | number | null

/** One text to scan, or why it cannot be scanned. */
export type ScanItem =
  | { readonly kind: 'text'; readonly id: ItemId; readonly text: string; readonly role: ScanRole }
  | { readonly kind: 'bad'; readonly id: ItemId; readonly problem: string }

const ALIASES: readonly (readonly [string, ScanRole])[] = [
  ['prompt', 'user'],
  ['assistant', 'response'],
  ['document', 'retrieval'],
  ['tool_result', 'tool'],
  ['tool_call', 'tool_arguments'],
]
const ROLES = new Map<string, ScanRole>([...SCAN_ROLES.map((role) => [role, role] as const), ...ALIASES])

/** The role behind a name or an alias; undefined when there is no such role. */
export function findRole(name: string): ScanRole | undefined {
  return ROLES.get(name.toLowerCase())
}

/** What a role may be called, for people. */
export const ROLE_RULE = `must be ${SCAN_ROLES.join(', ')}, or ${ALIASES.map(([name]) => name).join(', ')}`

/** Reads one JSON line; `number` is for its problem. */
export function parseItem(line: string, number: number, fallback: ScanRole): ScanItem {
  const value = parseJson(line)
  if (value === undefined) return bad(null, number, 'this is not JSON')
  if (!isObject(value)) return bad(null, number, 'this must be an object with "text"')
  const id = typeof value.id === 'string' || typeof value.id === 'number' ? value.id : null
  if (typeof value.text !== 'string') return bad(id, number, '"text" must be a string')
  const { role: named } = value
  if (named === undefined || named === null) return { kind: 'text', id, text: value.text, role: fallback }
  const role = typeof named === 'string' ? findRole(named) : undefined
  if (role !== undefined) return { kind: 'text', id, text: value.text, role }
  return bad(id, number, `"role" is ${JSON.stringify(named).slice(0, 80)}; it ${ROLE_RULE}`)
}

/** Whether a line is what JSON lines of texts begin with. */
export function isItem(line: string): boolean {
  const value = parseJson(line)
  return isObject(value) && typeof value.text === 'string'
}

/** A line that cannot be scanned. */
export function bad(id: ItemId, number: number, problem: string): ScanItem {
  return { kind: 'bad', id, problem: `line ${number}: ${problem}` }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined // whoever asked says what that means
  }
}

// Read with own keys only: JSON.parse makes `__proto__` a key like any other.
function isObject(
  value: unknown,
): value is { readonly id?: unknown; readonly text?: unknown; readonly role?: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
