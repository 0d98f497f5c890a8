import type { Category } from './category.ts'
import type { Fields } from './event.ts'
import { FIELD } from './fields.ts'
import type { JsonValue } from './json-value.ts'
import { type MessageText, readMessageTexts } from './message-texts.ts'
import type { ScanRole } from './scan.ts'
import { instructionsText, listFrom, memberOf, shownText } from './shown-text.ts'

/** One text of an event that is scanned, as it is shown: offsets of findings are offsets of `text`. */
export interface ScannedText {
  readonly field: string
  /** Which text of the field: of a list of documents or message parts the place, else 0. */
  readonly index: number
  readonly role: ScanRole
  readonly text: string
  /** Where the text was joined from others: each part means the same when it stands alone. */
  readonly cuts?: readonly number[]
}

type Read = (fields: Fields) => readonly ScannedText[]

/** Fields that are one text, and where that text comes from. */
const TEXTS: readonly (readonly [string, ScanRole])[] = [
  [FIELD.retrievalQuery, 'user'],
  [FIELD.memoryQuery, 'user'],
  [FIELD.toolArguments, 'tool_arguments'],
  [FIELD.commandLine, 'tool_arguments'],
  [FIELD.filePath, 'tool_arguments'],
  [FIELD.dbQueryText, 'tool_arguments'],
  [FIELD.mcpResourceUri, 'tool_arguments'],
  [FIELD.toolResult, 'tool'],
  [FIELD.toolDescription, 'tool_definition'],
  [FIELD.toolDefinitions, 'tool_definition'],
  [FIELD.guardrailResultReason, 'tool'],
  [FIELD.errorMessage, 'tool'],
  [FIELD.evaluationExplanation, 'response'],
  [FIELD.changeReason, 'user'],
  [FIELD.auditChanges, 'user'],
]

/** Fields that take more than their value: parts, pieces, or a role that another field tells. */
const READERS: readonly (readonly [readonly string[], Read])[] = [
  [[FIELD.promptText, FIELD.promptUntrustedText, FIELD.inputMessages], readPrompt],
  [[FIELD.systemInstructions], (fields) => whole(FIELD.systemInstructions, 'system', instructionsOf(fields))],
  [[FIELD.retrievalText, FIELD.retrievalDocuments], readDocuments],
  [[FIELD.responseText, FIELD.outputMessages], readResponse],
  [[FIELD.guardrailInput, FIELD.guardrailOutput], readGuardrail],
  [[FIELD.urlFull], (fields) => whole(FIELD.urlFull, roleOfUrl(fields), shownText(fields.get(FIELD.urlFull)))],
]

/** Texts made of other fields of the same event, and names and addresses that nobody reads as a text. */
const MIRRORS: readonly string[] = [
  FIELD.toolArgumentsText,
  FIELD.retrievalSources,
  FIELD.responseUrls,
  FIELD.responseToolCalls,
  FIELD.finishReasons,
  FIELD.schemaUrl,
  FIELD.traceId,
  FIELD.spanId,
  FIELD.parentSpanId,
]

const KNOWN: ReadonlySet<string> = new Set([
  ...TEXTS.map(([field]) => field),
  ...READERS.flatMap(([fields]) => fields),
  ...MIRRORS,
])

/** What other texts of a log are taken for. */
const ROLE_OF_REST: Readonly<Record<Category, ScanRole>> = {
  ai_prompt: 'user',
  ai_guardrail: 'tool',
  ai_retrieval: 'retrieval',
  ai_tool: 'tool',
  ai_system_prompt: 'system',
  ai_usage: 'user',
  ai_egress: 'tool_arguments',
  ai_response: 'response',
  ai_audit: 'user',
}

/** Shorter values of fields that are not known for their text are names and numbers. */
const SHORTEST_REST = 40
/** Looking for longer texts in others costs more than scanning them twice. */
const LONGEST_SEARCHED = 20_000
/** A sender may make up any number of fields. */
const MOST_REST = 100
const NAMELESS =
  /(^|[._])(id|ids|hash|ref|url_hash|fingerprint|checksum|digest|version)$|^telltale\.(risk|source|raw)\./
const HEX = /^[0-9a-fA-F-]{16,128}$/

/**
 * Every text of an event that is worth a look, each once, in the form in which it is shown. The scanner and the screens
 * both go by this list, so that a finding's offsets mean the same to both.
 */
export function readScannedTexts(category: Category, fields: Fields): readonly ScannedText[] {
  const found: ScannedText[] = []
  const seen = new Set<string>()
  const add = (texts: readonly ScannedText[]) => {
    for (const item of texts) {
      if (item.text.trim() === '' || seen.has(item.text)) continue
      seen.add(item.text)
      found.push(item)
    }
  }
  for (const [, read] of READERS) add(read(fields))
  for (const [field, role] of TEXTS) add(whole(field, role, shownText(fields.get(field))))
  if (!fields.has(FIELD.toolArguments))
    add(whole(FIELD.toolArgumentsText, 'tool_arguments', shownText(fields.get(FIELD.toolArgumentsText))))
  add(readRest(category, fields))
  return found
}

function whole(field: string, role: ScanRole, text: string): readonly ScannedText[] {
  return text === '' ? [] : [{ field, index: 0, role, text }]
}

function readPrompt(fields: Fields): readonly ScannedText[] {
  const prompt = shownText(fields.get(FIELD.promptText))
  const untrusted = shownText(fields.get(FIELD.promptUntrustedText))
  const parts = readMessageTexts(fields.get(FIELD.inputMessages))
  const results = parts.filter((part) => part.isResult)
  const cuts = cutsOf(
    untrusted,
    results.map((part) => part.text),
  )
  const rest = untrusted === '' ? parts : parts.filter((part) => !part.isResult || !isCovered(part, untrusted, cuts))
  return [
    ...whole(FIELD.promptText, parts.length > 0 ? 'user' : roleOfPrompt(fields), prompt),
    ...whole(FIELD.promptUntrustedText, 'tool', untrusted).map((item) =>
      cuts === undefined ? item : { ...item, cuts },
    ),
    ...rest.map(({ index, role, text }) => ({ field: FIELD.inputMessages, index, role, text })),
  ]
}

/** Whether a result stands in the untrusted text, which was made of all of them. */
function isCovered(part: MessageText, untrusted: string, cuts: readonly number[] | undefined): boolean {
  return (
    cuts !== undefined || part.isStructure || (part.text.length < LONGEST_SEARCHED && untrusted.includes(part.text))
  )
}

const ROLES_OF_ORIGIN = new Map<string, ScanRole>([
  ['system', 'system'],
  ['developer', 'system'],
  ['tool', 'tool'],
  ['retrieval', 'retrieval'],
])

/** A prompt that came without its messages says itself who wrote it. */
function roleOfPrompt(fields: Fields): ScanRole {
  const said = [fields.get(FIELD.promptOrigin), fields.get(FIELD.promptRole)]
  return said.map((word) => ROLES_OF_ORIGIN.get(shownText(word))).find((role) => role !== undefined) ?? 'user'
}

/** The address of a model is set up by who runs the application, often on the own machine or network; others are asked for. */
function roleOfUrl(fields: Fields): ScanRole {
  return shownText(fields.get(FIELD.egressInitiator)) === 'model_call' ? 'system' : 'tool_arguments'
}

/** Where `text` was joined of `parts` with line ends between; undefined when it was not. */
function cutsOf(text: string, parts: readonly string[]): readonly number[] | undefined {
  const cuts: number[] = []
  let at = 0
  for (const part of parts) {
    if (!text.startsWith(part, at)) return undefined
    at += part.length + 1
    cuts.push(at)
  }
  return cuts.length > 0 && at === text.length + 1 ? cuts.slice(0, -1) : undefined
}

function instructionsOf(fields: Fields): string {
  return instructionsText(fields.get(FIELD.systemInstructions))
}

function readResponse(fields: Fields): readonly ScannedText[] {
  const text = shownText(fields.get(FIELD.responseText))
  const parts = readMessageTexts(fields.get(FIELD.outputMessages), 'response')
  return [
    ...whole(FIELD.responseText, 'response', text),
    // What the model said is joined of these; what it thought and called stands only here.
    ...parts
      .filter((part) => !(part.isText && part.text.length < LONGEST_SEARCHED && text.includes(part.text)))
      .map(({ index, role, text: said }) => ({ field: FIELD.outputMessages, index, role, text: said })),
  ]
}

/** Each document alone, with the name it gives itself where that is long enough to say something. */
function readDocuments(fields: Fields): readonly ScannedText[] {
  const texts = listFrom(fields.get(FIELD.retrievalText))
  const documents = listFrom(fields.get(FIELD.retrievalDocuments))
  const found: ScannedText[] = []
  for (let index = 0; index < Math.max(texts.length, documents.length); index += 1) {
    const text = shownText(texts[index])
    const document = documents[index]
    const content = shownText(memberOf(document, 'content') ?? (typeof document === 'string' ? document : undefined))
    if (text !== '') found.push({ field: FIELD.retrievalText, index, role: 'retrieval', text })
    else found.push({ field: FIELD.retrievalDocuments, index, role: 'retrieval', text: content })
    for (const key of ['title', 'source']) {
      const name = shownText(memberOf(document, key))
      if (name.length > SHORTEST_REST)
        found.push({ field: `${FIELD.retrievalDocuments}.${key}`, index, role: 'retrieval', text: name })
    }
  }
  return found
}

const ROLES_OF_TARGET = new Map<string, ScanRole>([
  ['input', 'user'],
  ['output', 'response'],
  ['tool_call', 'tool_arguments'],
  ['tool_result', 'tool'],
  ['tool_definition', 'tool_definition'],
  ['retrieval', 'retrieval'],
  ['memory', 'retrieval'],
])

function readGuardrail(fields: Fields): readonly ScannedText[] {
  const role = ROLES_OF_TARGET.get(shownText(fields.get(FIELD.guardrailTarget)))
  return [
    ...whole(FIELD.guardrailInput, role ?? 'user', shownText(fields.get(FIELD.guardrailInput))),
    ...whole(FIELD.guardrailOutput, role ?? 'response', shownText(fields.get(FIELD.guardrailOutput))),
  ]
}

function readRest(category: Category, fields: Fields): readonly ScannedText[] {
  const found: ScannedText[] = []
  for (const [field, value] of fields) {
    if (found.length >= MOST_REST) break
    if (KNOWN.has(field) || NAMELESS.test(field) || !isWorthReading(value)) continue
    const text = shownText(value)
    if (text.length > SHORTEST_REST && !HEX.test(text))
      found.push({ field, index: 0, role: ROLE_OF_REST[category], text })
  }
  return found
}

function isWorthReading(value: JsonValue): boolean {
  return typeof value === 'string' || (typeof value === 'object' && value !== null)
}
