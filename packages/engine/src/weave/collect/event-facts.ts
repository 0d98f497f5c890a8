import { type AiEvent, FIELD, shownText } from '@telltale/model'
import { argumentsHash } from '../../session/value/arguments-hash.ts'

/** A field as text; '' where it is absent. */
export function textIn(event: AiEvent, field: string): string {
  return shownText(event.fields.get(field))
}

/** When what an event tells began and ended, epoch milliseconds, as the sender says. */
export function timesOf(event: AiEvent): { readonly startMs: number; readonly endMs: number } {
  const toldMs = Number(event.timeUnixNano / 1000n) / 1000
  const told = event.fields.get(FIELD.durationMs)
  const tookMs = typeof told === 'number' && told > 0 && Number.isFinite(told) ? told : 0
  return isToldAtEnd(event) ? { startMs: toldMs - tookMs, endMs: toldMs } : { startMs: toldMs, endMs: toldMs + tookMs }
}

const AT_END: ReadonlySet<string> = new Set(['tool.requested', 'agent.finished'])

/** Spans tell tools, retrievals and requests by their start; a log without a span is written when it is over. */
function isToldAtEnd(event: AiEvent): boolean {
  return event.category === 'ai_response' || AT_END.has(event.action) || textIn(event, FIELD.spanId) === ''
}

/** Whether an event tells of one call of a tool. */
export function isToolCall(event: AiEvent): boolean {
  return event.category === 'ai_tool' && !event.action.startsWith('agent.')
}

/** The key of each tool call: its id, or its name and arguments and which of the equal ones it is. */
export function callKeys(events: readonly AiEvent[]): ReadonlyMap<string, string> {
  const keys = new Map<string, string>()
  const counts = new Map<string, number>()
  for (const event of events) {
    if (!isToolCall(event)) continue
    const id = textIn(event, FIELD.toolCallId)
    if (id !== '') {
      keys.set(event.id, `id\0${id}`)
      continue
    }
    const args = event.fields.get(FIELD.toolArguments) ?? event.fields.get(FIELD.toolArgumentsText)
    const like = `${textIn(event, FIELD.toolName)}\0${argumentsHash(args) ?? ''}`
    const count = (counts.get(`${event.action}\0${like}`) ?? 0) + 1
    counts.set(`${event.action}\0${like}`, count)
    keys.set(event.id, `like\0${like}\0${count}`)
  }
  return keys
}
