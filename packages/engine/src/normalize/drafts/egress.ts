import { FIELD, type FieldName } from '@telltale/model'
import type { Canonical, EventDraft } from '../draft.ts'
import { pick } from './pick.ts'

const EGRESS_FIELDS: readonly FieldName[] = [
  FIELD.serverAddress,
  FIELD.serverPort,
  FIELD.urlFull,
  FIELD.urlDomain,
  FIELD.httpMethod,
  FIELD.httpStatus,
  FIELD.httpRequestSize,
  FIELD.httpResponseSize,
  FIELD.networkTransport,
  FIELD.networkProtocol,
  FIELD.dbSystem,
  FIELD.dbNamespace,
  FIELD.dbQueryText,
  FIELD.dbOperation,
  FIELD.dbCollection,
  FIELD.dbReturnedRows,
  FIELD.mcpMethod,
  FIELD.mcpSessionId,
  FIELD.toolName,
  FIELD.toolCallId,
  FIELD.durationMs,
  FIELD.egressBytesOut,
  FIELD.egressAuthScheme,
  FIELD.egressFirstSeen,
]

/** What left the process and where it went: `egress.request`. The initiator is added by whoever knows the trace. */
export function draftEgress(from: Canonical, timeUnixNano: bigint): EventDraft {
  const fields = pick(from, EGRESS_FIELDS)
  const sent = fields.get(FIELD.httpRequestSize)
  if (typeof sent === 'number') fields.set(FIELD.egressBytesOut, sent)
  fields.set(FIELD.contentCaptured, fields.has(FIELD.dbQueryText))
  return { category: 'ai_egress', action: 'egress.request', timeUnixNano, fields }
}
