import type { JsonValue } from '@telltale/model'
import type { JsonObject } from './json-text.ts'

/** One part of a message in OpenTelemetry's form: `type` says which (text, reasoning, tool_call, …). */
export type Part = JsonObject

/** One message in OpenTelemetry's form. */
export interface Message {
  readonly [key: string]: JsonValue
  readonly role: string
  readonly parts: readonly Part[]
}

/** Messages read from one attribute. */
export interface MessageList {
  readonly messages: readonly Message[]
  /** The sender cut the JSON off; the rest is kept as one text. */
  readonly truncated: boolean
  /** Tools offered to the model, when the same value named them. */
  readonly tools?: JsonValue
}

export const NO_MESSAGES: MessageList = { messages: [], truncated: false }

/** A message of one text part. */
export function textMessage(role: string, content: string): Message {
  return { role, parts: [textPart(content)] }
}

/** A text part. */
export function textPart(content: string): Part {
  return { type: 'text', content }
}
