import { createTextRoom, type TextRoom } from './bounded-text.ts'
import { type ChatChoice, toAnswer } from './openai-chat-answer.ts'
import { soundPart, textPart } from './openai-content.ts'
import { listOf, memberOf, numberOf, textOf } from './read-json.ts'
import { createToolCallParts, type ToolCallParts } from './tool-call-parts.ts'
import type { AnswerStream } from './wire-format.ts'

/** More answers to one request than any provider gives. */
const MOST_CHOICES = 128

/** Facts that chunks repeat or bring once; the last one that came counts. */
const FACTS = ['id', 'model', 'usage', 'service_tier', 'system_fingerprint'] as const

interface Growing {
  role: string
  text: string
  refusal: string
  reasoning: string
  /** Characters of base64 of what is spoken: a stream's bytes are counted, not kept. */
  sound: number
  finishReason: string | undefined
  readonly calls: ToolCallParts
}

/** Puts the answer of `/chat/completions` together from its chunks. */
export function createChatStream(): AnswerStream {
  const room = createTextRoom()
  const facts = new Map<string, unknown>()
  const choices = new Map<number, Growing>()
  return {
    add: (chunk) => {
      for (const name of FACTS) {
        const value = memberOf(chunk, name)
        if (value !== undefined && value !== null) facts.set(name, value)
      }
      for (const choice of listOf(chunk, 'choices')) {
        const growing = growingOf(choices, numberOf(choice, 'index') ?? 0, room)
        if (growing !== undefined) grow(growing, choice, room)
      }
    },
    answer: () => toAnswer(Object.fromEntries(facts), [...choices].sort(([a], [b]) => a - b).map(toChoice)),
  }
}

function growingOf(choices: Map<number, Growing>, index: number, room: TextRoom): Growing | undefined {
  const known = choices.get(index)
  if (known !== undefined || choices.size >= MOST_CHOICES) return known
  const calls = createToolCallParts(room)
  const made = { role: 'assistant', text: '', refusal: '', reasoning: '', sound: 0, finishReason: undefined, calls }
  choices.set(index, made)
  return made
}

function grow(growing: Growing, choice: unknown, room: TextRoom): void {
  const delta = memberOf(choice, 'delta')
  growing.finishReason = textOf(choice, 'finish_reason') ?? growing.finishReason
  growing.role = textOf(delta, 'role') || growing.role
  growing.text += room.take(textOf(delta, 'content') ?? textOf(memberOf(delta, 'audio'), 'transcript') ?? '')
  growing.sound += (textOf(memberOf(delta, 'audio'), 'data') ?? '').length
  growing.refusal += room.take(textOf(delta, 'refusal') ?? '')
  growing.reasoning += room.take(textOf(delta, 'reasoning_content') ?? textOf(delta, 'reasoning') ?? '')
  listOf(delta, 'tool_calls').forEach((call, place) => {
    addCall(growing.calls, numberOf(call, 'index') ?? place, call)
  })
  const single = memberOf(delta, 'function_call')
  if (single !== undefined) addInner(growing.calls, { key: 'function_call', id: undefined }, single)
}

function addCall(calls: ToolCallParts, key: number, call: unknown): void {
  addInner(calls, { key, id: textOf(call, 'id') }, memberOf(call, 'function') ?? memberOf(call, 'custom'))
}

function addInner(
  calls: ToolCallParts,
  { key, id }: { readonly key: number | string; readonly id: string | undefined },
  inner: unknown,
): void {
  const args = textOf(inner, 'arguments') ?? textOf(inner, 'input')
  calls.add(key, { id, name: textOf(inner, 'name'), arguments: args })
}

function toChoice([index, growing]: readonly [number, Growing]): ChatChoice {
  const { role, text, refusal, reasoning, sound, finishReason, calls } = growing
  return {
    index,
    role,
    finishReason,
    toolCalls: calls.list(),
    parts: [
      ...(reasoning === '' ? [] : [{ type: 'reasoning', content: reasoning }]),
      ...(text === '' ? [] : [textPart(text)]),
      ...(sound === 0 ? [] : [{ ...soundPart(undefined, ''), size: Math.floor((sound * 3) / 4) }]),
      ...(refusal === '' ? [] : [{ type: 'refusal', content: refusal }]),
    ],
  }
}
