/** What the command line gave. */
export interface ReplayFlags {
  readonly json?: boolean
  readonly to?: string
  readonly rate?: string
  readonly key?: string
  readonly rules?: string
}
