/** Something a person did here, for the administration log. */
export interface AuditEntry {
  readonly tenant: string
  /** `<object>.<verb>`: `rule.changed`. */
  readonly action: string
  readonly category: 'configuration' | 'iam' | 'session'
  readonly type: 'creation' | 'change' | 'deletion' | 'access'
  readonly object: { readonly type: string; readonly id: string; readonly name?: string }
  readonly actor: string
  readonly address?: string
  readonly reason?: string
  readonly changes?: readonly { readonly field: string; readonly old: string; readonly new: string }[]
  /** Whether less is seen or stopped after it. */
  readonly weakened?: boolean
}
