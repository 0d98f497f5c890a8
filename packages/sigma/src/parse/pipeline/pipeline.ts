import type { LogSource } from '../../rule/document.ts'
import type { Selection } from '../../rule/selection.ts'

/** How rules written for one taxonomy are turned for another: steps, one after the other. */
export interface Pipeline {
  readonly name: string
  /** Pipelines with less go first. */
  readonly priority: number
  readonly steps: readonly PipelineStep[]
}

export interface PipelineStep {
  /** Log sources of which a rule must have one; empty: every rule. */
  readonly logsources: readonly LogSource[]
  /** Fields that the step is for, or is not for; undefined: all. */
  readonly fields?: { readonly names: ReadonlySet<string>; readonly without: boolean }
  readonly change: PipelineChange
}

export type PipelineChange =
  /** Several new names: any of them. */
  | { readonly kind: 'rename'; readonly names: ReadonlyMap<string, readonly string[]> }
  | { readonly kind: 'prefix'; readonly prefix: string }
  /** `(condition) and selection`, or `and not`. */
  | { readonly kind: 'condition'; readonly selection: Selection; readonly negated: boolean }
  | { readonly kind: 'logsource'; readonly logsource: LogSource }
  /** Takes out the items of the step's fields. */
  | { readonly kind: 'drop' }
  /** In the texts of patterns, wildcards left alone; RE2 syntax, `$1` for a group. */
  | { readonly kind: 'replace'; readonly source: string; readonly replacement: string }
