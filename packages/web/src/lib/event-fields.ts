import {
  shownText as asText,
  type Category,
  type EventJson,
  FIELD,
  isCategory,
  type JsonValue,
  listFrom,
  parseBoundedJson,
} from '@telltale/model'

/** A JSON value as a person reads it: strings bare, the rest as indented JSON. */
export { asText }

/** The value of a field; `undefined` when the event lacks it. Never looks at inherited keys. */
export function fieldOf(event: EventJson, name: string): JsonValue | undefined {
  return Object.hasOwn(event, name) ? event[name] : undefined
}

/** A field as text: '' when absent, JSON when it is a structure. */
export function textOf(event: EventJson, name: string): string {
  return asText(fieldOf(event, name))
}

/** A field as a number; `undefined` when it is absent or no number. */
export function numberOf(event: EventJson, name: string): number | undefined {
  const value = fieldOf(event, name)
  const number = typeof value === 'string' && value !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

/** A field that is a list, also when it was kept as JSON text. */
export function listOf(event: EventJson, name: string): readonly JsonValue[] {
  return listFrom(fieldOf(event, name))
}

/** The parts of a JSON object; none for anything else. */
export function entriesOf(value: JsonValue | undefined): readonly (readonly [string, JsonValue])[] {
  const parsed = typeof value === 'string' ? parseBoundedJson(value) : value
  return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? Object.entries(parsed) : []
}

/** Which of the nine logs; audit for an event that names none, which the API does not send. */
export function logOf(event: EventJson): Category {
  const category = fieldOf(event, FIELD.category)
  return isCategory(category) ? category : 'ai_audit'
}

export function idOf(event: EventJson): string {
  return textOf(event, FIELD.eventId)
}

/** When Telltale took it in (ISO); falls back to the sender's claim. */
export function receivedOf(event: EventJson): string {
  return textOf(event, FIELD.eventIngested) || textOf(event, FIELD.timestamp)
}

/** When the sender says it happened, epoch milliseconds; 0 when it does not say. */
export function happenedMs(event: EventJson): number {
  const ms = Date.parse(textOf(event, FIELD.timestamp))
  return Number.isFinite(ms) ? ms : 0
}

/** The app that sent it; '' when it does not say. */
export function appOf(event: EventJson): string {
  return textOf(event, FIELD.serviceName)
}

/** Who it was done for, by the best name there is; '' when nobody is named. */
export function whoOf(event: EventJson): string {
  const names = [FIELD.userId, FIELD.userEmail, FIELD.userName, FIELD.changeActor, FIELD.auditApiKeyId]
  return names.map((name) => textOf(event, name)).find((text) => text !== '') ?? ''
}

/** The session that events belong to: the first that any of them names; '' when none does. */
export function sessionOf(events: readonly EventJson[]): string {
  return events.map((event) => textOf(event, FIELD.conversationId)).find((id) => id !== '') ?? ''
}
