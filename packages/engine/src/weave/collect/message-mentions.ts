import { FIELD, type JsonValue } from '@telltale/model'
import { textIn } from './event-facts.ts'
import { mention, type Source } from './event-reader.ts'
import type { Mention } from './mention.ts'
import { type MessagePart, messageParts } from './message-parts.ts'

/** The texts of a message list that went to a model: the user's turns, what tools gave back and what the model said before. */
export function readInputMessages(source: Source, value: JsonValue | undefined): readonly Mention[] {
  return messageParts(value).flatMap((part) => {
    const told = part.text.trim() === '' ? undefined : toldInput(part)
    if (told === undefined) return []
    const isResult = told.role === 'tool_result' && part.callId !== ''
    const name = isResult ? (source.toolNames.get(part.callId) ?? '') : ''
    const call = isResult ? `id\0${part.callId}` : ''
    return [mention(source, { ...told, field: FIELD.inputMessages, index: part.index, text: part.text, name, call })]
  })
}

type ToldInput = Pick<Mention, 'role' | 'stage' | 'rank'>

/** What a part of a request is; calls are told by their own events. */
function toldInput({ kind, speaker }: MessagePart): ToldInput | undefined {
  if (kind === 'call') return undefined
  if (kind === 'result') return { role: 'tool_result', stage: 'input', rank: 2 }
  if (speaker === 'system') return { role: 'system_prompt', stage: 'system', rank: 1 }
  if (speaker === 'model') return { role: 'model_message', stage: 'input', rank: 2 }
  return { role: 'user_turn', stage: 'input', rank: 0 }
}

/** The words of a model's answer, without its calls. */
export function readOutputMessages(source: Source, value: JsonValue | undefined): readonly Mention[] {
  const parts = messageParts(value, 'model')
  const isLast = !hasCalls(source, parts)
  const name = textIn(source.event, FIELD.agentName)
  return parts
    .filter((part) => part.kind !== 'call' && part.text.trim() !== '')
    .map(({ kind, index, text }) =>
      mention(source, {
        role: isLast && kind === 'text' ? 'response' : 'model_message',
        stage: 'answer',
        field: FIELD.outputMessages,
        index,
        text,
        name,
        rank: 1,
      }),
    )
}

/** Whether an answer asks for tools, so that it is not the last word. */
export function hasCalls({ event }: Source, parts: readonly MessagePart[]): boolean {
  const told = event.fields.get(FIELD.responseToolCalls)
  return (Array.isArray(told) && told.length > 0) || parts.some((part) => part.kind === 'call')
}
