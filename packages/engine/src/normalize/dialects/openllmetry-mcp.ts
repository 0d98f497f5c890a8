import { FIELD, type JsonValue, type OtlpSpan } from '@telltale/model'
import type { EventDraft } from '../draft.ts'
import { pick } from '../drafts/pick.ts'
import { draftRetrieval, readDocuments } from '../drafts/retrieval.ts'
import type { KeyedHash } from '../hash.ts'
import { member, textMember } from '../read/json-text.ts'
import { MODEL_ROWS } from '../read/shared-rows.ts'
import { spanFields } from '../read/span-fields.ts'
import { readEntity } from './openllmetry-content.ts'
import { TOOL_ROWS } from './otel-rows.ts'

const SUFFIX = '.mcp'

/** Whether a span is one of the MCP instrumentation's: named `<method>.mcp`, with its input or output. */
export function isMcpSpan(span: OtlpSpan): boolean {
  if (!span.name.endsWith(SUFFIX)) return false
  return span.attributes.has('traceloop.entity.output') || span.attributes.has('traceloop.entity.input')
}

/** Reads an MCP request other than a tool call: resources that were read, prompts that were fetched. */
export function readMcpSpan(span: OtlpSpan, hash: KeyedHash): readonly EventDraft[] {
  const method = span.name.slice(0, -SUFFIX.length)
  const fields = spanFields(span, TOOL_ROWS, MODEL_ROWS)
  fields.set(FIELD.mcpMethod, method)
  const input = readEntity(span.attributes, 'traceloop.entity.input')
  if (method === 'resources/read') {
    const uri = textMember(input, 'uri')
    if (uri !== undefined) for (const name of [FIELD.mcpResourceUri, FIELD.dataSourceId]) fields.set(name, uri)
    const documents = readDocuments(member(readEntity(span.attributes, 'traceloop.entity.output'), 'contents'))
    const action = 'retrieval.performed'
    const read = { fields, action, query: undefined, documents, count: undefined, timeUnixNano: span.startUnixNano }
    return [draftRetrieval(read, hash)]
  }
  if (method !== 'prompts/get') return []
  const name = textMember(input, 'name')
  const read = pick(fields, [FIELD.mcpMethod])
  if (name !== undefined) read.set(FIELD.promptName, name)
  read.set(FIELD.contentCaptured, false)
  return [
    { category: 'ai_system_prompt', action: 'system_prompt.read', timeUnixNano: span.startUnixNano, fields: read },
  ]
}

/** The arguments of an MCP tool call, out of `{tool_name, arguments}`; `undefined` for any other tool. */
export function mcpArguments(input: JsonValue | undefined): JsonValue | undefined {
  return textMember(input, 'tool_name') === undefined ? undefined : (member(input, 'arguments') ?? null)
}
