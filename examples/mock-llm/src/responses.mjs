import { think } from './brain.mjs'
import { pieces, textOf } from './chat.mjs'
import { measureUsage } from './tokens.mjs'

/** Conversations kept for `previous_response_id`, oldest dropped first. */
const KEPT = 200

/**
 * The Responses API with its memory of earlier responses.
 * @returns {{
 *   answer(body: Record<string, any>, stamp: { id: string, created: number }): object,
 *   stream(body: Record<string, any>, stamp: { id: string, created: number }): Generator<Record<string, any>>,
 * }}
 */
export function createResponses() {
  /** @type {Map<string, import('./brain.mjs').Turn[]>} */
  const kept = new Map()

  /** @param {Record<string, any>} body @param {{ id: string, created: number }} stamp */
  function answer(body, stamp) {
    const conversation = readResponses(body, kept.get(body.previous_response_id) ?? [])
    const thought = think(conversation)
    const output = outputItems(thought, stamp.id)
    const spoken = readItem({ role: 'assistant', content: thought.text })
    const called = output.filter((item) => item.type === 'function_call').map(readItem)
    const turns = [
      ...conversation.turns.filter((turn) => turn.role !== 'system'),
      ...(called.length > 0 ? called : [spoken]),
    ]
    kept.set(`resp_${stamp.id}`, turns)
    if (kept.size > KEPT) kept.delete(kept.keys().next().value ?? '')
    return envelope(body, stamp, output, measureUsage(conversation, thought), thought.finish)
  }

  return { answer, stream: (body, stamp) => streamEvents(answer(body, stamp)) }
}

/** @param {Record<string, any>} body @param {import('./brain.mjs').Turn[]} before @returns {import('./brain.mjs').Conversation} */
function readResponses(body, before) {
  const items = typeof body.input === 'string' ? [{ role: 'user', content: body.input }] : (body.input ?? [])
  const system =
    body.instructions === undefined || body.instructions === null
      ? []
      : [{ role: 'system', content: body.instructions }]
  return {
    model: String(body.model),
    turns: [...system.map(readItem), ...before, ...items.map(readItem)],
    tools: (body.tools ?? [])
      .filter((/** @type {any} */ tool) => tool.type === 'function')
      .map((/** @type {any} */ tool) => ({ name: tool.name, parameters: tool.parameters })),
    toolChoice: typeof body.tool_choice === 'object' ? 'required' : (body.tool_choice ?? 'auto'),
    schema: body.text?.format?.schema,
  }
}

/** @param {Record<string, any>} item @returns {import('./brain.mjs').Turn} */
function readItem(item) {
  if (item.type === 'function_call') {
    const call = { id: item.call_id, name: item.name, arguments: item.arguments }
    return { role: 'assistant', text: '', toolCalls: [call], toolCallId: '' }
  }
  if (item.type === 'function_call_output') {
    const text = typeof item.output === 'string' ? item.output : textOf(item.output)
    return { role: 'tool', text, toolCalls: [], toolCallId: item.call_id }
  }
  const role = item.role === 'developer' ? 'system' : (item.role ?? 'user')
  return { role, text: textOf(item.content), toolCalls: [], toolCallId: '' }
}

/** @param {import('./brain.mjs').Thought} thought @param {string} id @returns {Record<string, any>[]} */
function outputItems(thought, id) {
  if (thought.calls.length === 0) {
    const content = [{ type: 'output_text', text: thought.text, annotations: [], logprobs: [] }]
    return [{ id: `msg_${id}`, type: 'message', role: 'assistant', status: 'completed', content }]
  }
  return thought.calls.map((call, index) => ({
    id: `fc_${id}${index}`,
    type: 'function_call',
    status: 'completed',
    call_id: `call_${id.slice(0, 16)}${index}`,
    name: call.name,
    arguments: call.arguments,
  }))
}

/**
 * @param {Record<string, any>} body
 * @param {{ id: string, created: number }} stamp
 * @param {object[]} output
 * @param {{ input: number, output: number, cached: number, reasoning: number }} usage
 * @param {string} finish
 */
function envelope(body, { id, created }, output, usage, finish) {
  const filtered = finish === 'content_filter'
  return {
    id: `resp_${id}`,
    object: 'response',
    created_at: created,
    status: filtered ? 'incomplete' : 'completed',
    background: false,
    error: null,
    incomplete_details: filtered ? { reason: 'content_filter' } : null,
    instructions: body.instructions ?? null,
    max_output_tokens: body.max_output_tokens ?? null,
    model: body.model,
    output,
    parallel_tool_calls: true,
    previous_response_id: body.previous_response_id ?? null,
    reasoning: { effort: null, summary: null },
    service_tier: 'default',
    store: body.store ?? true,
    temperature: body.temperature ?? 1,
    text: { format: { type: 'text' } },
    tool_choice: body.tool_choice ?? 'auto',
    tools: body.tools ?? [],
    top_p: body.top_p ?? 1,
    truncation: 'disabled',
    usage: {
      input_tokens: usage.input,
      input_tokens_details: { cached_tokens: usage.cached },
      output_tokens: usage.output,
      output_tokens_details: { reasoning_tokens: usage.reasoning },
      total_tokens: usage.input + usage.output,
    },
    user: body.user ?? null,
    metadata: body.metadata ?? {},
  }
}

/** The events that build up a finished response, as the service sends them. @param {Record<string, any>} response */
function* streamEvents(response) {
  let sequence = 0
  const event = (/** @type {string} */ type, /** @type {object} */ fields) => ({
    type,
    sequence_number: sequence++,
    ...fields,
  })
  const begun = { ...response, status: 'in_progress', output: [], usage: null }
  yield event('response.created', { response: begun })
  yield event('response.in_progress', { response: begun })
  for (const [index, item] of response.output.entries()) {
    const place = { output_index: index, item_id: item.id }
    const isCall = item.type === 'function_call'
    const empty = isCall
      ? { ...item, status: 'in_progress', arguments: '' }
      : { ...item, status: 'in_progress', content: [] }
    yield event('response.output_item.added', { output_index: index, item: empty })
    if (isCall) {
      for (const delta of pieces(item.arguments))
        yield event('response.function_call_arguments.delta', { ...place, delta })
      yield event('response.function_call_arguments.done', { ...place, name: item.name, arguments: item.arguments })
    } else {
      const [part] = item.content
      const inPart = { ...place, content_index: 0 }
      yield event('response.content_part.added', { ...inPart, part: { ...part, text: '' } })
      for (const delta of pieces(part.text))
        yield event('response.output_text.delta', { ...inPart, delta, logprobs: [] })
      yield event('response.output_text.done', { ...inPart, text: part.text, logprobs: [] })
      yield event('response.content_part.done', { ...inPart, part })
    }
    yield event('response.output_item.done', { output_index: index, item })
  }
  yield event(response.status === 'completed' ? 'response.completed' : 'response.incomplete', { response })
}
