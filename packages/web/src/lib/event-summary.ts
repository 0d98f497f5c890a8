import { type Category, type EventJson, FIELD } from '@telltale/model'
import { asText, entriesOf, listOf, logOf, numberOf, textOf } from './event-fields.ts'
import { formatBytes, plural, shortCount } from './format-number.ts'
import { readMessages } from './messages.ts'

/** Longer than any row shows: what stands behind is in the drawer. */
const MOST = 400

/** What happened, in one line made of the event's own words; still untrusted. */
export function summarize(event: EventJson): string {
  return SUMMARIES[logOf(event)](event).slice(0, MOST)
}

const SUMMARIES: Readonly<Record<Category, (event: EventJson) => string>> = {
  ai_prompt: (event) => quoted(promptText(event)) || sized(event, FIELD.promptLength, 'prompt'),
  ai_guardrail: summarizeGuardrail,
  ai_retrieval: summarizeRetrieval,
  ai_tool: summarizeTool,
  ai_system_prompt: summarizeSystemPrompt,
  ai_usage: summarizeUsage,
  ai_egress: summarizeEgress,
  ai_response: summarizeResponse,
  ai_audit: summarizeAudit,
}

/** What the person asked; '' when no text was sent. */
export function promptText(event: EventJson): string {
  const text = textOf(event, FIELD.promptText)
  if (text !== '') return text
  const parts = readMessages(listOf(event, FIELD.inputMessages))
  return parts.findLast((part) => part.trust === 'principal')?.text ?? ''
}

/** What the model answered; '' when no text was sent or it only asked for tools. */
export function responseText(event: EventJson): string {
  const text = textOf(event, FIELD.responseText)
  if (text !== '') return text
  return readMessages(listOf(event, FIELD.outputMessages))
    .filter((part) => part.what === 'text')
    .map((part) => part.text)
    .join('\n')
}

function summarizeGuardrail(event: EventJson): string {
  const name = textOf(event, FIELD.guardrailName) || 'guardrail'
  const verdict = textOf(event, FIELD.guardrailVerdict) || textOf(event, FIELD.guardrailResultValue) || 'no verdict'
  const score = numberOf(event, FIELD.guardrailRiskScore)
  const about = textOf(event, FIELD.guardrailRiskCategory) || textOf(event, FIELD.guardrailTarget)
  return join(`${name}: ${verdict}`, score === undefined ? '' : String(score), about)
}

function summarizeRetrieval(event: EventJson): string {
  const source = textOf(event, FIELD.dataSourceId) || textOf(event, FIELD.memoryStoreId)
  const count = numberOf(event, FIELD.retrievalDocumentCount) ?? listOf(event, FIELD.retrievalDocuments).length
  const query = quoted(textOf(event, FIELD.retrievalQuery) || textOf(event, FIELD.memoryQuery))
  const action = textOf(event, FIELD.eventAction)
  return join(source || (query === '' ? action : ''), query, plural(count, 'document'))
}

function summarizeTool(event: EventJson): string {
  const name = textOf(event, FIELD.toolName) || textOf(event, FIELD.agentName) || textOf(event, FIELD.eventAction)
  const args = entriesOf(event[FIELD.toolArguments])
  const inside = args.length > 0 ? args.map(([key, value]) => `${key}=${oneLine(asText(value))}`).join(', ') : ''
  const raw = inside || oneLine(textOf(event, FIELD.toolArgumentsText) || textOf(event, FIELD.dbQueryText))
  const step = textOf(event, FIELD.eventAction).split('.').at(-1) ?? ''
  const suffix = ['requested', 'approved', 'denied'].includes(step) ? ` ${step}` : ''
  return step === 'invoked' || step === 'created' || step === 'finished'
    ? `${name} ${step}`
    : `${name}(${raw})${suffix}`
}

function summarizeSystemPrompt(event: EventJson): string {
  const step = textOf(event, FIELD.eventAction).split('.').at(-1) ?? 'used'
  const name = join(textOf(event, FIELD.promptName), textOf(event, FIELD.promptVersion)).replaceAll(',', '')
  const hash = textOf(event, FIELD.systemPromptHash).slice(0, 12)
  return join(`${name || 'system prompt'} ${step}`, hash, sized(event, FIELD.systemPromptLength, ''))
}

function summarizeUsage(event: EventJson): string {
  const input = numberOf(event, FIELD.inputTokens)
  const output = numberOf(event, FIELD.outputTokens)
  const cost = numberOf(event, FIELD.costUsd)
  return join(
    input === undefined ? '' : `in ${shortCount(input)}`,
    output === undefined ? '' : `out ${shortCount(output)}`,
    cost === undefined ? '' : `$${cost.toFixed(cost < 0.1 ? 4 : 2)}`,
    textOf(event, FIELD.responseModel) || textOf(event, FIELD.requestModel),
  )
}

function summarizeEgress(event: EventJson): string {
  const method = textOf(event, FIELD.httpMethod) || textOf(event, FIELD.networkProtocol)
  const target = textOf(event, FIELD.urlFull) || textOf(event, FIELD.serverAddress) || textOf(event, FIELD.dbSystem)
  const bytes = numberOf(event, FIELD.egressBytesOut) ?? numberOf(event, FIELD.httpRequestSize)
  const words = [
    method,
    target,
    textOf(event, FIELD.httpStatus),
    bytes === undefined ? '' : `${formatBytes(bytes)} out`,
  ]
  return [...words, oneLine(textOf(event, FIELD.dbQueryText))].filter((word) => word !== '').join(' ')
}

function summarizeResponse(event: EventJson): string {
  const text = quoted(responseText(event))
  if (text !== '') return text
  const calls = listOf(event, FIELD.responseToolCalls).map((call) => asText(call))
  if (calls.length > 0) return `asks for ${calls.join(', ')}`
  return textOf(event, FIELD.errorMessage) || sized(event, FIELD.responseLength, 'answer')
}

function summarizeAudit(event: EventJson): string {
  const object = textOf(event, FIELD.auditObjectName) || textOf(event, FIELD.auditObjectId)
  return join(
    textOf(event, FIELD.auditType) || textOf(event, FIELD.eventAction),
    [textOf(event, FIELD.auditObjectType), object].filter((word) => word !== '').join(' '),
  )
}

function sized(event: EventJson, field: string, what: string): string {
  const length = numberOf(event, field)
  if (length !== undefined && length > 0) return `${what === '' ? '' : `${what} of `}${plural(length, 'character')}`
  return what === '' ? '' : `${what}, text not sent`
}

function quoted(text: string): string {
  const line = oneLine(text)
  return line === '' ? '' : `“${line}”`
}

/** The first stretch of a text without the white space around it; line ends stay to be marked. */
function oneLine(text: string): string {
  return text.slice(0, MOST).trim()
}

function join(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(', ')
}
