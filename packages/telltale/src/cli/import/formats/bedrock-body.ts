import type { JsonValue } from '@telltale/model'
import { isList, jsonOf, member, textOf } from '../json-members.ts'

/** What a model was asked, whatever its maker's form of request. */
export interface Asked {
  readonly messages: JsonValue | undefined
  readonly system: JsonValue | undefined
}

/** What it answered. */
export interface Answered {
  readonly messages: readonly JsonValue[]
  readonly reason: string | undefined
  readonly id: string | undefined
}

/** A tool that an answer asks for. */
export interface AskedTool {
  readonly id: string | undefined
  readonly name: string | undefined
  readonly args: JsonValue | undefined
}

/** Keys under which requests of one text have it: Titan, Llama and Mistral, Cohere. */
const TEXT_KEYS = ['inputText', 'prompt', 'message', 'texts']

/** Reads the body of a request: Converse, Anthropic, Nova, or a form of one text. */
export function readAsked(body: JsonValue | undefined): Asked {
  const system = member(body, 'system')
  const messages = member(body, 'messages')
  if (messages !== undefined) return { messages, system }
  const text = member(body, ...TEXT_KEYS)
  if (typeof text === 'string') return { messages: [{ role: 'user', content: text }], system }
  if (isList(text)) return { messages: [{ role: 'user', content: text.map(String).join('\n') }], system }
  return { messages: undefined, system }
}

/** Reads the body of an answer: whole, or the list of chunks that a stream left. */
export function readAnswered(body: JsonValue | undefined): Answered {
  if (isList(body)) return readStream(body)
  const converse = member(member(body, 'output'), 'message')
  const reason = textOf(body, 'stopReason', 'stop_reason', 'finish_reason')
  const id = textOf(body, 'id')
  if (converse !== undefined) return { messages: [converse], reason, id }
  const content = member(body, 'content')
  if (isList(content)) return { messages: [{ role: 'assistant', content }], reason, id }
  const choices = member(body, 'choices')
  if (isList(choices)) {
    const told = choices.map((choice) => textOf(choice, 'finish_reason')).find((word) => word !== undefined)
    return { messages: choices.flatMap((choice) => member(choice, 'message') ?? []), reason: told ?? reason, id }
  }
  const parts = plainAnswers(body)
  const told = parts.map((part) => textOf(part, 'completionReason', 'stop_reason', 'finish_reason'))
  const texts = parts.flatMap((part) => textOf(part, 'outputText', 'generation', 'text', 'completion') ?? [])
  const messages = texts.map((content) => ({ role: 'assistant', content }))
  return { messages, reason: told.find((word) => word !== undefined) ?? reason, id }
}

/** Forms of one text, alone or in a list: Titan, Mistral, Cohere, Llama. */
function plainAnswers(body: JsonValue | undefined): readonly JsonValue[] {
  const list = member(body, 'results', 'outputs', 'generations')
  if (isList(list)) return list
  return body === undefined || body === null ? [] : [body]
}

interface Block {
  text: string
  name?: string
  id?: string
  input: string
}

/** Joins the chunks of a stream: Anthropic's (`content_block_delta`) and Converse's (`contentBlockDelta`). */
function readStream(chunks: readonly JsonValue[]): Answered {
  const blocks = new Map<number, Block>()
  let reason: string | undefined
  let id: string | undefined
  for (const chunk of chunks) {
    addChunk(blocks, chunk)
    reason =
      textOf(member(chunk, 'delta'), 'stop_reason') ?? textOf(member(chunk, 'messageStop'), 'stopReason') ?? reason
    id = textOf(member(chunk, 'message'), 'id') ?? id
  }
  const content = [...blocks.values()].map(toBlock)
  return { messages: content.length === 0 ? [] : [{ role: 'assistant', content }], reason, id }
}

/** Blocks of one answer that are put together; more are left out. */
const MAX_BLOCKS = 1_000

function addChunk(blocks: Map<number, Block>, chunk: JsonValue): void {
  const inner = member(chunk, 'contentBlockDelta', 'contentBlockStart') ?? chunk
  const index = member(inner, 'index', 'contentBlockIndex')
  const at = typeof index === 'number' ? index : 0
  const start = member(inner, 'content_block') ?? member(member(inner, 'start'), 'toolUse')
  const delta = member(inner, 'delta')
  const text = textOf(delta, 'text') ?? textOf(chunk, 'outputText', 'generation', 'completion')
  const input = textOf(delta, 'partial_json') ?? textOf(member(delta, 'toolUse'), 'input')
  if (start === undefined && text === undefined && input === undefined) return
  const block = blocks.get(at) ?? { text: '', input: '' }
  if (!blocks.has(at) && blocks.size < MAX_BLOCKS) blocks.set(at, block)
  const name = textOf(start, 'name')
  const id = textOf(start, 'id', 'toolUseId')
  if (name !== undefined) block.name = name
  if (id !== undefined) block.id = id
  block.text += text ?? ''
  block.input += input ?? ''
}

function toBlock({ name, id, text, input }: Block): JsonValue {
  if (name === undefined) return { type: 'text', text }
  return { type: 'tool_use', ...(id !== undefined && { id }), name, input: jsonOf({ input }, 'input') ?? {} }
}

/** The tools that answers ask for: Anthropic's `tool_use`, Converse's `toolUse`, OpenAI's `tool_calls`. */
export function readAskedTools(messages: readonly JsonValue[]): readonly AskedTool[] {
  return messages.flatMap((message) => {
    const content = member(message, 'content')
    const blocks = isList(content) ? content : []
    const calls = member(message, 'tool_calls')
    return [...blocks, ...(isList(calls) ? calls : [])].flatMap(toAskedTool)
  })
}

function toAskedTool(block: JsonValue): readonly AskedTool[] {
  const call = member(block, 'toolUse') ?? member(block, 'function')
  const isTool = call !== undefined || textOf(block, 'type') === 'tool_use'
  if (!isTool) return []
  const told = call ?? block
  return [
    {
      id: textOf(told, 'toolUseId', 'id') ?? textOf(block, 'id'),
      name: textOf(told, 'name'),
      args: jsonOf(told, 'input', 'arguments'),
    },
  ]
}
