import type { CorrelationRule } from '../rule/document.ts'
import { combine, joinTexts, MAX_ELEMENTS, textsOf } from './measured-parts.ts'
import { hashText, LONGEST_TEXT, shortenText } from './stable-hash.ts'

/** A group that an event belongs to, and the rules it belongs to it by. */
interface GroupKey {
  readonly values: readonly string[]
  readonly slots: number[]
}

/** Groups of one event, and how many it would have had besides. */
export interface GroupKeys {
  readonly groups: readonly GroupKey[]
  readonly leftOut: number
}

type ReadField = (field: string) => unknown

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

/**
 * The groups an event belongs to: none when it lacks a group field (or it is null); of a list field, the group of each element,
 * 16 groups at most. Long values are shortened to their beginning and hash.
 */
export function groupsOf(slots: readonly number[], fields: readonly (readonly string[])[], read: ReadField): GroupKeys {
  const groups = new Map<string, GroupKey>()
  let leftOut = 0
  for (const slot of slots) {
    const lists = (fields[slot] ?? []).map((field) => textsOf(read(field)))
    const rows = combine(lists.map(({ texts }) => texts.map(shortenText)))
    const wanted = lists.reduce((product, { texts, leftOut: more }) => product * (texts.length + more), 1)
    leftOut = Math.max(leftOut, wanted - rows.length)
    for (const values of rows) {
      const key = joinTexts(values)
      const known = groups.get(key)
      if (known !== undefined) known.slots.push(slot)
      else if (groups.size < MAX_ELEMENTS) groups.set(key, { values, slots: [slot] })
      else leftOut += 1
    }
  }
  return { groups: [...groups.values()], leftOut }
}

/** The text a group is kept under: at most 256 units. */
export function keyOf(partition: string, values: readonly string[]): string {
  const joined = joinTexts([partition, ...values])
  return joined.length <= LONGEST_TEXT ? joined : hashText(joined)
}
