import type { Condition } from '../rule/condition.ts'
import type { DetectionRule, FilterRule, LogSource, Problem, SigmaDocument } from '../rule/document.ts'

/** Documents with their filters worked in, and what is odd about that. */
export interface FilteredDocuments {
  readonly documents: readonly Exclude<SigmaDocument, FilterRule>[]
  readonly problems: readonly Problem[]
}

const PARTS = ['category', 'product', 'service'] as const

/** Adds each filter to the rules it is for, as `(condition) and (condition of the filter)`; correlations stay as they are. */
export function applyFilters(documents: readonly SigmaDocument[]): FilteredDocuments {
  const filters = documents.filter((document) => document.kind === 'filter')
  const uses = new Map<FilterRule, number>()
  const filtered = documents.flatMap((document): readonly Exclude<SigmaDocument, FilterRule>[] => {
    if (document.kind === 'filter') return []
    if (document.kind === 'correlation') return [document]
    const fitting = filters.filter((filter) => isFor(filter, document))
    for (const filter of fitting) uses.set(filter, (uses.get(filter) ?? 0) + 1)
    return [fitting.reduce(addFilter, document)]
  })
  const idle = filters.filter((filter) => !uses.has(filter))
  return { documents: filtered, problems: idle.map((filter) => withoutEffect(filter)) }
}

function isFor(filter: FilterRule, rule: DetectionRule): boolean {
  if (!covers(filter.logsource, rule.logsource)) return false
  const { id, name } = rule
  return filter.rules.length === 0 || filter.rules.some((reference) => reference === id || reference === name)
}

function covers(wide: LogSource, narrow: LogSource): boolean {
  return PARTS.every((part) => wide[part] === undefined || wide[part] === narrow[part])
}

function addFilter(rule: DetectionRule, filter: FilterRule): DetectionRule {
  const prefix = freePrefix(rule)
  const selections = new Map(rule.selections)
  for (const [name, selection] of filter.selections) selections.set(prefix + name, selection)
  // Many filters of one rule stand side by side, not in each other.
  const before = rule.condition.kind === 'and' ? rule.condition.parts : [rule.condition]
  const condition: Condition = { kind: 'and', parts: [...before, rename(filter.condition, prefix)] }
  return { ...rule, selections, condition }
}

/** A start of names that no selection of the rule has yet. */
function freePrefix(rule: DetectionRule): string {
  const names = [...rule.selections.keys()]
  for (let number = rule.selections.size; ; number += 1) {
    const prefix = `_filter${number}_`
    if (!names.some((name) => name.startsWith(prefix))) return prefix
  }
}

function rename(condition: Condition, prefix: string): Condition {
  if (condition.kind === 'name') return { kind: 'name', name: prefix + condition.name }
  if (condition.kind === 'not') return { kind: 'not', operand: rename(condition.operand, prefix) }
  return { kind: condition.kind, parts: condition.parts.map((part) => rename(part, prefix)) }
}

function withoutEffect({ file, line, column }: FilterRule): Problem {
  const message = 'the filter is for no rule: none of those it names reads its log source'
  return { file, line, column, severity: 'warning', code: 'filter-without-effect', message }
}
