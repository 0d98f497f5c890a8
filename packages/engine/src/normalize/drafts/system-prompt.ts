import { FIELD, type FieldName, type JsonValue } from '@telltale/model'
import type { Canonical, EventDraft } from '../draft.ts'
import type { KeyedHash } from '../hash.ts'
import { isArray, jsonOrText } from '../read/json-text.ts'
import type { Part } from '../read/message.ts'
import { isRedacted, partsText } from '../read/text.ts'
import { pick } from './pick.ts'

const SYSTEM_FIELDS: readonly FieldName[] = [FIELD.promptName, FIELD.promptVersion]

/** The hidden instructions of a call: texts, and the tools it was offered. */
interface HiddenContext {
  readonly system: readonly Part[]
  readonly tools: JsonValue | undefined
}

/** Which hidden instructions were in force: `system_prompt.used`; nothing when the record shows none. */
export function draftSystemPrompt(
  from: Canonical,
  hidden: HiddenContext,
  timeUnixNano: bigint,
  hash: KeyedHash,
): readonly EventDraft[] {
  const text = partsText(hidden.system)
  if (text === '') return []
  const fields = pick(from, SYSTEM_FIELDS)
  fields.set(FIELD.systemInstructions, hidden.system)
  fields.set(FIELD.systemPromptHash, hash(text))
  fields.set(FIELD.systemPromptLength, text.length)
  if (isRedacted(text)) fields.set(FIELD.contentRedacted, true)
  addTools(fields, hidden.tools, hash)
  fields.set(FIELD.contentCaptured, true)
  return [{ category: 'ai_system_prompt', action: 'system_prompt.used', timeUnixNano, fields }]
}

/** Adds the offered tools and one hash over them: tool schemas are hidden instructions too. */
function addTools(fields: Canonical, tools: JsonValue | undefined, hash: KeyedHash): void {
  if (tools === undefined || tools === null || tools === '') return
  const text = typeof tools === 'string' ? tools : JSON.stringify(tools)
  const list = typeof tools === 'string' ? jsonOrText(tools) : tools
  fields.set(
    FIELD.toolDefinitions,
    isArray(list) ? list.map((tool) => (typeof tool === 'string' ? jsonOrText(tool) : tool)) : list,
  )
  fields.set(FIELD.toolDefinitionsHash, hash(text))
}
