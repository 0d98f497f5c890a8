import type { Place } from '../rule/document.ts'
import { nearestName } from './nearest-name.ts'
import type { Report } from './report.ts'
import { placeIn, type ScalarTree } from './tree.ts'

/** What a value is compared as. */
export type ItemKind = 'pattern' | 'regex' | 'cidr' | 'exists' | 'fieldref' | 'compare' | 'time'

type Role = ItemKind | 'affix' | 'flag' | 'wide' | 'base64' | 'other'

const ROLES = new Map<string, Role>([
  ...roles('affix', ['contains', 'startswith', 'endswith']),
  ...roles('flag', ['i', 'm', 's']),
  ...roles('wide', ['utf16le', 'utf16be', 'utf16']),
  ...roles('base64', ['base64', 'base64offset']),
  ...roles('compare', ['lt', 'lte', 'gt', 'gte']),
  ...roles('time', ['minute', 'hour', 'day', 'week', 'month', 'year']),
  ...roles('other', ['all', 'neq', 'cased', 'windash', 'expand']),
  ['re', 'regex'],
  ['cidr', 'cidr'],
  ['exists', 'exists'],
  ['fieldref', 'fieldref'],
])

const ALIASES = new Map([
  ['ignorecase', 'i'],
  ['multiline', 'm'],
  ['dotall', 's'],
  ['wide', 'utf16le'],
])

/** Roles and names that may stand beside what the value is compared as. */
const FITS: Record<ItemKind, ReadonlySet<string>> = {
  pattern: new Set(['affix', 'wide', 'base64', 'all', 'neq', 'cased', 'windash', 'expand']),
  regex: new Set(['regex', 'affix', 'flag', 'all', 'neq', 'cased', 'expand']),
  cidr: new Set(['cidr', 'all', 'neq', 'expand']),
  exists: new Set(['exists']),
  fieldref: new Set(['fieldref', 'affix', 'all', 'neq', 'cased']),
  compare: new Set(['compare', 'all', 'neq', 'expand']),
  time: new Set(['time', 'compare', 'all', 'neq', 'expand']),
}

const MAX_MODIFIERS = 16

/** Roles of which one item can have only one. */
const SINGLE: readonly Role[] = ['affix', 'wide', 'base64', 'compare', 'time']

interface Modifier extends Place {
  readonly name: string
  readonly role: Role
}

/** A key of a selection, taken apart. */
export interface ItemKey extends Place {
  /** Undefined: the whole event (keywords). */
  readonly field: string | undefined
  readonly kind: ItemKind
  /** In the order they were written. */
  readonly modifiers: readonly Modifier[]
}

function roles(role: Role, names: readonly string[]): readonly (readonly [string, Role])[] {
  return names.map((name) => [name, role] as const)
}

/** Reads `field|modifier|modifier`; undefined when it makes no sense, which the report then says. */
export function parseItemKey(key: ScalarTree, report: Report): ItemKey | undefined {
  const [written = '', ...names] = key.source.split('|')
  const field = written.trim()
  if (field === '' && names.length === 0) {
    report.error(key, 'empty-field', 'the name of the field is empty')
    return undefined
  }
  if (names.length > MAX_MODIFIERS) {
    report.error(key, 'modifier-conflict', `more than ${MAX_MODIFIERS} modifiers contradict each other`)
    return undefined
  }
  const before = report.errors
  const modifiers = readModifiers(key, { names, start: written.length + 1 }, report)
  const kind = kindOf(modifiers)
  checkTogether(modifiers, kind, report)
  if (field === '' && (kind === 'exists' || kind === 'fieldref')) {
    report.error(key, 'modifier-conflict', `${kind} needs a field`)
  }
  if (report.errors > before) return undefined
  return { field: field === '' ? undefined : field, kind, modifiers, line: key.line, column: key.column }
}

function readModifiers(
  key: ScalarTree,
  written: { readonly names: readonly string[]; readonly start: number },
  report: Report,
): readonly Modifier[] {
  const modifiers: Modifier[] = []
  let offset = written.start
  for (const part of written.names) {
    const { line, column } = placeIn(key, offset)
    offset += part.length + 1
    const name = ALIASES.get(part) ?? part
    const role = ROLES.get(name)
    if (role === undefined) {
      const fix = nearestName(part, [...ROLES.keys(), ...ALIASES.keys()])
      report.error({ line, column }, 'unknown-modifier', `there is no modifier ${JSON.stringify(part)}`, fix)
    } else if (modifiers.some((other) => other.name === name)) {
      report.warn({ line, column }, 'repeated', `the modifier ${name} stands here twice`)
    } else {
      modifiers.push({ name, role, line, column })
    }
  }
  return modifiers
}

function kindOf(modifiers: readonly Modifier[]): ItemKind {
  const has = (role: Role): boolean => modifiers.some((modifier) => modifier.role === role)
  // A time is compared, so it comes before comparisons.
  const kinds: readonly ItemKind[] = ['exists', 'fieldref', 'regex', 'cidr', 'time', 'compare']
  return kinds.find(has) ?? 'pattern'
}

function checkTogether(modifiers: readonly Modifier[], kind: ItemKind, report: Report): void {
  const first = modifiers.find((modifier) => modifier.role === kind)
  for (const modifier of modifiers) {
    const { name, role } = modifier
    if (!FITS[kind].has(role) && !FITS[kind].has(name)) {
      const message = first === undefined ? `${name} goes with re only` : `${name} cannot stand beside ${first.name}`
      report.error(modifier, 'modifier-conflict', message)
    }
    const twin = SINGLE.includes(role) ? modifiers.find((other) => other.role === role) : undefined
    if (twin !== undefined && twin !== modifier) {
      report.error(modifier, 'modifier-conflict', `${name} contradicts ${twin.name}`)
    }
  }
}
