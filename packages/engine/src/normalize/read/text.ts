import type { JsonValue } from '@telltale/model'
import type { Message, Part } from './message.ts'
import { textOfValue } from './parts.ts'

/** The text that stands in parts of type text, joined by line breaks. */
export function partsText(parts: readonly Part[]): string {
  let text: string | undefined
  for (const part of parts) {
    if (part.type !== 'text' && part.type !== 'refusal') continue
    const content = part.content
    if (typeof content === 'string') text = text === undefined ? content : `${text}\n${content}`
  }
  return text ?? ''
}

/** The newest text that a user wrote; '' when there is none. */
export function newestUserText(messages: readonly Message[]): string {
  for (let i = messages.length - 1; i >= 0; i -= 1) {
    const message = messages[i]
    if (message?.role !== 'user') continue
    const text = partsText(message.parts)
    if (text !== '') return text
  }
  return ''
}

/**
 * What a request adds to a conversation that is sent whole each time: the messages after the model's last answer. An
 * answer that the request itself begins for the model (it then stands last) ends no conversation.
 */
export function newMessages(messages: readonly Message[]): readonly Message[] {
  let last = messages.length - 1
  while (last >= 0 && messages[last]?.role === 'assistant') last -= 1
  while (last >= 0 && messages[last]?.role !== 'assistant') last -= 1
  return last === -1 ? messages : messages.slice(last + 1)
}

/** Text that neither the user nor the application wrote: what tools gave back. Where indirect injection comes in. */
export function untrustedText(messages: readonly Message[]): string {
  const texts: string[] = []
  for (const message of messages) {
    for (const part of message.parts) {
      if (part.type === 'tool_call_response') texts.push(textOfValue(part.response ?? ''))
      else if (part.type === 'server_tool_call_response') texts.push(textOfValue(part))
    }
  }
  return texts.join('\n')
}

/** Parts of all messages of role system, in order. */
export function systemParts(messages: readonly Message[]): readonly Part[] {
  const first = messages.some((message) => message.role === 'system')
  return first ? messages.flatMap((message) => (message.role === 'system' ? message.parts : [])) : []
}

/** Tool calls that messages ask for, in order. */
export function toolCalls(messages: readonly Message[]): readonly Part[] {
  const calls: Part[] = []
  for (const message of messages) {
    for (const part of message.parts) {
      if (part.type === 'tool_call' || part.type === 'server_tool_call') calls.push(part)
    }
  }
  return calls
}

/** Results of tools that messages bring to the model, in order. */
export function toolResults(messages: readonly Message[]): readonly Part[] {
  return messages.flatMap((message) => message.parts.filter((part) => part.type === 'tool_call_response'))
}

/** Texts of the assistant's answer, joined. */
export function answerText(messages: readonly Message[]): string {
  const texts = messages.map((message) => partsText(message.parts)).filter((text) => text !== '')
  return texts.length === 1 ? (texts[0] ?? '') : texts.join('\n')
}

const MARKERS = ['<REDACTED>', '[REDACTED]', '__REDACTED__']

/** Whether a sender put a marker where text was. */
export function isRedacted(text: string): boolean {
  return MARKERS.some((marker) => text.includes(marker))
}

/** Every text, number and boolean in a value, one a line: what `contains` rules look at. */
export function leafText(value: JsonValue): string {
  if (typeof value === 'string') return value
  const leaves: string[] = []
  collect(value, leaves)
  return leaves.join('\n')
}

function collect(value: JsonValue, into: string[]): void {
  if (value === null) return
  if (typeof value !== 'object') into.push(String(value))
  else for (const item of Object.values(value)) collect(item as JsonValue, into)
}
