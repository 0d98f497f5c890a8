import { FIELD, type FieldName } from '@telltale/model'
import type { Canonical } from '../draft.ts'

/** Fields that every event of a record carries when the record has them. */
const SHARED: readonly FieldName[] = [
  FIELD.conversationId,
  FIELD.turnId,
  FIELD.userId,
  FIELD.userEmail,
  FIELD.userName,
  FIELD.userRoles,
  FIELD.organizationId,
  FIELD.clientAddress,
  FIELD.userAgent,
  FIELD.agentId,
  FIELD.agentName,
  FIELD.agentVersion,
  FIELD.workflowName,
  FIELD.parentAgentId,
  FIELD.provider,
  FIELD.requestModel,
  FIELD.responseModel,
  FIELD.operation,
  FIELD.errorType,
  FIELD.errorMessage,
]

/** A new event's fields: who, where and which model, plus the named ones that the record has. */
export function pick(from: Canonical, names: readonly FieldName[] = []): Canonical {
  const fields: Canonical = new Map()
  for (const name of SHARED) copy(from, name, fields)
  for (const name of names) copy(from, name, fields)
  return fields
}

function copy(from: Canonical, name: FieldName, into: Canonical): void {
  const value = from.get(name)
  if (value !== undefined) into.set(name, value)
}
