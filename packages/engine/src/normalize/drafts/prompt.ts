import { FIELD, type FieldName } from '@telltale/model'
import type { Canonical, EventDraft } from '../draft.ts'
import type { KeyedHash } from '../hash.ts'
import type { Message, MessageList } from '../read/message.ts'
import { newestUserText, untrustedText } from '../read/text.ts'
import { addContent } from './content.ts'
import { pick } from './pick.ts'

/** What a prompt says besides its text. */
export const PROMPT_SETTINGS: readonly FieldName[] = [
  FIELD.maxTokens,
  FIELD.temperature,
  FIELD.topP,
  FIELD.topK,
  FIELD.stream,
  FIELD.reasoningLevel,
  FIELD.previousResponseId,
  FIELD.compacted,
  FIELD.promptName,
  FIELD.promptVersion,
  FIELD.promptLength,
]

const PROMPT_CONTENT = { text: FIELD.promptText, length: FIELD.promptLength, hash: FIELD.promptHash }

/** Who wrote the newest message, by its role. */
const ORIGINS = new Map<string, string>([
  ['user', 'user'],
  ['tool', 'tool'],
  ['system', 'system'],
  ['assistant', 'agent'],
])

/** Some providers send what tools gave back as messages of the user. */
function originOf(last: Message): string {
  const isResult = last.parts.length > 0 && last.parts.every((part) => part.type === 'tool_call_response')
  return isResult ? 'tool' : (ORIGINS.get(last.role) ?? 'agent')
}

/** What was asked of the model: `prompt.submitted`. */
export function draftPrompt(from: Canonical, input: MessageList, timeUnixNano: bigint, hash: KeyedHash): EventDraft {
  const fields = pick(from, PROMPT_SETTINGS)
  const { messages } = input
  addContent(fields, PROMPT_CONTENT, newestUserText(messages), hash)
  const last = messages[messages.length - 1]
  if (last !== undefined) {
    fields.set(FIELD.inputMessages, messages)
    fields.set(FIELD.promptMessageCount, messages.length)
    fields.set(FIELD.promptRole, last.role)
    fields.set(FIELD.promptOrigin, originOf(last))
    fields.set(FIELD.contentCaptured, true)
    const untrusted = untrustedText(messages)
    if (untrusted !== '') fields.set(FIELD.promptUntrustedText, untrusted)
  }
  if (input.truncated) fields.set(FIELD.contentTruncated, true)
  return { category: 'ai_prompt', action: 'prompt.submitted', timeUnixNano, fields }
}
