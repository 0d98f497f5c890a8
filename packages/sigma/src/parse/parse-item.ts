import type { Selection, ValueTest } from '../rule/selection.ts'
import type { Context } from './context.ts'
import { LIMITS } from './limits.ts'
import { type ItemKey, parseItemKey } from './parse-item-key.ts'
import { parseValue } from './parse-value.ts'
import { describeTree, type ListTree, type MapEntry, type ScalarTree, type Tree } from './tree.ts'

/** One line of a selection, `field|modifiers: value`; undefined, with an error, when it makes no sense. */
export function parseItem({ key, value }: MapEntry, context: Context): Selection | undefined {
  const itemKey = parseItemKey(key, context.report)
  return itemKey === undefined ? undefined : buildItem(itemKey, value, context)
}

/** Values without a field: they are looked for in the whole event. */
export function parseKeywords(value: ScalarTree | ListTree, context: Context): Selection | undefined {
  const { line, column } = value
  return buildItem({ field: undefined, kind: 'pattern', modifiers: [], line, column }, value, context)
}

function buildItem(key: ItemKey, value: Tree, context: Context): Selection | undefined {
  const values = readValues(key, value, context)
  const tests = values.flatMap((item) => parseValue(item, key, context) ?? [])
  if (tests.length === 0 || tests.length < values.length) return undefined
  const all = key.modifiers.find(({ name }) => name === 'all')
  if (all !== undefined && tests.length === 1) {
    context.report.warn(all, 'all-of-one', 'all needs a list of at least two values; with one it changes nothing')
  }
  const item = itemOf(key.field, all !== undefined && tests.length > 1 ? 'all' : 'any', tests)
  return key.modifiers.some(({ name }) => name === 'neq') ? { kind: 'not', operand: item } : item
}

function itemOf(field: string | undefined, need: 'any' | 'all', tests: readonly ValueTest[]): Selection {
  return field === undefined ? { kind: 'keywords', need, tests } : { kind: 'field', field, need, tests }
}

/** The values of an item, or none where one of them cannot be a value. */
function readValues(key: ItemKey, value: Tree, { report }: Context): readonly ScalarTree[] {
  if (value.kind === 'scalar') return [value]
  if (value.kind === 'map') {
    report.error(value, 'wrong-type', 'a value must be text, a number, true, false, null or a list of these, not a map')
    return []
  }
  if (value.items.length === 0) report.error(value, 'empty', 'the list of values is empty')
  if (key.kind === 'exists') report.error(value, 'needs-boolean', 'exists needs true or false, not a list')
  if (value.items.length > LIMITS.listLength) {
    report.error(value, 'list-too-long', `the list has more than ${LIMITS.listLength} values`)
    return []
  }
  const before = report.errors
  const values = value.items.flatMap((item) => {
    if (item.kind === 'scalar' && item.value !== null) return [item]
    const fix = item.kind === 'scalar' ? 'an item of its own in a list of maps' : undefined
    report.error(item, 'bad-list-value', `a list of values cannot hold ${describeTree(item)}`, fix)
    return []
  })
  return report.errors === before ? values : []
}
