import { FIELD } from '@telltale/model'
import { type HelperKit, identityFacts } from './helper-kit.ts'
import { jsonText } from './plain-value.ts'

/** What an administrative act was done to, and by whom. */
export interface AuditDetails {
  readonly object?: { readonly type?: string; readonly id?: string; readonly name?: string }
  /** Who did it; the recorder's identity when left out. */
  readonly actor?: { readonly type?: 'user' | 'api_key' | 'system'; readonly id?: string }
  readonly changes?: readonly { readonly field: string; readonly old?: unknown; readonly new?: unknown }[]
  /** True where a safeguard was taken away. */
  readonly controlWeakened?: boolean
  readonly reason?: string
  /** ECS category, `configuration` or `iam`. */
  readonly category?: string
  /** ECS type: `creation`, `change`, `deletion`, `access`… */
  readonly type?: string
}

/** Records an administrative act, named as noun and verb: `api_key.created`. */
export function createAudit(kit: HelperKit) {
  return function audit(action: string, details: AuditDetails = {}): void {
    const { object = {}, actor = {} } = details
    const { user, keyId, address } = kit.recorder.identity()
    kit.expect('audit', {
      [FIELD.userId]: actor.id ?? identityFacts(kit)[FIELD.userId] ?? keyId,
      [FIELD.auditObjectId]: object.id ?? object.name,
      [FIELD.clientAddress]: address,
    })
    kit.recorder.log(`audit.${action}`, {
      'telltale.audit.type': action,
      'event.category': details.category,
      'event.type': details.type,
      'telltale.audit.object.type': object.type,
      'telltale.audit.object.id': object.id,
      'telltale.audit.object.name': object.name,
      'telltale.audit.actor.type': actor.type,
      'telltale.audit.api_key.id': keyId,
      'user.id': actor.id ?? user,
      'telltale.audit.changes': details.changes === undefined ? undefined : jsonText(details.changes),
      'telltale.audit.control_weakened': details.controlWeakened,
      'telltale.change.reason': details.reason,
    })
  }
}
