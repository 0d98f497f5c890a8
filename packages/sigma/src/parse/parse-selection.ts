import type { Selection } from '../rule/selection.ts'
import type { Context } from './context.ts'
import { LIMITS } from './limits.ts'
import { parseItem, parseKeywords } from './parse-item.ts'
import { describeTree, type ListTree, type MapTree, type ScalarTree, type Tree } from './tree.ts'

/** A named selection: a map is `and`, a list of maps is `or`, values alone are keywords. */
export function parseSelection(tree: Tree, context: Context): Selection | undefined {
  if (tree.kind === 'map') return parseMap(tree, context)
  if (tree.kind === 'list') return parseList(tree, context)
  if (tree.value !== null) return parseKeywords(tree, context)
  context.report.error(tree, 'empty', 'the selection is empty')
  return undefined
}

function parseMap(map: MapTree, context: Context): Selection | undefined {
  if (map.entries.size === 0) context.report.error(map, 'empty', 'the selection is empty')
  const parts = [...map.entries.values()].flatMap((entry) => parseItem(entry, context) ?? [])
  return parts.length < map.entries.size ? undefined : combine('and', parts)
}

function parseList(list: ListTree, context: Context): Selection | undefined {
  const { report } = context
  const { items } = list
  if (items.length === 0) report.error(list, 'empty', 'the selection is empty')
  if (items.length > LIMITS.listLength) {
    report.error(list, 'list-too-long', `the list has more than ${LIMITS.listLength} entries`)
    return undefined
  }
  const before = report.errors
  const maps = items.flatMap((item) => (item.kind === 'map' ? (parseMap(item, context) ?? []) : []))
  const words = items.filter((item) => isWord(item))
  for (const item of items) {
    if (item.kind === 'map' || isWord(item)) continue
    report.error(item, 'wrong-type', `a selection holds maps or values, not ${describeTree(item)}`)
  }
  const keywords = words.length === 0 ? [] : (parseKeywords({ ...list, items: words }, context) ?? [])
  return report.errors > before ? undefined : combine('or', maps.concat(keywords))
}

function isWord(item: Tree): item is ScalarTree {
  return item.kind === 'scalar' && item.value !== null
}

function combine(kind: 'and' | 'or', parts: readonly Selection[]): Selection | undefined {
  const [first] = parts
  return parts.length <= 1 ? first : { kind, parts }
}
