import type { AlertJson } from '@telltale/model'

/** A form that someone opened, and the alerts it is about. */
export interface Asked {
  readonly kind: 'close' | 'assign' | 'note' | 'except'
  readonly alerts: readonly AlertJson[]
}
