import type { CorrelationRule } from '../rule/document.ts'
import { combine, joinTexts, MAX_ELEMENTS, textsOf } from './measured-parts.ts'
import { hashText, LONGEST_TEXT, shortenText } from './stable-hash.ts'

/** A group that an event belongs to, and the rules it belongs to it by. */
interface GroupKey extends Row {
  readonly slots: readonly number[]
}

/** The fields that groups are made of, and one text for them all. */
export interface GroupFields {
  readonly fields: readonly string[]
  readonly signature: string
}

/** The values of a group's fields, and the text it is kept under. */
interface Row {
  readonly values: readonly string[]
  readonly key: string
}

/** The groups by some fields, and how many were left out. */
interface Rows {
  readonly rows: readonly Row[]
  readonly leftOut: number
}

/** What was read of one event, by the signature of the fields. */
export type KnownGroups = Map<string, Rows>

/** Groups of one event, and how many it would have had besides. */
export interface GroupKeys {
  readonly groups: readonly GroupKey[]
  readonly leftOut: number
}

/** What groups are read from. */
interface Source {
  readonly partition: string
  readonly read: (field: string) => unknown
  readonly groups: KnownGroups
}

/** For each rule, the fields that stand for these names there: by its aliases, else the names themselves. */
export function fieldsBySlot(
  rule: CorrelationRule,
  names: readonly string[],
  slotNames: readonly ReadonlySet<string>[],
): readonly (readonly string[])[] {
  return slotNames.map((own) => names.map((name) => aliasOf(rule.aliases.get(name), own) ?? name))
}

function aliasOf(fields: ReadonlyMap<string, string> | undefined, ruleNames: ReadonlySet<string>): string | undefined {
  for (const name of fields === undefined ? [] : ruleNames) {
    const field = fields?.get(name)
    if (field !== undefined) return field
  }
  return undefined
}

/** Fields with their signature; different lists never have the same. */
export function groupFieldsOf(fields: readonly string[]): GroupFields {
  return { fields, signature: joinTexts(fields) }
}

/**
 * The groups an event belongs to: none when it lacks a group field (or it is null); of a list field, the group of each element,
 * 16 groups at most. Long values are shortened to their beginning and hash. What was read is remembered in `source.groups`.
 */
export function groupsOf(slots: readonly number[], fields: readonly GroupFields[], source: Source): GroupKeys {
  const [first] = slots
  if (first !== undefined && slots.length === 1) {
    const { rows, leftOut } = rowsOf(fields[first] ?? NO_FIELDS, source)
    return { groups: rows.map(({ values, key }) => ({ values, key, slots })), leftOut }
  }
  const groups = new Map<string, Row & { readonly slots: number[] }>()
  let leftOut = 0
  for (const slot of slots) {
    const { rows, leftOut: more } = rowsOf(fields[slot] ?? NO_FIELDS, source)
    leftOut = Math.max(leftOut, more)
    for (const { values, key } of rows) {
      const group = groups.get(key)
      if (group !== undefined) group.slots.push(slot)
      else if (groups.size < MAX_ELEMENTS) groups.set(key, { values, key, slots: [slot] })
      else leftOut += 1
    }
  }
  return { groups: [...groups.values()], leftOut }
}

const NO_FIELDS: GroupFields = groupFieldsOf([])

function rowsOf({ fields, signature }: GroupFields, { partition, read, groups }: Source): Rows {
  const before = groups.get(signature)
  if (before !== undefined) return before
  const lists = fields.map((field) => textsOf(read(field)))
  const rows = combine(lists.map(({ texts }) => texts.map(shortenText))).map((values) => ({
    values,
    key: keyOf(partition, values),
  }))
  const wanted = lists.reduce((product, { texts, leftOut }) => product * (texts.length + leftOut), 1)
  const found = { rows, leftOut: wanted - rows.length }
  groups.set(signature, found)
  return found
}

/** The text a group is kept under: at most 256 units. */
export function keyOf(partition: string, values: readonly string[]): string {
  const joined = joinTexts([partition, ...values])
  return joined.length <= LONGEST_TEXT ? joined : hashText(joined)
}
