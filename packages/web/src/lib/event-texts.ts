import { type Category, type EventJson, FIELD, instructionsText } from '@telltale/model'
import { asText, entriesOf, fieldOf, listOf, logOf, textOf } from './event-fields.ts'
import { promptText, responseText } from './event-summary.ts'
import { readMessages, type Trust } from './messages.ts'

/** A text an event carries, with where its words come from. */
export interface EventText {
  readonly title: string
  readonly trust: Trust
  readonly text: string
  /** True for what a machine wrote: arguments, queries, results. */
  readonly mono: boolean
}

/** Every text of an event worth reading, the one that says most first; none when no content was sent. */
export function textsOf(event: EventJson): readonly EventText[] {
  return READERS[logOf(event)](event).filter((text) => text.text !== '')
}

const READERS: Readonly<Record<Category, (event: EventJson) => readonly EventText[]>> = {
  ai_prompt: (event) => [
    prose('The user asked', 'principal', promptText(event)),
    prose('Untrusted words in the same request', 'untrusted', textOf(event, FIELD.promptUntrustedText)),
    ...history(event),
  ],
  ai_guardrail: (event) => [
    prose('Its reason', 'system', textOf(event, FIELD.guardrailResultReason)),
    prose('What it looked at', 'untrusted', textOf(event, FIELD.guardrailInput)),
    prose('What it let through', 'untrusted', textOf(event, FIELD.guardrailOutput)),
  ],
  ai_retrieval: (event) => [
    code('Asked for', 'model', textOf(event, FIELD.retrievalQuery) || textOf(event, FIELD.memoryQuery)),
    ...documentsOf(event).map((document, i) =>
      prose(document.title || `Document ${i + 1}`, 'untrusted', document.text),
    ),
  ],
  ai_tool: (event) => [
    code('Arguments', 'model', textOf(event, FIELD.toolArguments) || textOf(event, FIELD.toolArgumentsText)),
    code('Query', 'model', textOf(event, FIELD.dbQueryText)),
    code('Result', 'untrusted', textOf(event, FIELD.toolResult)),
    prose('What the tool says it does', 'untrusted', textOf(event, FIELD.toolDescription)),
    prose('Error', 'untrusted', textOf(event, FIELD.errorMessage)),
  ],
  ai_system_prompt: (event) => [
    prose('Instructions in force', 'system', instructionsOf(event)),
    code('Tool definitions', 'system', textOf(event, FIELD.toolDefinitions)),
  ],
  ai_usage: () => [],
  ai_egress: (event) => [
    code('Address', 'model', textOf(event, FIELD.urlFull)),
    code('Query', 'model', textOf(event, FIELD.dbQueryText)),
    prose('Error', 'untrusted', textOf(event, FIELD.errorMessage)),
  ],
  ai_response: (event) => [
    prose('The model said', 'model', responseText(event)),
    ...readMessages(listOf(event, FIELD.outputMessages))
      .filter((part) => part.what !== 'text')
      .map((part) => code(part.what, part.trust, part.text)),
    prose('Error', 'untrusted', textOf(event, FIELD.errorMessage)),
  ],
  ai_audit: (event) => [code('Changes', 'untrusted', textOf(event, FIELD.auditChanges))],
}

/** The system prompt as one text. */
export function instructionsOf(event: EventJson): string {
  return instructionsText(fieldOf(event, FIELD.systemInstructions))
}

/** A retrieved document: how it names itself, how alike it was, and its text where one was sent. */
interface RetrievedDocument {
  readonly title: string
  readonly score: number | undefined
  readonly text: string
}

/** The documents of a retrieval in their order. */
export function documentsOf(event: EventJson): readonly RetrievedDocument[] {
  const texts = listOf(event, FIELD.retrievalText)
  const sources = listOf(event, FIELD.retrievalSources)
  const documents = listOf(event, FIELD.retrievalDocuments)
  const count = Math.max(documents.length, texts.length)
  return Array.from({ length: count }, (_, i) => {
    const fields = new Map(entriesOf(documents[i]))
    const score = fields.get('score')
    const title = ['title', 'source', 'id'].map((name) => asText(fields.get(name))).find((text) => text !== '')
    return {
      title: title ?? asText(sources[i]),
      score: typeof score === 'number' ? score : undefined,
      text: asText(texts[i]) || asText(fields.get('content')),
    }
  })
}

function history(event: EventJson): readonly EventText[] {
  const shown = promptText(event)
  return readMessages(listOf(event, FIELD.inputMessages))
    .filter((part) => part.text !== shown)
    .map((part) => ({
      title: `${part.role}: ${part.what}`,
      trust: part.trust,
      text: part.text,
      mono: part.what !== 'text',
    }))
}

function prose(title: string, trust: Trust, text: string): EventText {
  return { title, trust, text, mono: false }
}

function code(title: string, trust: Trust, text: string): EventText {
  return { title, trust, text, mono: true }
}

/** Every field of an event for the Fields tab, canonical names first, in order of the alphabet. */
export function fieldRows(event: EventJson): readonly { readonly name: string; readonly text: string }[] {
  return Object.keys(event)
    .sort()
    .map((name) => ({ name, text: asText(fieldOf(event, name)) }))
    .filter((row) => row.text !== '')
}

// What every event has: it says where the event belongs, not what it says.
const COMMON: ReadonlySet<string> = new Set([
  ...[
    FIELD.timestamp,
    FIELD.eventId,
    FIELD.eventIngested,
    FIELD.category,
    FIELD.traceId,
    FIELD.spanId,
    FIELD.parentSpanId,
  ],
  ...[FIELD.serviceName, FIELD.serviceVersion, FIELD.serviceInstance, FIELD.environment, FIELD.hostName, FIELD.tenant],
  ...[FIELD.dialect, FIELD.schemaUrl, FIELD.sourceEventName, FIELD.mappingVersion, FIELD.rawRef, FIELD.contentCaptured],
])

/** Longer than this a value is a text and stands in a well of its own. */
const SHORT = 160

/** The short facts an event tells besides what every event has: verdict, tokens, address, status. */
export function factRows(event: EventJson): readonly { readonly name: string; readonly text: string }[] {
  const shown = new Set(textsOf(event).map((text) => text.text))
  return fieldRows(event).filter(
    (row) => !COMMON.has(row.name) && row.text.length <= SHORT && !row.text.includes('\n') && !shown.has(row.text),
  )
}
