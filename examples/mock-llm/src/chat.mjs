import { think } from './brain.mjs'
import { measureUsage } from './tokens.mjs'

/** @typedef {import('./brain.mjs').Conversation} Conversation */
/** @typedef {(id: string, index: number) => string} CallId */

/** Text of a message content: a string, or parts of which the text ones count. @param {unknown} content */
export function textOf(content) {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  return content.map((part) => part?.text ?? '').join('')
}

/** A chat completion request as a conversation. @param {Record<string, any>} body @returns {Conversation} */
export function readChat(body) {
  const format = body.response_format
  return {
    model: String(body.model),
    turns: body.messages.map((/** @type {Record<string, any>} */ message) => ({
      role: message.role === 'developer' ? 'system' : message.role,
      text: textOf(message.content),
      toolCalls: (message.tool_calls ?? []).map((/** @type {any} */ call) => ({ id: call.id, ...call.function })),
      toolCallId: message.tool_call_id ?? '',
    })),
    tools: (body.tools ?? []).map((/** @type {any} */ tool) => ({
      name: tool.function?.name ?? '',
      parameters: tool.function?.parameters,
    })),
    toolChoice: typeof body.tool_choice === 'object' ? 'required' : (body.tool_choice ?? 'auto'),
    schema: format?.type === 'json_object' ? {} : format?.json_schema?.schema,
  }
}

/**
 * `POST /v1/chat/completions` without streaming.
 * @param {Record<string, any>} body
 * @param {{ id: string, created: number }} stamp
 */
export function answerChat(body, { id, created }) {
  const conversation = readChat(body)
  const thought = think(conversation)
  const message = {
    role: 'assistant',
    content: thought.calls.length > 0 ? null : thought.text,
    refusal: null,
    ...(thought.calls.length > 0 ? { tool_calls: toolCalls(thought.calls, id) } : {}),
  }
  return {
    id: `chatcmpl-${id}`,
    object: 'chat.completion',
    created,
    model: body.model,
    choices: [{ index: 0, message, logprobs: null, finish_reason: thought.finish }],
    usage: chatUsage(measureUsage(conversation, thought)),
    service_tier: 'default',
    system_fingerprint: 'fp_mock0001',
  }
}

/**
 * The same, as the chunks of a stream; usage comes last when the caller asked for it.
 * @param {Record<string, any>} body
 * @param {{ id: string, created: number }} stamp
 */
export function* streamChat(body, { id, created }) {
  const conversation = readChat(body)
  const thought = think(conversation)
  const withUsage = body.stream_options?.include_usage === true
  const base = {
    id: `chatcmpl-${id}`,
    object: 'chat.completion.chunk',
    created,
    model: body.model,
    service_tier: 'default',
    system_fingerprint: 'fp_mock0001',
  }
  const chunk = (/** @type {object} */ delta, /** @type {string | null} */ finish = null) => ({
    ...base,
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
    ...(withUsage ? { usage: null } : {}),
  })
  yield chunk({ role: 'assistant', content: thought.calls.length > 0 ? null : '', refusal: null })
  for (const piece of pieces(thought.text)) yield chunk({ content: piece })
  for (const [index, call] of toolCalls(thought.calls, id).entries()) {
    yield chunk({ tool_calls: [{ index, ...call, function: { name: call.function.name, arguments: '' } }] })
    for (const piece of pieces(call.function.arguments)) {
      yield chunk({ tool_calls: [{ index, function: { arguments: piece } }] })
    }
  }
  yield chunk({}, thought.finish)
  if (withUsage) yield { ...base, choices: [], usage: chatUsage(measureUsage(conversation, thought)) }
}

/** @param {readonly { name: string, arguments: string }[]} calls @param {string} id */
function toolCalls(calls, id) {
  return calls.map((call, index) => ({
    id: `call_${id.slice(0, 16)}${index}`,
    type: 'function',
    function: { name: call.name, arguments: call.arguments },
  }))
}

/** Text cut as a stream delivers it: a few words a time. @param {string} text */
export function pieces(text) {
  return text.match(/[\s\S]{1,24}/g) ?? []
}

/** @param {{ input: number, output: number, cached: number, reasoning: number }} usage */
function chatUsage({ input, output, cached, reasoning }) {
  return {
    prompt_tokens: input,
    completion_tokens: output,
    total_tokens: input + output,
    prompt_tokens_details: { cached_tokens: cached, audio_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: reasoning, audio_tokens: 0 },
  }
}
