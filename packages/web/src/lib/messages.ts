import type { JsonValue } from '@telltale/model'
import { asText, entriesOf } from './event-fields.ts'

/** Where words come from. What cannot be told is untrusted. */
export type Trust = 'system' | 'principal' | 'untrusted' | 'model'

/** One part of a chat message, as the model was given it or gave it. */
interface MessagePart {
  readonly role: string
  readonly trust: Trust
  /** `text`, `tool call send_mail`, `tool result` … */
  readonly what: string
  readonly text: string
}

const TRUST_OF_ROLE = new Map<string, Trust>([
  ['system', 'system'],
  ['developer', 'system'],
  ['user', 'principal'],
  ['human', 'principal'],
  ['assistant', 'model'],
  ['model', 'model'],
  ['ai', 'model'],
  ['tool', 'untrusted'],
  ['function', 'untrusted'],
])

/** The parts of a message list in either form: OTel's `parts` or the provider's `content`. */
export function readMessages(messages: readonly JsonValue[]): readonly MessagePart[] {
  return messages.flatMap((message) => {
    if (typeof message === 'string')
      return [{ role: 'unknown', trust: 'untrusted' as const, what: 'text', text: message }]
    const fields = new Map(entriesOf(message))
    const role = asText(fields.get('role')) || 'unknown'
    const parts = fields.get('parts') ?? fields.get('content')
    const list = Array.isArray(parts) ? parts : parts === undefined ? [] : [parts]
    return list.map((part: JsonValue) => readPart(part, role))
  })
}

function readPart(part: JsonValue, role: string): MessagePart {
  const trust = TRUST_OF_ROLE.get(role.toLowerCase()) ?? 'untrusted'
  if (typeof part !== 'object' || part === null) return { role, trust, what: 'text', text: asText(part) }
  const fields = new Map(entriesOf(part))
  const type = asText(fields.get('type')) || 'text'
  if (type === 'tool_call') {
    return {
      role,
      trust: 'model',
      what: `tool call ${asText(fields.get('name'))}`,
      text: asText(fields.get('arguments')),
    }
  }
  if (type === 'tool_call_response' || type === 'tool_result') {
    const result = fields.get('response') ?? fields.get('result') ?? fields.get('content')
    return { role, trust: 'untrusted', what: 'tool result', text: asText(result) }
  }
  const content = fields.get('content') ?? fields.get('text')
  return { role, trust, what: type, text: content === undefined ? asText(part) : asText(content) }
}
