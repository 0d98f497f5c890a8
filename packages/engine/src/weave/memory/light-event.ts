import { type AiEvent, FIELD, type JsonValue } from '@telltale/model'

/** What the weave reads of an event, and who and where it was, for those who tell of it; the rest is not kept. */
const READ: readonly string[] = [
  FIELD.rawRef,
  FIELD.userId,
  FIELD.userEmail,
  FIELD.userName,
  FIELD.userRoles,
  'user.groups',
  'user.group.name',
  'user.group.id',
  FIELD.organizationId,
  FIELD.serviceName,
  FIELD.environment,
  FIELD.agentId,
  FIELD.mcpServerName,
  FIELD.dialect,
  FIELD.traceId,
  FIELD.spanId,
  FIELD.parentSpanId,
  FIELD.conversationId,
  FIELD.agentName,
  FIELD.operation,
  FIELD.durationMs,
  FIELD.contentCaptured,
  FIELD.contentTruncated,
  FIELD.inputMessages,
  FIELD.promptText,
  FIELD.promptUntrustedText,
  FIELD.promptLength,
  FIELD.promptRole,
  FIELD.promptOrigin,
  FIELD.promptName,
  FIELD.dataSourceId,
  FIELD.retrievalQuery,
  FIELD.retrievalDocuments,
  FIELD.retrievalText,
  FIELD.memoryStoreId,
  FIELD.memoryQuery,
  FIELD.toolName,
  FIELD.toolCallId,
  FIELD.toolArguments,
  FIELD.toolArgumentsText,
  FIELD.toolResult,
  FIELD.toolResultSize,
  FIELD.toolDescription,
  FIELD.toolDefinitions,
  FIELD.toolEffect,
  FIELD.commandLine,
  FIELD.filePath,
  FIELD.dbQueryText,
  FIELD.dbReturnedRows,
  FIELD.dbNamespace,
  FIELD.dbSystem,
  FIELD.systemInstructions,
  FIELD.outputMessages,
  FIELD.responseText,
  FIELD.responseLength,
  FIELD.responseToolCalls,
  FIELD.urlFull,
  FIELD.urlDomain,
  FIELD.serverAddress,
]

/** What may still be kept of a trace; counted down. */
export interface Room {
  /** UTF-16 units of texts that are not kept yet. */
  length: number
  /** Values in structures. */
  values: number
  /** Texts that are kept, each once. */
  readonly texts: Map<string, string>
}

/** UTF-16 units of one text that are kept. */
const LONGEST_TEXT = 64 * 1024
const DEEPEST = 32
/** Structures of a trace without room; the mirrors of their texts stay. */
const FIRST_TO_GO: ReadonlySet<string> = new Set([FIELD.inputMessages, FIELD.toolDefinitions])

/** An event with what the weave reads of it, cut to the room that is left; equal texts of a trace are kept once. */
export function lightEvent(event: AiEvent, room: Room): AiEvent {
  const fields = new Map<string, JsonValue>()
  for (const name of READ) {
    const value = event.fields.get(name)
    if (value === undefined || (FIRST_TO_GO.has(name) && room.values <= 0)) continue
    fields.set(name, light(value, room, 0))
  }
  return { ...event, fields }
}

function light(value: JsonValue, room: Room, depth: number): JsonValue {
  if (typeof value === 'string') return lightText(value, room)
  if (typeof value !== 'object' || value === null) return value
  room.values -= 1
  if (depth > DEEPEST) return null
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map((item) => light(item, room, depth + 1))
  // A prototype may not be written to by a member that is called `__proto__`.
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, light(item as JsonValue, room, depth + 1)]),
  )
}

function lightText(text: string, room: Room): string {
  const known = room.texts.get(text)
  if (known !== undefined) return known
  const cut = text.slice(0, Math.max(0, Math.min(LONGEST_TEXT, room.length)))
  room.length -= cut.length
  // The names and numbers of a trace are many and short.
  if (cut.length > 32) room.texts.set(text.length === cut.length ? cut : text, cut)
  return cut
}
