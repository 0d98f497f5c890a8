import { type AiEvent, type Category, FIELD, instructionsText, listFrom, shownText } from '@telltale/model'
import { member } from '../../normalize/read/json-text.ts'
import { readEgress, readToolCall } from './action-mentions.ts'
import { isToolCall, textIn } from './event-facts.ts'
import { mention, type Source } from './event-reader.ts'
import type { Mention } from './mention.ts'
import { hasCalls, readInputMessages, readOutputMessages } from './message-mentions.ts'
import { messageParts } from './message-parts.ts'

type Read = (source: Source) => readonly Mention[]

/** The texts that an event of each log tells. Usage and audit tell none. */
const READERS = new Map<Category, Read>([
  ['ai_system_prompt', readSystem],
  ['ai_prompt', readPrompt],
  ['ai_retrieval', readRetrieval],
  ['ai_tool', (source) => (isToolCall(source.event) ? readToolCall(source) : readAgent(source))],
  ['ai_egress', readEgress],
  ['ai_response', readResponse],
])

/** Every text that an event tells, each once. */
export function readMentions(source: Source): readonly Mention[] {
  const read = READERS.get(source.event.category)
  return [...(read?.(source) ?? []), ...readDefinitions(source)]
}

function readSystem(source: Source): readonly Mention[] {
  const text = instructionsText(source.event.fields.get(FIELD.systemInstructions))
  const name = textIn(source.event, FIELD.promptName)
  return text === ''
    ? []
    : [mention(source, { role: 'system_prompt', stage: 'system', field: FIELD.systemInstructions, text, name })]
}

const SYSTEM_ORIGINS: ReadonlySet<string> = new Set(['system', 'developer'])
const FETCHED_ORIGINS: ReadonlySet<string> = new Set(['tool', 'retrieval'])

function readPrompt(source: Source): readonly Mention[] {
  const messages = readInputMessages(source, source.event.fields.get(FIELD.inputMessages))
  if (messages.length > 0) return messages
  const text = textIn(source.event, FIELD.promptText)
  const untrusted = textIn(source.event, FIELD.promptUntrustedText)
  const length = source.event.fields.get(FIELD.promptLength)
  const isWithheld = text === '' && untrusted === '' && typeof length === 'number' && length > 0
  const stage = 'input'
  return [
    ...(text !== '' || isWithheld
      ? [
          mention(source, {
            ...promptRole(source.event),
            field: FIELD.promptText,
            text,
            ...(isWithheld && { length }),
          }),
        ]
      : []),
    ...(untrusted === ''
      ? []
      : [mention(source, { role: 'tool_result', stage, field: FIELD.promptUntrustedText, text: untrusted, rank: 2 })]),
  ]
}

/** A prompt that came without its messages says itself who wrote it. */
function promptRole(event: AiEvent): Pick<Mention, 'role' | 'stage'> {
  const origins = [textIn(event, FIELD.promptOrigin), textIn(event, FIELD.promptRole)]
  if (origins.some((origin) => SYSTEM_ORIGINS.has(origin))) return { role: 'system_prompt', stage: 'system' }
  const isFetched = event.fields.get(FIELD.promptUntrustedText) === undefined && FETCHED_ORIGINS.has(origins[0] ?? '')
  return { role: isFetched ? 'tool_result' : 'user_turn', stage: 'input' }
}

function readRetrieval(source: Source): readonly Mention[] {
  const { event } = source
  const isMemory = event.action.startsWith('memory.') || event.fields.has(FIELD.memoryStoreId)
  const texts = listFrom(event.fields.get(FIELD.retrievalText))
  const documents = listFrom(event.fields.get(FIELD.retrievalDocuments))
  const store = textIn(event, isMemory ? FIELD.memoryStoreId : FIELD.dataSourceId)
  const query = textIn(event, FIELD.retrievalQuery) || textIn(event, FIELD.memoryQuery)
  const found = query === '' ? [] : [argument(source, FIELD.retrievalQuery, { text: query, name: store })]
  for (let index = 0; index < Math.max(texts.length, documents.length); index += 1) {
    const document = documents[index]
    const text = shownText(texts[index]) || shownText(member(document, 'content'))
    const named = ['source', 'title', 'id'].map((key) => shownText(member(document, key))).find((name) => name !== '')
    const field = shownText(texts[index]) === '' ? FIELD.retrievalDocuments : FIELD.retrievalText
    if (text !== '')
      found.push(
        mention(source, {
          role: isMemory ? 'memory' : 'document',
          stage: 'result',
          field,
          index,
          text,
          name: named ?? store,
        }),
      )
  }
  return found
}

/** A text that a lookup or command was given, as an argument of a call of its own. */
function argument(source: Source, field: string, { text, name }: { readonly text: string; readonly name: string }) {
  const call = source.call === '' ? `event\0${source.event.id}` : source.call
  return mention(source, { role: 'tool_argument', stage: 'arguments', field, text, name, call, path: field })
}

/** What an agent was asked and what it said, where its model calls tell neither. */
function readAgent(source: Source): readonly Mention[] {
  const { event } = source
  return [
    ...readInputMessages(source, event.fields.get(FIELD.inputMessages)),
    ...readOutputMessages(source, event.fields.get(FIELD.outputMessages)),
  ]
}

function readResponse(source: Source): readonly Mention[] {
  const { event } = source
  const parts = messageParts(event.fields.get(FIELD.outputMessages), 'model')
  const text = textIn(event, FIELD.responseText)
  const role = hasCalls(source, parts) ? 'model_message' : 'response'
  const length = event.fields.get(FIELD.responseLength)
  const isWithheld = text === '' && parts.length === 0 && typeof length === 'number' && length > 0
  const name = textIn(event, FIELD.agentName)
  const whole = { role, stage: 'answer', field: FIELD.responseText, text, name } as const
  return [
    ...(text !== '' || isWithheld ? [mention(source, { ...whole, ...(isWithheld && { length }) })] : []),
    ...readOutputMessages(source, event.fields.get(FIELD.outputMessages)).filter(
      (part) => text === '' || !text.includes(part.text),
    ),
  ]
}

function readDefinitions(source: Source): readonly Mention[] {
  const { event } = source
  const found: Mention[] = []
  for (const [index, item] of listFrom(event.fields.get(FIELD.toolDefinitions)).slice(0, 1_000).entries()) {
    const name = shownText(member(item, 'name') ?? member(member(item, 'function'), 'name'))
    found.push(definition(source, FIELD.toolDefinitions, { text: shownText(item), name, index }))
  }
  const described = textIn(event, FIELD.toolDescription)
  if (described !== '')
    found.push(
      definition(source, FIELD.toolDescription, { text: described, name: textIn(event, FIELD.toolName), index: 0 }),
    )
  return found
}

function definition(
  source: Source,
  field: string,
  told: { readonly text: string; readonly name: string; readonly index: number },
) {
  return mention(source, { role: 'tool_definition', stage: 'definitions', field, call: '', ...told })
}
