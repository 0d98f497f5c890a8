import type { Attributes } from '../record/recorder.ts'
import { newestTurn } from './newest-turn.ts'
import { toJsonList, toJsonText } from './read-json.ts'
import { type Part, resultTexts, type Turn } from './turn.ts'
import type { CallAnswer, CallRequest, CallText } from './wire-format.ts'

/** What a request says, whoever's JSON it came in. */
export interface Conversation {
  readonly operation: string
  readonly model: string
  readonly stream: boolean
  readonly system: readonly Part[]
  readonly turns: readonly Turn[]
  /** Tools offered to the model. */
  readonly tools: readonly unknown[]
  /** Further attributes. */
  readonly settings: Attributes
}

/** What an answer says, whoever's JSON it came in. */
export interface Reply {
  readonly id?: string | undefined
  readonly model?: string | undefined
  readonly turns: readonly Turn[]
  readonly finishReasons: readonly string[]
  readonly usage: Usage
  /** Further attributes. */
  readonly extra?: Attributes
}

/** Tokens of one call; the input includes what came from a cache. */
export interface Usage {
  readonly input?: number | undefined
  readonly output?: number | undefined
  readonly cacheRead?: number | undefined
  readonly cacheWrite?: number | undefined
  readonly reasoning?: number | undefined
}

/** A request of which nothing could be read. */
export const NO_REQUEST: CallRequest = { operation: 'chat', model: '', stream: false, attributes: {}, fresh: [] }

/** An answer of which nothing could be read. */
export const NO_ANSWER: CallAnswer = { attributes: {}, texts: [], toolCalls: [] }

/** The request in the words of the GenAI conventions. */
export function toRequest(conversation: Conversation): CallRequest {
  const { operation, model, stream, system, turns, tools, settings } = conversation
  return {
    operation,
    model,
    stream,
    attributes: {
      'gen_ai.operation.name': operation,
      'gen_ai.request.model': model === '' ? undefined : model,
      'gen_ai.request.stream': stream ? true : undefined,
      'gen_ai.system_instructions': toJsonList(system),
      'gen_ai.input.messages': toJsonList(turns),
      'gen_ai.tool.definitions': toJsonList(tools),
      ...settings,
    },
    fresh: freshTexts(system, turns),
  }
}

/** The answer in the words of the GenAI conventions. */
export function toAnswer(reply: Reply): CallAnswer {
  const turns = reply.turns.map(withReason)
  const parts = turns.flatMap((turn) => turn.parts)
  return {
    attributes: {
      'gen_ai.response.id': reply.id,
      'gen_ai.response.model': reply.model,
      'gen_ai.response.finish_reasons':
        reply.finishReasons.length > 0 ? reply.finishReasons.map(finishReason) : undefined,
      'gen_ai.output.messages': toJsonList(turns),
      ...usageAttributes(reply.usage),
      ...reply.extra,
    },
    texts: parts.flatMap(answeredTexts),
    toolCalls: parts.flatMap((part) => (part.type === 'tool_call' ? [toolCall(part)] : [])),
  }
}

/** Why an answer ended, in every provider's words, to the words of the conventions; any other stays as it is. */
const FINISH_REASONS = new Map<string, string>([
  ...['stop', 'end_turn', 'stop_sequence', 'complete', 'completed', 'finish'].map((name) => [name, 'stop'] as const),
  ...['length', 'max_tokens', 'model_context_window_exceeded'].map((name) => [name, 'length'] as const),
  ...['tool_use', 'tool_call', 'tool_calls', 'function_call'].map((name) => [name, 'tool_call'] as const),
  ...[
    'content_filter',
    'content_filtered',
    'guardrail_intervened',
    'refusal',
    'safety',
    'image_safety',
    'recitation',
    'blocklist',
    'prohibited_content',
    'spii',
  ].map((name) => [name, 'content_filter'] as const),
  ...['error', 'malformed_function_call', 'malformed_tool_use'].map((name) => [name, 'error'] as const),
])

function finishReason(reason: string): string {
  return FINISH_REASONS.get(reason.toLowerCase().replaceAll('-', '_')) ?? reason
}

function withReason(turn: Turn): Turn {
  return turn.finish_reason === undefined ? turn : { ...turn, finish_reason: finishReason(turn.finish_reason) }
}

function usageAttributes(usage: Usage): Attributes {
  return {
    'gen_ai.usage.input_tokens': usage.input,
    'gen_ai.usage.output_tokens': usage.output,
    'gen_ai.usage.cache_read.input_tokens': usage.cacheRead,
    'gen_ai.usage.cache_write.input_tokens': usage.cacheWrite,
    'gen_ai.usage.reasoning.output_tokens': usage.reasoning,
  }
}

/** What the model says, and what it gives to tools. */
function answeredTexts(part: Part): readonly CallText[] {
  if (isWords(part)) return [{ text: String(part.content), role: 'response' }]
  if (part.type !== 'tool_call') return []
  const { name, arguments: text } = toolCall(part)
  return text === '' || text === '{}' ? [] : [{ text, role: 'tool_arguments', tool: name }]
}

function isWords(part: Part): boolean {
  return (part.type === 'text' || part.type === 'refusal') && typeof part.content === 'string' && part.content !== ''
}

function toolCall(part: Part): CallAnswer['toolCalls'][number] {
  const args = part.arguments
  return {
    id: typeof part.id === 'string' ? part.id : '',
    name: typeof part.name === 'string' ? part.name : '',
    arguments: typeof args === 'string' ? args : (toJsonText(args) ?? ''),
  }
}

/** What nobody has looked at yet; instructions are new only while the model has not yet spoken. */
function freshTexts(system: readonly Part[], turns: readonly Turn[]): readonly CallText[] {
  const fresh = newestTurn(turns, isAnswer)
  const names = toolNames(turns)
  const earlier = fresh[0] === undefined ? turns : turns.slice(0, turns.indexOf(fresh[0]))
  const instructions = earlier.some(isAnswer) ? [] : system.flatMap((part) => readText(part, 'system', names))
  return [...instructions, ...fresh.flatMap((turn) => turn.parts.flatMap((part) => readText(part, turn.role, names)))]
}

function isAnswer({ role }: Turn): boolean {
  return role === 'assistant'
}

function readText(part: Part, role: string, names: ReadonlyMap<string, string>): readonly CallText[] {
  if (part.type === 'tool_call_response') {
    const tool = typeof part.name === 'string' ? part.name : names.get(String(part.id))
    const named = tool === undefined ? {} : { tool }
    return resultTexts(part.response).map((text) => ({ text, role: 'tool', ...named }))
  }
  if (!isWords(part)) return []
  return [{ text: String(part.content), role: role === 'system' ? 'system' : 'user' }]
}

/** Results name only the call's id; its name stands in the call. */
function toolNames(turns: readonly Turn[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const part of turns.flatMap((turn) => turn.parts)) {
    if (part.type === 'tool_call' && typeof part.id === 'string') names.set(part.id, String(part.name))
  }
  return names
}

/** What is read of foreign JSON, or the other value where reading it throws: a getter of the host may. */
export function readOr<T>(read: () => T, otherwise: T): T {
  try {
    return read()
  } catch {
    return otherwise // what cannot be read is left out
  }
}
