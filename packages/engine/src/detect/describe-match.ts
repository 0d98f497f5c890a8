import { type AiEvent, type AlertEntity, type AlertEvidence, FIELD, type JsonValue, listFrom } from '@telltale/model'
import type { Condition, DetectionRule, Selection } from '@telltale/sigma'

/** Who and what an alert names, most telling first. */
const ENTITY_FIELDS: readonly string[] = [
  FIELD.userId,
  FIELD.userEmail,
  FIELD.auditApiKeyId,
  FIELD.serviceName,
  FIELD.agentName,
  FIELD.toolName,
  FIELD.mcpServerName,
  FIELD.dataSourceId,
  FIELD.serverAddress,
  FIELD.urlDomain,
  FIELD.clientAddress,
  FIELD.guardrailName,
  FIELD.promptName,
  FIELD.requestModel,
  FIELD.conversationId,
]
const LONGEST_VALUE = 256
const LONGEST_EXCERPT = 400
const MOST_EVIDENCE = 8

/** The entities of an event. */
export function entitiesOf(event: AiEvent): readonly AlertEntity[] {
  return ENTITY_FIELDS.flatMap((field) => {
    const text = shown(event.fields.get(field))
    return text === '' ? [] : [{ field, value: text.slice(0, LONGEST_VALUE) }]
  })
}

/** What the rule looked at in the event: the fields of its selections that the event has. */
export function evidenceOf(event: AiEvent, fields: readonly string[]): readonly AlertEvidence[] {
  return fields
    .flatMap((field) => {
      const excerpt = shown(event.fields.get(field)).slice(0, LONGEST_EXCERPT)
      return excerpt === '' ? [] : [{ eventId: event.id, field, excerpt }]
    })
    .slice(0, MOST_EVIDENCE)
}

/** Fields that a rule's condition asks for, in the order they are written; those under a `not` are left out. */
export function fieldsOf(rule: DetectionRule): readonly string[] {
  const names = namesOf(rule.condition)
  const selections = names.flatMap((name) => rule.selections.get(name) ?? [])
  return [...new Set(selections.flatMap(fieldsOfSelection))]
}

function namesOf(condition: Condition): readonly string[] {
  if (condition.kind === 'name') return [condition.name]
  return condition.kind === 'not' ? [] : condition.parts.flatMap(namesOf)
}

function fieldsOfSelection(selection: Selection): readonly string[] {
  if (selection.kind === 'field') return [selection.field]
  return selection.kind === 'and' || selection.kind === 'or' ? selection.parts.flatMap(fieldsOfSelection) : []
}

function shown(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  const list = listFrom(value)
  if (list.length > 0 && list.every((item) => typeof item === 'string')) return list.join(', ')
  return JSON.stringify(value)
}
