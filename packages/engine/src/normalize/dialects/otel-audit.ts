import { FIELD, type OtlpLog } from '@telltale/model'
import type { Dialect } from '../dialect.ts'
import { draftAudit } from '../drafts/audit.ts'
import { asText } from '../read/attributes.ts'
import { logFields, logName, logTime, withBody } from '../read/log-fields.ts'
import { type Row, rows } from '../read/rename.ts'

const AUDIT_ROWS: readonly Row[] = [
  ...rows('text', [
    ['telltale.audit.type', FIELD.auditType],
    ['audit.type', FIELD.auditType],
    ['event.category', FIELD.eventCategory],
    ['event.type', FIELD.eventType],
    ['telltale.audit.object.type', FIELD.auditObjectType],
    ['audit.object.type', FIELD.auditObjectType],
    ['telltale.audit.object.id', FIELD.auditObjectId],
    ['audit.object.id', FIELD.auditObjectId],
    ['telltale.audit.object.name', FIELD.auditObjectName],
    ['audit.object.name', FIELD.auditObjectName],
    ['telltale.audit.actor.type', FIELD.auditActorType],
    ['audit.actor.type', FIELD.auditActorType],
    ['telltale.audit.api_key.id', FIELD.auditApiKeyId],
    ['audit.actor.id', FIELD.userId],
    ['telltale.change.reason', FIELD.changeReason],
  ]),
  ...rows('any', [
    ['telltale.audit.changes', FIELD.auditChanges],
    ['audit.changes', FIELD.auditChanges],
  ]),
  ...rows('bool', [['telltale.audit.control_weakened', FIELD.auditControlWeakened]]),
]

/** ECS categories of administrative acts. */
const ADMIN_CATEGORIES = new Set<unknown>(['iam', 'configuration'])

/** Log records of administrative acts: ours, `audit.*`, and ECS `iam` and `configuration` events with an action. */
export const otelAudit: Dialect = {
  name: 'otel_audit',
  reads: (record) => record.kind === 'log' && typeOf(record) !== undefined,
  toEvents: (record) => {
    if (record.kind !== 'log') return []
    const type = typeOf(record)
    return type === undefined ? [] : [draftAudit(logFields(record, AUDIT_ROWS), type, logTime(record))]
  },
}

function typeOf(log: OtlpLog): string | undefined {
  const attributes = withBody(log)
  const named = asText(attributes.get('telltale.audit.type')) ?? asText(attributes.get('audit.type'))
  if (named !== undefined) return named
  const name = logName(log)
  if (name.startsWith('audit.') && name.length > 6) return name.slice(6)
  return ADMIN_CATEGORIES.has(attributes.get('event.category')) ? asText(attributes.get('event.action')) : undefined
}
