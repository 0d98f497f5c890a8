import { FIELD } from '@telltale/model'
import type { AuditEntry } from '../api/audit-entry.ts'
import type { JournalEntry } from '../journal/journal.ts'

/** The app that Telltale's own administration shows as. */
const APP = 'telltale'

/** What a person did here as an entry of the journal: it becomes an event of the administration log like any other. */
export function toAuditRecord(entry: AuditEntry, nowMs: number): JournalEntry {
  const { tenant, action, category, type, object, actor, address, reason, changes, weakened } = entry
  const fields: Readonly<Record<string, unknown>> = {
    [FIELD.timestamp]: new Date(nowMs).toISOString(),
    [FIELD.category]: 'ai_audit',
    [FIELD.eventAction]: action,
    [FIELD.eventCategory]: category,
    [FIELD.eventType]: type,
    [FIELD.eventOutcome]: 'success',
    [FIELD.serviceName]: APP,
    [FIELD.auditType]: action,
    [FIELD.auditObjectType]: object.type,
    [FIELD.auditObjectId]: object.id,
    [FIELD.auditObjectName]: object.name,
    [FIELD.auditActorType]: actor === '' || actor === 'local' ? 'user' : 'api_key',
    [FIELD.userId]: actor === '' ? 'local' : actor,
    [FIELD.clientAddress]: address,
    [FIELD.changeReason]: reason,
    [FIELD.auditChanges]: changes,
    [FIELD.auditControlWeakened]: weakened,
  }
  // Absent values are left out by JSON.
  const body = Buffer.from(`${JSON.stringify(fields)}\n`)
  return { tenant, keyId: APP, receivedMs: nowMs, signal: 'events', encoding: 'ndjson', itemCount: 1, body }
}
