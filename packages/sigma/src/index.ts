export { correlationHitId } from './correlate/correlation-hit-id.ts'
export { findCorrelationProblems } from './correlate/correlation-plan.ts'
export {
  type CorrelatedEvent,
  type CorrelationGap,
  type CorrelationHit,
  type Correlator,
  type CorrelatorLimits,
  type CorrelatorState,
  type GroupRoom,
  MAX_EVIDENCE,
} from './correlate/correlator.ts'
export { createCorrelator } from './correlate/create-correlator.ts'
export { firesAlone, referencesOf } from './correlate/fires-alone.ts'
export { buildRuleSet } from './match/build-rule-set.ts'
export { evaluateRule } from './match/evaluate-rule.ts'
export { eventFromJson } from './match/event-from-json.ts'
export type { EventView, RuleSet } from './match/event-view.ts'
export { applyFilters, type FilteredDocuments } from './parse/apply-filters.ts'
export type { Placeholders } from './parse/context.ts'
export { type ParsedSigma, type ParseOptions, parseSigma } from './parse/parse-sigma.ts'
export { applyPipeline, applyPipelines } from './parse/pipeline/apply-pipeline.ts'
export { parsePipeline } from './parse/pipeline/parse-pipeline.ts'
export type { Pipeline, PipelineChange, PipelineStep } from './parse/pipeline/pipeline.ts'
export { resolveReferences } from './parse/resolve-references.ts'
export type { Condition } from './rule/condition.ts'
export {
  type CorrelationRule,
  type DetectionRule,
  type FilterRule,
  LEVELS,
  type Level,
  type LogSource,
  type Metadata,
  type Place,
  type Problem,
  type SigmaDocument,
} from './rule/document.ts'
export type { PatternPart, Selection, ValueTest } from './rule/selection.ts'
export { correlationToSql } from './sql/correlation-to-sql.ts'
export { ruleToSql } from './sql/rule-to-sql.ts'
export { sqlString } from './sql/sql-literal.ts'
export type { SqlMapping } from './sql/sql-mapping.ts'
export { textOf, valuesOf } from './value/text-of.ts'
