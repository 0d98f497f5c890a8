import { FIELD, type FieldName } from '@telltale/model'
import type { Canonical, EventDraft } from '../draft.ts'
import { pick } from './pick.ts'

const AUDIT_FIELDS: readonly FieldName[] = [
  FIELD.auditType,
  FIELD.eventCategory,
  FIELD.eventType,
  FIELD.eventSeverity,
  FIELD.auditObjectType,
  FIELD.auditObjectId,
  FIELD.auditObjectName,
  FIELD.auditChanges,
  FIELD.auditActorType,
  FIELD.auditApiKeyId,
  FIELD.auditControlWeakened,
  FIELD.changeActor,
  FIELD.changeReason,
]

/** Last words of an audit type to ECS `event.type`. */
const EVENT_TYPES = new Map<string, string>([
  ['created', 'creation'],
  ['added', 'creation'],
  ['registered', 'creation'],
  ['installed', 'creation'],
  ['updated', 'change'],
  ['changed', 'change'],
  ['archived', 'change'],
  ['deleted', 'deletion'],
  ['removed', 'deletion'],
  ['revoked', 'deletion'],
  ['succeeded', 'start'],
  ['login', 'start'],
  ['logout', 'end'],
  ['failed', 'denied'],
  ['denied', 'denied'],
  ['read', 'access'],
  ['accessed', 'access'],
])

/** An administrative act, here or at the provider. Its type is the action, verbatim. */
export function draftAudit(from: Canonical, type: string, timeUnixNano: bigint): EventDraft {
  const fields = pick(from, AUDIT_FIELDS)
  fields.set(FIELD.auditType, type)
  const words = type.split('.')
  const subject = words[0]
  const last = words[words.length - 1]
  if (!fields.has(FIELD.auditObjectType) && subject !== undefined) fields.set(FIELD.auditObjectType, subject)
  if (!fields.has(FIELD.eventCategory)) fields.set(FIELD.eventCategory, 'configuration')
  if (!fields.has(FIELD.eventType)) fields.set(FIELD.eventType, EVENT_TYPES.get(last ?? '') ?? 'change')
  if (!fields.has(FIELD.auditActorType)) {
    fields.set(
      FIELD.auditActorType,
      fields.has(FIELD.auditApiKeyId) ? 'api_key' : fields.has(FIELD.userId) ? 'user' : 'system',
    )
  }
  fields.set(FIELD.contentCaptured, fields.has(FIELD.auditChanges))
  return { category: 'ai_audit', action: type, timeUnixNano, fields }
}
