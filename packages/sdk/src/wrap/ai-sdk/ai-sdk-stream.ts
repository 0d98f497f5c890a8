import { createTextRoom, type TextRoom } from '../../wire/bounded-text.ts'
import { NO_ANSWER, type Reply, readOr, toAnswer } from '../../wire/conversation.ts'
import { isRecord, memberOf, textOf, toJsonText } from '../../wire/read-json.ts'
import type { AnswerStream } from '../../wire/wire-format.ts'

/** More parts in one answer than any model writes. */
const MOST_PARTS = 512

/** How much of the parts that come whole is kept; a file is described, and only its bytes are this long. */
const LONGEST_PART = 200_000

interface Draft {
  readonly room: TextRoom
  /** Texts by their kind and id, other parts by their place, in the order they began. */
  readonly content: Map<string, Record<string, unknown>>
  readonly response: Map<string, unknown>
  usage: unknown
  finishReason: unknown
}

/** Puts an answer together from the parts of an AI SDK stream; `read` reads the whole. */
export function aiSdkStream(read: (body: unknown) => Reply): AnswerStream {
  const draft: Draft = {
    room: createTextRoom(),
    content: new Map(),
    response: new Map(),
    usage: undefined,
    finishReason: undefined,
  }
  return {
    add: (part) => readOr(() => PARTS.get(textOf(part, 'type') ?? '')?.(draft, part), undefined),
    answer: () => readOr(() => toAnswer(read(finished(draft))), NO_ANSWER),
  }
}

const PARTS = new Map<string, (draft: Draft, part: unknown) => void>([
  ['text-delta', (draft, part) => addText(draft, 'text', part)],
  ['reasoning-delta', (draft, part) => addText(draft, 'reasoning', part)],
  ['tool-input-start', startInput],
  ['tool-input-delta', addInput],
  ['tool-call', addCall],
  ['tool-result', addWhole],
  ['source', addWhole],
  ['file', addWhole],
  ['response-metadata', noteResponse],
  [
    'finish',
    (draft, part) => {
      draft.usage = memberOf(part, 'usage')
      draft.finishReason = memberOf(part, 'finishReason')
    },
  ],
])

function addText({ content, room }: Draft, type: string, part: unknown): void {
  const key = `${type} ${textOf(part, 'id')}`
  const piece = room.take(textOf(part, 'delta') ?? '')
  const known = content.get(key)
  if (known !== undefined) known.text = `${known.text}${piece}`
  else if (content.size < MOST_PARTS) content.set(key, { type, text: piece })
}

/** Kept apart from the whole call, which follows: a stream that is cut off has only these. */
function startInput({ content }: Draft, part: unknown): void {
  const id = textOf(part, 'id') ?? ''
  if (content.size >= MOST_PARTS) return
  content.set(`call ${id}`, { type: 'tool-call', toolCallId: id, toolName: textOf(part, 'toolName'), input: '' })
}

function addInput({ content, room }: Draft, part: unknown): void {
  const known = content.get(`call ${textOf(part, 'id')}`)
  if (known !== undefined) known.input = `${known.input}${room.take(textOf(part, 'delta') ?? '')}`
}

function addCall({ content, room }: Draft, part: unknown): void {
  const key = `call ${textOf(part, 'toolCallId')}`
  if (!isRecord(part) || (content.size >= MOST_PARTS && !content.has(key))) return
  const input = textOf(part, 'input') ?? ''
  const known = content.get(key)
  const kept = known?.input === input ? input : room.take(input)
  content.set(key, { type: 'tool-call', toolCallId: part.toolCallId, toolName: part.toolName, input: kept })
}

function addWhole({ content, room }: Draft, part: unknown): void {
  if (!isRecord(part) || content.size >= MOST_PARTS) return
  const { length } = toJsonText({ ...part, data: undefined }) ?? ''
  if (length < LONGEST_PART && room.take(' '.repeat(length)).length === length) {
    content.set(`part ${content.size}`, { ...part })
  }
}

function noteResponse({ response }: Draft, part: unknown): void {
  for (const key of ['id', 'modelId']) {
    const value = textOf(part, key)
    if (value !== undefined) response.set(key, value)
  }
}

function finished({ content, response, usage, finishReason }: Draft): unknown {
  return { content: [...content.values()], response: Object.fromEntries(response), usage, finishReason }
}
