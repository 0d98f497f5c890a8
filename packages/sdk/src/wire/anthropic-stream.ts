import { readReply } from './anthropic-blocks.ts'
import { createTextRoom, type TextRoom } from './bounded-text.ts'
import { NO_ANSWER, readOr, toAnswer } from './conversation.ts'
import { isRecord, memberOf, numberOf, parseJson, textOf } from './read-json.ts'
import type { AnswerStream } from './wire-format.ts'

/** A block being put together: what began it, and the pieces that came since. */
interface OpenBlock {
  readonly start: Readonly<Record<string, unknown>>
  readonly pieces: Map<string, string>
}

/** More blocks in one answer than any model writes. */
const MOST_BLOCKS = 512

/** Which piece of a delta goes on which member of its block. */
const DELTAS = new Map<string, readonly [from: string, to: string]>([
  ['text_delta', ['text', 'text']],
  ['thinking_delta', ['thinking', 'thinking']],
  ['input_json_delta', ['partial_json', 'input']],
])

interface Draft {
  readonly room: TextRoom
  readonly blocks: Map<number, OpenBlock>
  message: unknown
  usage: Record<string, unknown>
  stopReason: string | undefined
}

/** Puts an answer together from the events of Anthropic's stream. */
export function anthropicStream(): AnswerStream {
  const draft: Draft = {
    room: createTextRoom(),
    blocks: new Map(),
    message: undefined,
    usage: {},
    stopReason: undefined,
  }
  return {
    add: (event) => readOr(() => EVENTS.get(textOf(event, 'type') ?? '')?.(draft, event), undefined),
    answer: () => readOr(() => toAnswer(readReply(finished(draft))), NO_ANSWER),
  }
}

const EVENTS = new Map<string, (draft: Draft, event: unknown) => void>([
  [
    'message_start',
    (draft, event) => {
      draft.message = memberOf(event, 'message')
      noteUsage(draft, memberOf(draft.message, 'usage'))
    },
  ],
  ['content_block_start', startBlock],
  ['content_block_delta', addDelta],
  [
    'message_delta',
    (draft, event) => {
      draft.stopReason = textOf(memberOf(event, 'delta'), 'stop_reason') ?? draft.stopReason
      noteUsage(draft, memberOf(event, 'usage'))
    },
  ],
])

/** Later counts replace earlier ones: they are sums, not steps. */
function noteUsage(draft: Draft, usage: unknown): void {
  const details = memberOf(usage, 'output_tokens_details')
  if (isRecord(details)) draft.usage.output_tokens_details = details
  for (const key of ['input_tokens', 'output_tokens', 'cache_read_input_tokens', 'cache_creation_input_tokens']) {
    const count = numberOf(usage, key)
    if (count !== undefined) draft.usage[key] = count
  }
}

function startBlock(draft: Draft, event: unknown): void {
  const start = memberOf(event, 'content_block')
  if (isRecord(start) && draft.blocks.size < MOST_BLOCKS) {
    draft.blocks.set(numberOf(event, 'index') ?? draft.blocks.size, { start, pieces: new Map() })
  }
}

function addDelta(draft: Draft, event: unknown): void {
  const delta = memberOf(event, 'delta')
  const block = draft.blocks.get(numberOf(event, 'index') ?? -1)
  const names = DELTAS.get(textOf(delta, 'type') ?? '')
  if (block === undefined || names === undefined) return
  const [from, to] = names
  block.pieces.set(to, (block.pieces.get(to) ?? '') + draft.room.take(textOf(delta, from) ?? ''))
}

function finished(draft: Draft): unknown {
  const { message, blocks, usage, stopReason } = draft
  return {
    id: textOf(message, 'id'),
    model: textOf(message, 'model'),
    stop_reason: stopReason,
    usage,
    content: [...blocks.values()].map(finishBlock),
  }
}

function finishBlock({ start, pieces }: OpenBlock): unknown {
  const members = [...pieces].map(([key, text]) => [
    key,
    key === 'input' ? inputOf(text) : startText(start, key) + text,
  ])
  return { ...start, ...Object.fromEntries(members) }
}

/** Input that was cut off is no JSON; it stays the text that came. */
function inputOf(text: string): unknown {
  return text === '' ? {} : (parseJson(text) ?? text)
}

function startText(start: unknown, key: string): string {
  return textOf(start, key) ?? ''
}
