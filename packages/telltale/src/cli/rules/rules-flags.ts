/** What the command line gave. */
export interface RulesFlags {
  readonly json?: boolean
  readonly docs?: string
  readonly record?: boolean
}
