import type { Condition } from '../rule/condition.ts'
import type { Selection } from '../rule/selection.ts'
import type { Context } from './context.ts'
import { type ConditionScope, parseCondition } from './parse-condition.ts'
import { parseSelection } from './parse-selection.ts'
import { describeTree, type MapTree, type ScalarTree, type Tree } from './tree.ts'

export interface Detection {
  readonly selections: ReadonlyMap<string, Selection>
  readonly condition: Condition
}

/** The selections and the condition of a rule or a filter; `others` are entries that are no selections. Undefined, with an error, when there is no use in them. */
export function parseDetection(map: MapTree, others: ReadonlySet<string>, context: Context): Detection | undefined {
  const { report } = context
  const before = report.errors
  const entries = [...map.entries].filter(([name]) => name !== 'condition' && !others.has(name))
  if (entries.length === 0) report.error(map, 'missing-selection', 'there is no selection')
  const selections = new Map<string, Selection>()
  for (const [name, { value }] of entries) {
    const selection = parseSelection(value, context)
    if (selection !== undefined) selections.set(name, selection)
  }
  const scope: ConditionScope = {
    report,
    what: 'selection',
    names: new Set(entries.map(([name]) => name)),
    used: new Set(),
  }
  const condition = parseConditions(map, scope)
  if (condition !== undefined) warnUnused(map, scope)
  return condition === undefined || report.errors > before ? undefined : { selections, condition }
}

function parseConditions(map: MapTree, scope: ConditionScope): Condition | undefined {
  const value = map.entries.get('condition')?.value
  if (value === undefined) {
    scope.report.error(map, 'missing-condition', 'there is no condition')
    return undefined
  }
  const written = conditionTexts(value, scope)
  const conditions = written.flatMap((text) => parseCondition(text, scope) ?? [])
  const [first] = conditions
  if (first === undefined || conditions.length < written.length) return undefined
  return conditions.length === 1 ? first : { kind: 'or', parts: conditions }
}

function conditionTexts(value: Tree, { report }: ConditionScope): readonly ScalarTree[] {
  const items = value.kind === 'list' ? value.items : [value]
  if (items.length === 0) report.error(value, 'empty', 'the condition is empty')
  return items.flatMap((item) => {
    if (item.kind === 'scalar' && item.source.trim() !== '') return [item]
    const found = item.kind === 'scalar' ? 'nothing' : describeTree(item)
    report.error(item, 'bad-condition', `a condition is text, not ${found}`)
    return []
  })
}

function warnUnused(map: MapTree, { used, names, report }: ConditionScope): void {
  for (const name of names) {
    const entry = map.entries.get(name)
    if (used.has(name) || entry === undefined) continue
    report.warn(entry.key, 'unused-selection', `no condition names the selection ${JSON.stringify(name)}`)
  }
}
