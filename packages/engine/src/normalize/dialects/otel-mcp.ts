import { FIELD, type OtlpSpan } from '@telltale/model'
import type { EventDraft } from '../draft.ts'
import { draftEgress } from '../drafts/egress.ts'
import { pick } from '../drafts/pick.ts'
import { draftRetrieval } from '../drafts/retrieval.ts'
import type { KeyedHash } from '../hash.ts'
import { MODEL_ROWS } from '../read/shared-rows.ts'
import { spanFields } from '../read/span-fields.ts'
import { SERVER_ROWS, TOOL_ROWS } from './otel-rows.ts'
import { readTool } from './otel-steps.ts'

const CLIENT = 3

/** Reads an MCP span: tool calls, resources, prompts; a client that goes over a network is egress too. */
export function readMcp(span: OtlpSpan, hash: KeyedHash): readonly EventDraft[] {
  const method = span.attributes.get('mcp.method.name')
  return [...readMethod(span, method, hash), ...readEgress(span)]
}

function readMethod(span: OtlpSpan, method: unknown, hash: KeyedHash): readonly EventDraft[] {
  if (method === 'tools/call') return readTool(span, hash)
  const fields = spanFields(span, TOOL_ROWS, MODEL_ROWS)
  if (method === 'resources/read') {
    const uri = fields.get(FIELD.mcpResourceUri)
    if (typeof uri === 'string') fields.set(FIELD.dataSourceId, uri)
    const documents = typeof uri === 'string' ? [{ id: uri, source: uri }] : []
    const action = 'retrieval.performed'
    return [
      draftRetrieval(
        { fields, action, query: undefined, documents, count: undefined, timeUnixNano: span.startUnixNano },
        hash,
      ),
    ]
  }
  if (method !== 'prompts/get') return []
  const read = pick(fields, [FIELD.promptName, FIELD.promptVersion, FIELD.mcpMethod, FIELD.mcpSessionId])
  read.set(FIELD.contentCaptured, false)
  return [
    { category: 'ai_system_prompt', action: 'system_prompt.read', timeUnixNano: span.startUnixNano, fields: read },
  ]
}

function readEgress(span: OtlpSpan): readonly EventDraft[] {
  if (span.spanKind !== CLIENT || !span.attributes.has('server.address')) return []
  if (span.attributes.get('network.transport') === 'pipe') return []
  const egress = draftEgress(spanFields(span, SERVER_ROWS, TOOL_ROWS, MODEL_ROWS), span.startUnixNano)
  egress.fields.set(FIELD.egressInitiator, 'mcp')
  return [egress]
}
