import type { CorrelationCondition, CorrelationRule } from '../../rule/document.ts'
import { newNames } from './change-fields.ts'
import type { PipelineChange, PipelineStep } from './pipeline.ts'

type Rename = (field: string) => string

/** The correlation with its fields renamed by a step that is for every log source; other steps are for rules alone. */
export function changeCorrelation(rule: CorrelationRule, step: PipelineStep): CorrelationRule {
  const { change } = step
  if (step.logsources.length > 0 || !isFieldChange(change)) return rule
  const rename: Rename = (field) => (rule.aliases.has(field) ? field : (newNames(field, step, change)[0] ?? field))
  const aliases = [...rule.aliases].map(([alias, fields]) => {
    const renamed = [...fields].map(([name, field]) => [name, newNames(field, step, change)[0] ?? field] as const)
    return [alias, new Map(renamed)] as const
  })
  return {
    ...rule,
    groupBy: rule.groupBy.map(rename),
    aliases: new Map(aliases),
    condition: renameFields(rule.condition, rename),
  }
}

function isFieldChange(change: PipelineChange): change is Extract<PipelineChange, { kind: 'rename' | 'prefix' }> {
  return change.kind === 'rename' || change.kind === 'prefix'
}

function renameFields(condition: CorrelationCondition, rename: Rename): CorrelationCondition {
  if (condition.kind === 'extended' || condition.kind === 'absence') return condition
  return { ...condition, fields: condition.fields.map(rename) }
}
