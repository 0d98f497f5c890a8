import { type AiEvent, type Category, FIELD, type JsonValue, type StoredFinding } from '@telltale/model'

export const TRACE = 'a'.repeat(32)
let count = 0

/** An event of one trace at a second of it. */
export function fakeEvent(
  category: Category,
  action: string,
  { at, span, ...fields }: { readonly at: number; readonly span: string; readonly [name: string]: JsonValue },
): AiEvent {
  count += 1
  return {
    id: `event${String(count).padStart(5, '0')}`,
    tenant: 'acme',
    category,
    action,
    timeUnixNano: BigInt(at) * 1_000_000_000n,
    receivedMs: at * 1000,
    seq: count,
    fields: new Map<string, JsonValue>([
      [FIELD.traceId, TRACE],
      [FIELD.spanId, span],
      ...Object.entries(fields).map(([name, value]) => [name, value] as const),
    ]),
  }
}

/** What a user asked, as a request to the model with what it knew by then. */
export function fakePrompt(
  at: number,
  span: string,
  parts: readonly (readonly [role: string, text: string])[],
): AiEvent {
  const messages = parts.map(([role, text]) => ({
    role,
    parts: [
      role === 'tool'
        ? { type: 'tool_call_response', id: `id-${text.length}`, response: text }
        : { type: 'text', content: text },
    ],
  }))
  return fakeEvent('ai_prompt', 'prompt.submitted', { at, span, [FIELD.inputMessages]: messages })
}

/** A call that ran for a second and what came back. */
export function fakeCall(
  at: number,
  tool: string,
  { args, result }: { readonly args: JsonValue; readonly result?: string },
): AiEvent {
  return fakeEvent('ai_tool', 'tool.executed', {
    at,
    span: `span-${tool}-${at}`,
    [FIELD.toolName]: tool,
    [FIELD.toolCallId]: `call-${tool}-${at}`,
    [FIELD.durationMs]: 1000,
    [FIELD.toolArguments]: args,
    ...(result !== undefined && { [FIELD.toolResult]: result }),
  })
}

/** An answer without calls. */
export function fakeAnswer(at: number, span: string, text: string): AiEvent {
  return fakeEvent('ai_response', 'response.generated', { at, span, [FIELD.responseText]: text })
}

/** A finding in the result of a call, where `evidence` stands. */
export function fakeFinding(event: AiEvent, evidence: string, field: string = FIELD.toolResult): StoredFinding {
  const text = String(event.fields.get(field))
  const start = text.indexOf(evidence)
  return {
    detector: 'classify/injection',
    label: 'injection',
    score: 0.9,
    start,
    end: start + evidence.length,
    reason: 'It gives orders.',
    atlas: [],
    owasp: [],
    id: `finding-${event.id}`,
    tenant: event.tenant,
    eventId: event.id,
    traceId: TRACE,
    timeUnixNano: event.timeUnixNano,
    receivedMs: event.receivedMs,
    field,
    index: 0,
  }
}
