import { FIELD, type FieldName, type JsonValue } from '@telltale/model'
import type { Canonical, EventDraft } from '../draft.ts'
import type { KeyedHash } from '../hash.ts'
import { isArray, isCutJson, isObject, jsonOrText, member, unquoted } from '../read/json-text.ts'
import type { Message } from '../read/message.ts'
import { textOfValue } from '../read/parts.ts'
import { isRedacted, leafText, toolCalls } from '../read/text.ts'
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
