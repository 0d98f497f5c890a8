import { type JsonValue, listFrom, shownText } from '@telltale/model'
import { member } from '../../normalize/read/json-text.ts'

export type Speaker = 'system' | 'user' | 'model' | 'tool'

/** One part of a chat message; its place is counted as the scanner counts it, so that findings meet it. */
export interface MessagePart {
  /** Place among all parts of all messages. */
  readonly index: number
  readonly speaker: Speaker
  readonly kind: 'text' | 'reasoning' | 'call' | 'result'
  readonly text: string
  /** Id of the call that a part makes or answers; '' when it has none. */
  readonly callId: string
  /** Tool that is called; '' of anything else. */
  readonly tool: string
}

const SPEAKERS = new Map<string, Speaker>([
  ['system', 'system'],
  ['developer', 'system'],
  ['assistant', 'model'],
  ['model', 'model'],
  ['ai', 'model'],
  ['tool', 'tool'],
  ['function', 'tool'],
])

/** A conversation of more parts is older than what it is read for; the newest are kept. */
const MOST_PARTS = 2_000

/** The parts of a message list, newest 2,000, without pictures and sounds. */
export function messageParts(value: JsonValue | undefined, unnamed: Speaker = 'user'): readonly MessagePart[] {
  const found: MessagePart[] = []
  let index = 0
  for (const message of listFrom(value)) {
    const speaker = SPEAKERS.get(shownText(member(message, 'role')).toLowerCase()) ?? unnamed
    const parts = typeof message === 'string' ? message : (member(message, 'parts') ?? member(message, 'content'))
    const list = Array.isArray(parts) ? parts : parts === undefined ? [] : [parts]
    for (const part of list as readonly JsonValue[]) {
      if (shownText(member(part, 'type')) !== 'blob')
        found.push(readPart(part, { index, speaker, callId: shownText(member(message, 'tool_call_id')) }))
      index += 1
    }
  }
  return found.slice(-MOST_PARTS)
}

const RESULTS: ReadonlySet<string> = new Set(['tool_call_response', 'tool_result'])

function readPart(part: JsonValue, place: Pick<MessagePart, 'index' | 'speaker' | 'callId'>): MessagePart {
  const type = shownText(member(part, 'type')) || 'text'
  const callId = shownText(member(part, 'id') ?? member(part, 'tool_call_id')) || place.callId
  const at = { ...place, callId, tool: '' }
  if (type === 'tool_call')
    return { ...at, kind: 'call', text: shownText(member(part, 'arguments')), tool: shownText(member(part, 'name')) }
  if (RESULTS.has(type)) {
    const result = member(part, 'response') ?? member(part, 'result') ?? member(part, 'content')
    return { ...at, kind: 'result', text: shownText(result) }
  }
  const text = shownText(member(part, 'content') ?? member(part, 'text') ?? part)
  const isReasoning = type === 'reasoning' || type === 'thinking'
  return { ...at, kind: place.speaker === 'tool' ? 'result' : isReasoning ? 'reasoning' : 'text', text }
}
