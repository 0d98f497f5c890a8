import { FIELD, type FieldName } from '@telltale/model'
import type { Canonical, EventDraft } from '../draft.ts'
import type { KeyedHash } from '../hash.ts'
import { isRefusal } from '../read/finish-reasons.ts'
import type { MessageList, Part } from '../read/message.ts'
import { answerText, toolCalls } from '../read/text.ts'
import { addContent } from './content.ts'
import { pick } from './pick.ts'
import { findUrls } from './urls.ts'

/** What a response says besides its text. */
export const RESPONSE_FACTS: readonly FieldName[] = [
  FIELD.responseId,
  FIELD.finishReasons,
  FIELD.responseStatus,
  FIELD.outputType,
  FIELD.timeToFirstChunk,
  FIELD.durationMs,
]

const RESPONSE_CONTENT = { text: FIELD.responseText, length: FIELD.responseLength, hash: FIELD.responseHash }

/** What the model answered: `response.generated`, `.refused` or `.failed`. */
export function draftResponse(from: Canonical, output: MessageList, timeUnixNano: bigint, hash: KeyedHash): EventDraft {
  const fields = pick(from, RESPONSE_FACTS)
  const text = answerText(output.messages)
  addContent(fields, RESPONSE_CONTENT, text, hash)
  if (output.messages.length > 0) {
    fields.set(FIELD.outputMessages, output.messages)
    fields.set(FIELD.contentCaptured, true)
    addSignals(fields, text, toolCalls(output.messages))
  }
  if (output.truncated) fields.set(FIELD.contentTruncated, true)
  const refused = isRefused(from, output)
  if (refused) fields.set(FIELD.responseRefusal, true)
  const failed = from.has(FIELD.errorType) && output.messages.length === 0
  const action = refused ? 'response.refused' : failed ? 'response.failed' : 'response.generated'
  return { category: 'ai_response', action, timeUnixNano, fields }
}

function addSignals(fields: Canonical, text: string, calls: readonly Part[]): void {
  if (calls.length > 0)
    fields.set(
      FIELD.responseToolCalls,
      calls.map((call) => String(call.name ?? '')),
    )
  const urls = findUrls(text)
  if (urls.length > 0) fields.set(FIELD.responseUrls, urls)
  fields.set(FIELD.responseHasCode, text.includes('```'))
}

/** Whether the provider's safety system or the model itself refused to answer. */
export function isRefused(from: Canonical, output: MessageList): boolean {
  const reasons = from.get(FIELD.finishReasons)
  if (Array.isArray(reasons) && reasons.some((reason) => typeof reason === 'string' && isRefusal(reason))) return true
  return output.messages.some((message) => message.parts.some((part) => part.type === 'refusal'))
}
