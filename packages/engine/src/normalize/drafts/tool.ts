import { FIELD, type FieldName, type JsonValue } from '@telltale/model'
import type { Canonical, EventDraft } from '../draft.ts'
import type { KeyedHash } from '../hash.ts'
import { isArray, isCutJson, isObject, jsonOrText, member, unquoted } from '../read/json-text.ts'
import type { Message, Part } from '../read/message.ts'
import { textOfValue } from '../read/parts.ts'
import { isRedacted, leafText, newMessages, toolCalls, toolResults } from '../read/text.ts'
import { pick } from './pick.ts'
import { findUrls } from './urls.ts'

const TOOL_FIELDS: readonly FieldName[] = [
  FIELD.toolName,
  FIELD.toolType,
  FIELD.toolCallId,
  FIELD.toolDescription,
  FIELD.toolDecision,
  FIELD.toolDecisionSource,
  FIELD.toolSandboxed,
  FIELD.toolRiskTier,
  FIELD.mcpMethod,
  FIELD.mcpSessionId,
  FIELD.mcpResourceUri,
  FIELD.mcpProtocolVersion,
  FIELD.mcpServerName,
  FIELD.mcpServerTransport,
  FIELD.commandLine,
  FIELD.filePath,
  FIELD.urlFull,
  FIELD.skillName,
  FIELD.skillSourceUri,
  FIELD.skillResourceName,
  FIELD.durationMs,
]

/** One run of a tool, or one step in the life of an agent, as any dialect tells it. */
interface ToolRun {
  readonly fields: Canonical
  readonly action: string
  readonly args: JsonValue | undefined
  readonly result: JsonValue | undefined
  readonly timeUnixNano: bigint
}

/** A tool that ran, with its arguments, result and what the arguments give away. */
export function draftTool(run: ToolRun, hash: KeyedHash): EventDraft {
  const fields = pick(run.fields, TOOL_FIELDS)
  addArguments(fields, run.args)
  addResult(fields, run.result, hash)
  const description = fields.get(FIELD.toolDescription)
  if (typeof description === 'string') fields.set(FIELD.toolDefinitionHash, hash(description))
  fields.set(FIELD.contentCaptured, fields.has(FIELD.toolArguments) || fields.has(FIELD.toolResult))
  return { category: 'ai_tool', action: run.action, timeUnixNano: run.timeUnixNano, fields }
}

/** One `tool.requested` for each tool call that a model's answer asks for. */
export function draftRequestedTools(
  from: Canonical,
  messages: readonly Message[],
  timeUnixNano: bigint,
): readonly EventDraft[] {
  return toolCalls(messages).map((call) => {
    const fields = pick(from)
    if (typeof call.name === 'string') fields.set(FIELD.toolName, call.name)
    const id = call.call_id ?? call.id
    if (typeof id === 'string' && id !== '') fields.set(FIELD.toolCallId, id)
    fields.set(FIELD.toolType, call.type === 'server_tool_call' ? 'extension' : 'function')
    addArguments(fields, call.arguments ?? call.server_tool_call)
    fields.set(FIELD.contentCaptured, fields.has(FIELD.toolArguments))
    return { category: 'ai_tool', action: 'tool.requested', timeUnixNano, fields }
  })
}

/**
 * One `tool.executed` for each tool result that a request brings to the model for the first time. It was heard of
 * and not seen: how long the run took and how it failed is not known, and the model call's own time and error are not its.
 */
export function draftHeardTools(
  from: Canonical,
  messages: readonly Message[],
  timeUnixNano: bigint,
  hash: KeyedHash,
): readonly EventDraft[] {
  return toolResults(newMessages(messages)).map((part) =>
    draftHeardTool({ from, result: part, timeUnixNano }, findCall(messages, part), hash),
  )
}

/** The call that a tool's result answers, in the conversation before it. */
export function findCall(messages: readonly Message[], result: Part): Part | undefined {
  if (typeof result.id !== 'string' || result.id === '') return undefined
  return toolCalls(messages).find((call) => call.id === result.id)
}

interface HeardRun {
  readonly from: Canonical
  /** The part of a message that brings the result. */
  readonly result: Part
  readonly timeUnixNano: bigint
}

/** A tool run that a later request tells of, with the call it answers where the conversation shows it. */
export function draftHeardTool(run: HeardRun, call: Part | undefined, hash: KeyedHash): EventDraft {
  const fields = pick(run.from)
  for (const name of [FIELD.errorType, FIELD.errorMessage]) fields.delete(name)
  fields.set(FIELD.operation, 'execute_tool')
  const name = call?.name ?? run.result.name
  if (typeof name === 'string' && name !== '') fields.set(FIELD.toolName, name)
  const { id, response } = run.result
  if (typeof id === 'string' && id !== '') fields.set(FIELD.toolCallId, id)
  const { timeUnixNano } = run
  const tool = { fields, action: 'tool.executed', args: call?.arguments, result: response, timeUnixNano }
  const draft = draftTool(tool, hash)
  // Else it would be given the outcome of the model call that tells of it.
  draft.fields.set(FIELD.eventOutcome, 'unknown')
  return { ...draft, heard: true }
}

function addArguments(fields: Canonical, sent: JsonValue | undefined): void {
  if (sent === undefined || sent === null || sent === '') return
  const args = typeof sent === 'string' ? jsonOrText(sent) : sent
  fields.set(FIELD.toolArguments, args)
  const text = leafText(args)
  fields.set(FIELD.toolArgumentsText, text)
  if (typeof args === 'string' && isCutJson(args)) fields.set(FIELD.contentTruncated, true)
  if (isRedacted(text)) fields.set(FIELD.contentRedacted, true)
  for (const [field, names] of TELLING_ARGUMENTS) {
    const value = fields.has(field) ? undefined : firstText(args, names)
    if (value !== undefined && (field !== FIELD.urlFull || findUrls(value).length > 0)) fields.set(field, value)
  }
}

/** Argument names that say what a tool touches, whatever the tool is called. */
const TELLING_ARGUMENTS: readonly (readonly [FieldName, readonly string[]])[] = [
  [
    FIELD.commandLine,
    ['command', 'cmd', 'command_line', 'commandLine', 'full_command', 'bash_command', 'shell_command'],
  ],
  [FIELD.filePath, ['file_path', 'filePath', 'path', 'filepath', 'file', 'filename', 'file_name', 'notebook_path']],
  [FIELD.urlFull, ['url', 'uri', 'href', 'link', 'endpoint', 'webhook_url', 'webhook']],
]

function firstText(args: JsonValue, names: readonly string[]): string | undefined {
  if (!isObject(args)) return undefined
  for (const name of names) {
    const value = member(args, name)
    if (typeof value === 'string' && value !== '') return value
    if (isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string')) return value.join(' ')
  }
  return undefined
}

function addResult(fields: Canonical, sent: JsonValue | undefined, hash: KeyedHash): void {
  if (sent === undefined || sent === null || sent === '') return
  const result = typeof sent === 'string' ? unquoted(sent) : sent
  const text = textOfValue(result)
  fields.set(FIELD.toolResult, result)
  fields.set(FIELD.toolResultSize, Buffer.byteLength(text))
  fields.set(FIELD.toolResultHash, hash(text))
  if (isRedacted(text)) fields.set(FIELD.contentRedacted, true)
}
