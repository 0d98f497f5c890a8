import { createTextRoom, type TextRoom } from './bounded-text.ts'
import { type ReadItem, readItem } from './openai-items.ts'
import { responsesAnswer, toResponsesAnswer } from './openai-responses-answer.ts'
import { memberOf, numberOf, textOf, toJsonText } from './read-json.ts'
import type { AnswerStream } from './wire-format.ts'

/** More items in one answer than any model gives. */
const MOST_ITEMS = 256

/** Events that bring the whole answer once more, at its end. */
const LAST_EVENTS = new Set(['response.completed', 'response.incomplete', 'response.failed', 'response.cancelled'])

/** Events that bring a piece of an item, and the member of the item that it belongs to. */
const DELTAS = new Map<string, string>([
  ['response.output_text.delta', 'text'],
  ['response.refusal.delta', 'refusal'],
  ['response.reasoning_summary_text.delta', 'reasoning'],
  ['response.reasoning_text.delta', 'reasoning'],
  ['response.function_call_arguments.delta', 'arguments'],
  ['response.custom_tool_call_input.delta', 'input'],
  ['response.mcp_call_arguments.delta', 'arguments'],
  ['response.code_interpreter_call_code.delta', 'code'],
])

interface Growing {
  /** The item as it was announced, or undefined once it is read whole. */
  readonly begun: unknown
  readonly pieces: Map<string, string>
  done: ReadItem | undefined
}

/** Puts the answer of `/responses` together from its events. The last event has it whole; a cut stream has pieces. */
export function createResponsesStream(): AnswerStream {
  const room = createTextRoom()
  const items = new Map<number, Growing>()
  let facts: unknown
  let whole: unknown
  let failure: unknown
  return {
    add: (event) => {
      const type = textOf(event, 'type') ?? ''
      const response = memberOf(event, 'response')
      if (LAST_EVENTS.has(type)) whole = response
      else if (type === 'error') failure = { code: textOf(event, 'code') ?? 'error' }
      else if (response !== undefined) facts = response
      else grow(items, { event, type, room })
    },
    answer: () => {
      if (whole !== undefined) return responsesAnswer(whole)
      const read = [...items].sort(([a], [b]) => a - b).map(([, item]) => item.done ?? readItem(assembled(item)))
      return toResponsesAnswer(
        failure === undefined ? facts : { ...Object(facts), error: failure, status: 'failed' },
        read,
      )
    },
  }
}

interface Step {
  readonly event: unknown
  readonly type: string
  readonly room: TextRoom
}

function grow(items: Map<number, Growing>, { event, type, room }: Step): void {
  const index = numberOf(event, 'output_index')
  if (index === undefined) return
  const item = memberOf(event, 'item')
  const growing = items.get(index) ?? begin(items, index, item)
  if (growing === undefined) return
  if (type === 'response.output_item.done') growing.done = readWithin(item, room)
  const member = DELTAS.get(type)
  if (member === undefined) return
  const piece = room.take(textOf(event, 'delta') ?? '')
  growing.pieces.set(member, (growing.pieces.get(member) ?? '') + piece)
}

function begin(items: Map<number, Growing>, index: number, item: unknown): Growing | undefined {
  if (items.size >= MOST_ITEMS) return undefined
  const made: Growing = { begun: item ?? { type: 'message', role: 'assistant' }, pieces: new Map(), done: undefined }
  items.set(index, made)
  return made
}

/** A finished item, where there is room for it; else its pieces stand for it. */
function readWithin(item: unknown, room: TextRoom): ReadItem | undefined {
  const read = readItem(item)
  const text = toJsonText(read)
  return text !== undefined && room.take(text).length === text.length ? read : undefined
}

/** An item that was not finished, as far as it came. */
function assembled({ begun, pieces }: Growing): unknown {
  const text = pieces.get('text')
  const refusal = pieces.get('refusal')
  const reasoning = pieces.get('reasoning')
  const content = [
    ...(text === undefined ? [] : [{ type: 'output_text', text }]),
    ...(refusal === undefined ? [] : [{ type: 'refusal', refusal }]),
  ]
  const members = ['arguments', 'input', 'code'].flatMap((key) => {
    const piece = pieces.get(key)
    return piece === undefined ? [] : [[key, piece] as const]
  })
  return {
    ...Object(begun),
    ...(content.length > 0 && { content }),
    ...(reasoning !== undefined && { summary: [{ type: 'summary_text', text: reasoning }] }),
    ...Object.fromEntries(members),
  }
}
