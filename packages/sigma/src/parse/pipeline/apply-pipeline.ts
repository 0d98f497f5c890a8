import { RE2JS } from 're2js'
import type { Condition } from '../../rule/condition.ts'
import type { DetectionRule, FilterRule, LogSource, SigmaDocument } from '../../rule/document.ts'
import type { Selection } from '../../rule/selection.ts'
import { changeCorrelation } from './change-correlation.ts'
import { isForField, renameItem } from './change-fields.ts'
import { type ItemSelection, mapItems } from './map-items.ts'
import type { Pipeline, PipelineStep } from './pipeline.ts'
import { replaceTexts } from './replace-texts.ts'

type WithSelections = DetectionRule | FilterRule

const PARTS = ['category', 'product', 'service'] as const

/** The document as the pipeline wants it; undefined when dropping items left it nothing to look for. */
export function applyPipeline(document: SigmaDocument, pipeline: Pipeline): SigmaDocument | undefined {
  if (document.kind === 'correlation') return pipeline.steps.reduce(changeCorrelation, document)
  let changed: WithSelections | undefined = document
  for (const step of pipeline.steps) {
    if (changed === undefined) return undefined
    if (isForRule(step, changed.logsource)) changed = applyStep(changed, step)
  }
  return changed
}

/** The pipelines one after the other, least priority first. */
export function applyPipelines(document: SigmaDocument, pipelines: readonly Pipeline[]): SigmaDocument | undefined {
  const ordered = pipelines.toSorted((a, b) => a.priority - b.priority)
  let changed: SigmaDocument | undefined = document
  for (const pipeline of ordered) {
    if (changed !== undefined) changed = applyPipeline(changed, pipeline)
  }
  return changed
}

function isForRule(step: PipelineStep, logsource: LogSource): boolean {
  if (step.logsources.length === 0) return true
  return step.logsources.some((wanted) =>
    PARTS.every((part) => wanted[part] === undefined || wanted[part] === logsource[part]),
  )
}

function applyStep(document: WithSelections, step: PipelineStep): WithSelections | undefined {
  const { change } = step
  switch (change.kind) {
    case 'logsource':
      return { ...document, logsource: change.logsource }
    case 'condition':
      return document.kind === 'rule' ? addCondition(document, change.selection, change.negated) : document
    case 'drop':
      return changeItems(document, (item) => (isForField(step, item) ? undefined : item))
    case 'replace': {
      const regex = RE2JS.compile(change.source)
      const replace = (item: ItemSelection): Selection => replaceTexts(item, regex, change.replacement)
      return changeItems(document, (item) => (isForField(step, item) ? replace(item) : item))
    }
    case 'rename':
    case 'prefix':
      return changeItems(document, (item) => renameItem(item, step, change))
  }
}

function addCondition(rule: DetectionRule, selection: Selection, negated: boolean): DetectionRule {
  let number = rule.selections.size
  while (rule.selections.has(`_condition${number}`)) number += 1
  const name = `_condition${number}`
  const added: Condition = negated ? { kind: 'not', operand: { kind: 'name', name } } : { kind: 'name', name }
  const before = rule.condition.kind === 'and' ? rule.condition.parts : [rule.condition]
  const selections = new Map(rule.selections).set(name, selection)
  return { ...rule, selections, condition: { kind: 'and', parts: [...before, added] } }
}

function changeItems<T extends WithSelections>(
  document: T,
  change: (item: ItemSelection) => Selection | undefined,
): T | undefined {
  const selections = new Map<string, Selection>()
  for (const [name, selection] of document.selections) {
    const changed = mapItems(selection, change)
    if (changed !== undefined) selections.set(name, changed)
  }
  const condition = keepNames(document.condition, selections)
  return condition === undefined ? undefined : { ...document, selections, condition }
}

/** The condition without the names that are gone. */
function keepNames(condition: Condition, names: ReadonlyMap<string, unknown>): Condition | undefined {
  if (condition.kind === 'name') return names.has(condition.name) ? condition : undefined
  if (condition.kind === 'not') {
    const operand = keepNames(condition.operand, names)
    return operand === undefined ? undefined : { kind: 'not', operand }
  }
  const parts = condition.parts.flatMap((part) => keepNames(part, names) ?? [])
  return parts.length <= 1 ? parts[0] : { kind: condition.kind, parts }
}
