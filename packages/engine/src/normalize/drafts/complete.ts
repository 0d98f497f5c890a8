import { type Category, FIELD, type FieldName } from '@telltale/model'
import type { Canonical } from '../draft.ts'
import type { KeyedHash } from '../hash.ts'
import { finishReason } from '../read/finish-reasons.ts'
import { isArray } from '../read/json-text.ts'
import { readMessages, readSystem } from '../read/messages.ts'
import { textOfValue } from '../read/parts.ts'
import { answerText, leafText, newestUserText, partsText, untrustedText } from '../read/text.ts'
import { verdictOf } from './guardrail.ts'
import { addTotal } from './usage.ts'

type Complete = (fields: Canonical, hash: KeyedHash) => void

const COMPLETERS = new Map<Category, Complete>([
  ['ai_prompt', completePrompt],
  ['ai_response', completeResponse],
  ['ai_system_prompt', completeSystemPrompt],
  ['ai_tool', completeTool],
  ['ai_retrieval', completeRetrieval],
  ['ai_usage', completeUsage],
  ['ai_guardrail', completeGuardrail],
])

/** Adds what can be worked out of a canonical event and is not there: texts, lengths, hashes, totals, verdicts. */
export function completeEvent(category: Category, fields: Canonical, hash: KeyedHash): void {
  COMPLETERS.get(category)?.(fields, hash)
  if (!fields.has(FIELD.contentCaptured))
    fields.set(
      FIELD.contentCaptured,
      CONTENT.some((name) => fields.has(name)),
    )
}

const CONTENT: readonly FieldName[] = [
  FIELD.promptText,
  FIELD.responseText,
  FIELD.systemInstructions,
  FIELD.toolArguments,
  FIELD.toolResult,
  FIELD.retrievalQuery,
  FIELD.retrievalText,
  FIELD.guardrailInput,
  FIELD.guardrailOutput,
  FIELD.dbQueryText,
  FIELD.auditChanges,
]

function setMissing(fields: Canonical, name: FieldName, make: () => string | number | boolean): void {
  if (!fields.has(name)) fields.set(name, make())
}

function completePrompt(fields: Canonical, hash: KeyedHash): void {
  const input = readMessages(fields.get(FIELD.inputMessages), 'user')
  if (input.messages.length > 0) {
    fields.set(FIELD.inputMessages, input.messages)
    setMissing(fields, FIELD.promptMessageCount, () => input.messages.length)
    const text = newestUserText(input.messages)
    const untrusted = untrustedText(input.messages)
    if (text !== '') setMissing(fields, FIELD.promptText, () => text)
    if (untrusted !== '') setMissing(fields, FIELD.promptUntrustedText, () => untrusted)
  }
  addTextFacts(fields, [FIELD.promptText, FIELD.promptLength, FIELD.promptHash], hash)
}

function completeResponse(fields: Canonical, hash: KeyedHash): void {
  const output = readMessages(fields.get(FIELD.outputMessages), 'assistant')
  if (output.messages.length > 0) {
    fields.set(FIELD.outputMessages, output.messages)
    const text = answerText(output.messages)
    if (text !== '') setMissing(fields, FIELD.responseText, () => text)
  }
  const reasons = fields.get(FIELD.finishReasons)
  if (typeof reasons === 'string') fields.set(FIELD.finishReasons, [finishReason(reasons)])
  else if (isArray(reasons))
    fields.set(
      FIELD.finishReasons,
      reasons.map((reason) => finishReason(String(reason))),
    )
  addTextFacts(fields, [FIELD.responseText, FIELD.responseLength, FIELD.responseHash], hash)
}

function addTextFacts(fields: Canonical, names: readonly [FieldName, FieldName, FieldName], hash: KeyedHash): void {
  const [textName, lengthName, hashName] = names
  const text = fields.get(textName)
  if (typeof text !== 'string' || text === '') return
  setMissing(fields, lengthName, () => text.length)
  setMissing(fields, hashName, () => hash(text))
}

function completeSystemPrompt(fields: Canonical, hash: KeyedHash): void {
  const parts = readSystem(fields.get(FIELD.systemInstructions))
  const text = partsText(parts)
  if (text !== '') {
    fields.set(FIELD.systemInstructions, parts)
    setMissing(fields, FIELD.systemPromptHash, () => hash(text))
    setMissing(fields, FIELD.systemPromptLength, () => text.length)
  }
  const tools = fields.get(FIELD.toolDefinitions)
  if (tools !== undefined)
    setMissing(fields, FIELD.toolDefinitionsHash, () => hash(typeof tools === 'string' ? tools : JSON.stringify(tools)))
}

function completeTool(fields: Canonical, hash: KeyedHash): void {
  const args = fields.get(FIELD.toolArguments)
  if (args !== undefined) setMissing(fields, FIELD.toolArgumentsText, () => leafText(args))
  const result = fields.get(FIELD.toolResult)
  if (result === undefined) return
  const text = textOfValue(result)
  setMissing(fields, FIELD.toolResultSize, () => Buffer.byteLength(text))
  setMissing(fields, FIELD.toolResultHash, () => hash(text))
}

function completeRetrieval(fields: Canonical, hash: KeyedHash): void {
  const query = fields.get(FIELD.retrievalQuery)
  if (typeof query === 'string' && query !== '') setMissing(fields, FIELD.retrievalQueryHash, () => hash(query))
  const documents = fields.get(FIELD.retrievalDocuments)
  if (isArray(documents)) setMissing(fields, FIELD.retrievalDocumentCount, () => documents.length)
}

function completeUsage(fields: Canonical): void {
  addTotal(fields)
  setMissing(fields, FIELD.usageScope, () => 'inference')
  setMissing(fields, FIELD.usageSource, () => 'event')
}

function completeGuardrail(fields: Canonical): void {
  const value = fields.get(FIELD.guardrailResultValue) ?? fields.get(FIELD.guardrailAction)
  if (typeof value === 'string') setMissing(fields, FIELD.guardrailVerdict, () => verdictOf(value))
}
