import type { CorrelationRule } from '../rule/document.ts'
import { textOf } from '../value/text-of.ts'
import { combine, joinTexts, MAX_ELEMENTS, textsOf } from './measured-parts.ts'
import { hashText, LONGEST_TEXT, shortenText } from './stable-hash.ts'

/** The values of a group's fields, and the text it is kept under. */
export interface Row {
  readonly values: readonly string[]
  readonly key: string
}

/** The groups by some fields, and how many were left out. */
interface Rows {
  readonly rows: readonly Row[]
  readonly leftOut: number
}

/** A group that an event belongs to, and the rules it belongs to it by. */
interface GroupKey extends Row {
  readonly slots: readonly number[]
}

/** Groups of one event, and how many it would have had besides. */
interface GroupKeys {
  readonly groups: readonly GroupKey[]
  readonly leftOut: number
}

/** The fields that groups are made of. Many correlations group alike: what was read last is remembered. */
export interface GroupFields {
  readonly fields: readonly string[]
  /** The number of the source that was read last, and what it gave. */
  readNumber: number
  read: Rows
}

/** What groups are read from. */
export interface GroupSource {
  /** No two sources have the same, by which what was read is known again. */
  readonly number: number
  readonly partition: string
  readonly read: (field: string) => unknown
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

/** Gives equal lists of fields one and the same `GroupFields`. */
export function createGroupFields(): (fields: readonly string[]) => GroupFields {
  const known = new Map<string, GroupFields>()
  return (fields) => {
    const signature = joinTexts(fields)
    const made = known.get(signature) ?? { fields, readNumber: -1, read: NO_ROWS }
    known.set(signature, made)
    return made
  }
}

const NO_ROWS: Rows = { rows: [], leftOut: 0 }

/** As `rowsOf`, for rules that group by different fields: with each group the rules it is by, 16 groups at most. */
export function groupsOf(slots: readonly number[], fields: readonly GroupFields[], source: GroupSource): GroupKeys {
  const groups = new Map<string, Row & { readonly slots: number[] }>()
  let leftOut = 0
  for (const slot of slots) {
    const own = fields[slot]
    const { rows, leftOut: more } = own === undefined ? NO_ROWS : rowsOf(own, source)
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

/**
 * The groups that something belongs to by these fields: none when it lacks one of them (or it is null); of a list field, the
 * group of each element, 16 groups at most. Long values are shortened to their beginning and hash.
 */
export function rowsOf(fields: GroupFields, source: GroupSource): Rows {
  if (fields.readNumber === source.number) return fields.read
  fields.read = readRows(fields.fields, source)
  fields.readNumber = source.number
  return fields.read
}

function readRows(fields: readonly string[], { partition, read }: GroupSource): Rows {
  const texts: string[] = []
  for (const field of fields) {
    const value = read(field)
    if (value === undefined) return NO_ROWS
    if (typeof value !== 'string') return readLists(fields, { partition, read })
    texts.push(shortenText(textOf(value) ?? ''))
  }
  return { rows: [{ values: texts, key: keyOf(partition, texts) }], leftOut: 0 }
}

function readLists(fields: readonly string[], { partition, read }: Pick<GroupSource, 'partition' | 'read'>): Rows {
  const lists = fields.map((field) => textsOf(read(field)))
  const rows = combine(lists.map(({ texts }) => texts.map(shortenText))).map((values) => ({
    values,
    key: keyOf(partition, values),
  }))
  const wanted = lists.reduce((product, { texts, leftOut }) => product * (texts.length + leftOut), 1)
  return { rows, leftOut: wanted - rows.length }
}

/** The text a group is kept under: at most 256 units. */
export function keyOf(partition: string, values: readonly string[]): string {
  const joined = joinTexts([partition, ...values])
  return joined.length <= LONGEST_TEXT ? joined : hashText(joined)
}
