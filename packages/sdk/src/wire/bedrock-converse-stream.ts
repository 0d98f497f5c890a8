import { readConverseReply } from './bedrock-blocks.ts'
import { createTextRoom, type TextRoom } from './bounded-text.ts'
import { NO_ANSWER, readOr, toAnswer } from './conversation.ts'
import { memberAt, memberOf, numberOf, parseJson, textOf } from './read-json.ts'
import type { AnswerStream } from './wire-format.ts'

/** More blocks in one answer than any model writes. */
const MOST_BLOCKS = 512

interface Block {
  text: string
  reasoning: string
  input: string
  tool: unknown
}

interface Draft {
  readonly room: TextRoom
  readonly blocks: Map<number, Block>
  stopReason: string | undefined
  metadata: unknown
}

/** Puts an answer together from the events of ConverseStream. */
export function converseStream(): AnswerStream {
  const draft: Draft = { room: createTextRoom(), blocks: new Map(), stopReason: undefined, metadata: undefined }
  return {
    add: (event) => readOr(() => addEvent(draft, event), undefined),
    answer: () => readOr(() => toAnswer(readConverseReply(finished(draft))), NO_ANSWER),
  }
}

function addEvent(draft: Draft, event: unknown): void {
  const start = memberOf(event, 'contentBlockStart')
  const delta = memberOf(event, 'contentBlockDelta')
  if (start !== undefined) startBlock(draft, start)
  if (delta !== undefined) addDelta(draft, delta)
  draft.stopReason = textOf(memberOf(event, 'messageStop'), 'stopReason') ?? draft.stopReason
  draft.metadata = memberOf(event, 'metadata') ?? draft.metadata
}

function startBlock(draft: Draft, start: unknown): void {
  const block = blockOf(draft, start)
  if (block !== undefined) block.tool = memberAt(start, 'start', 'toolUse') ?? block.tool
}

function addDelta(draft: Draft, event: unknown): void {
  const block = blockOf(draft, event)
  const delta = memberOf(event, 'delta')
  if (block === undefined) return
  block.text += draft.room.take(textOf(delta, 'text') ?? '')
  block.reasoning += draft.room.take(textOf(memberOf(delta, 'reasoningContent'), 'text') ?? '')
  block.input += draft.room.take(textOf(memberOf(delta, 'toolUse'), 'input') ?? '')
}

/** Texts begin with their first delta, tools with a start. */
function blockOf({ blocks }: Draft, event: unknown): Block | undefined {
  const index = numberOf(event, 'contentBlockIndex') ?? 0
  const known = blocks.get(index)
  if (known !== undefined || blocks.size >= MOST_BLOCKS) return known
  const made: Block = { text: '', reasoning: '', input: '', tool: undefined }
  blocks.set(index, made)
  return made
}

function finished({ blocks, stopReason, metadata }: Draft): unknown {
  const content = [...blocks.values()].map(({ text, reasoning, input, tool }) => {
    if (tool !== undefined) {
      const { toolUseId, name } = tool as { readonly toolUseId?: unknown; readonly name?: unknown }
      return { toolUse: { toolUseId, name, input: input === '' ? {} : (parseJson(input) ?? input) } }
    }
    return reasoning === '' ? { text } : { reasoningContent: { text: reasoning } }
  })
  return {
    output: { message: { content } },
    stopReason,
    usage: memberOf(metadata, 'usage'),
    trace: memberOf(metadata, 'trace'),
  }
}
