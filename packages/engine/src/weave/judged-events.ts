import { type AiEvent, FIELD, type JsonValue } from '@telltale/model'
import { contentId } from '../normalize/hash.ts'
import { flowFields } from './flow-fields.ts'
import type { TraceGraph } from './graph.ts'

/** What a judgement keeps of the event it is about: who, where, and which thing was done. */
const KEPT: readonly string[] = [
  FIELD.rawRef,
  FIELD.traceId,
  FIELD.spanId,
  FIELD.parentSpanId,
  FIELD.conversationId,
  FIELD.userId,
  FIELD.userEmail,
  FIELD.organizationId,
  FIELD.serviceName,
  FIELD.environment,
  FIELD.agentName,
  FIELD.agentId,
  FIELD.toolName,
  FIELD.toolCallId,
  FIELD.mcpServerName,
  FIELD.toolEffect,
  FIELD.dbReturnedRows,
  FIELD.serverAddress,
  FIELD.urlDomain,
  FIELD.dialect,
]

/**
 * An event for each action and answer of a trace: `tool.judged`, `response.judged`, …, beside the events they are about and
 * after them. What rules ask of flows is in their fields. A judgement that changed has another id; the same has the same.
 */
export function judgedEvents(graph: TraceGraph, events: readonly AiEvent[], nowMs?: number): readonly AiEvent[] {
  const known = new Map(events.map((event) => [event.id, event]))
  return [...flowFields(graph, events)].flatMap(([id, fields]) => {
    const about = known.get(id)
    return about === undefined || fields.size === 0 ? [] : [judge(about, fields, nowMs)]
  })
}

function judge(about: AiEvent, judgement: ReadonlyMap<string, JsonValue>, nowMs: number | undefined): AiEvent {
  const fields = new Map<string, JsonValue>()
  for (const name of KEPT) {
    const value = about.fields.get(name)
    if (value !== undefined) fields.set(name, value)
  }
  for (const [name, value] of judgement) fields.set(name, value)
  const [object = 'event'] = about.action.split('.')
  return {
    ...about,
    id: contentId(`${about.tenant}\0judged\0${about.id}\0${JSON.stringify([...judgement])}`),
    action: `${object}.judged`,
    receivedMs: nowMs ?? about.receivedMs,
    fields,
  }
}
