const USAGE = { prompt_tokens: 5, completion_tokens: 3, total_tokens: 8 }

/** A chat that answers with words. */
export const CHAT = {
  id: 'chat_1',
  object: 'chat.completion',
  created: 1,
  model: 'm-1',
  choices: [{ index: 0, finish_reason: 'stop', logprobs: null, message: said('Good day.') }],
  usage: USAGE,
}

/** A chat that calls a tool. */
export const CALLING = {
  ...CHAT,
  choices: [
    {
      index: 0,
      finish_reason: 'tool_calls',
      message: { ...said(null), tool_calls: [call('{"city":"Oslo"}')] },
    },
  ],
}

function said(content: string | null): object {
  return { role: 'assistant', content, refusal: null }
}

function call(args: string): object {
  return { id: 'call_1', type: 'function', function: { name: 'weather', arguments: args } }
}

function chunk(delta: object, finish: string | null = null): object {
  const choices = [{ index: 0, delta, finish_reason: finish, logprobs: null }]
  return { id: 'chat_1', object: 'chat.completion.chunk', created: 1, model: 'm-1', choices }
}

/** The same in chunks, with usage at the end. */
export const CHUNKS = [
  chunk({ role: 'assistant', content: '' }),
  chunk({ content: 'Good ' }),
  chunk({ content: 'day.' }),
  chunk({}, 'stop'),
  { id: 'chat_1', object: 'chat.completion.chunk', created: 1, model: 'm-1', choices: [], usage: USAGE },
  'data: [DONE]\n\n',
]

/** A call of a tool in chunks. */
export const CALLING_CHUNKS = [
  chunk({ role: 'assistant', content: null, tool_calls: [{ index: 0, ...call('') }] }),
  chunk({ tool_calls: [{ index: 0, function: { arguments: '{"city":' } }] }),
  chunk({ tool_calls: [{ index: 0, function: { arguments: '"Oslo"}' } }] }),
  chunk({}, 'tool_calls'),
  'data: [DONE]\n\n',
]

/** JSON in chunks. */
export const JSON_CHUNKS = [
  chunk({ role: 'assistant', content: '{"city":' }),
  chunk({ content: '"Oslo"}' }),
  chunk({}, 'stop'),
  'data: [DONE]\n\n',
]

const ITEM = {
  id: 'msg_1',
  type: 'message',
  role: 'assistant',
  status: 'completed',
  content: [{ type: 'output_text', text: '{"city":"Oslo"}', annotations: [], logprobs: [] }],
}

/** A whole response. */
export const RESPONSE = {
  id: 'resp_1',
  object: 'response',
  created_at: 1,
  status: 'completed',
  model: 'm-1',
  output: [ITEM],
  tools: [],
  parallel_tool_calls: true,
  usage: { input_tokens: 5, output_tokens: 3, total_tokens: 8 },
}

const AT = { item_id: 'msg_1', output_index: 0, content_index: 0 }

/** The same in events. */
export const RESPONSE_EVENTS = [
  { type: 'response.created', response: { ...RESPONSE, status: 'in_progress', output: [] } },
  { type: 'response.output_item.added', output_index: 0, item: { ...ITEM, status: 'in_progress', content: [] } },
  { type: 'response.content_part.added', ...AT, part: { type: 'output_text', text: '', annotations: [] } },
  { type: 'response.output_text.delta', ...AT, delta: '{"city":', logprobs: [] },
  { type: 'response.output_text.delta', ...AT, delta: '"Oslo"}', logprobs: [] },
  { type: 'response.output_text.done', ...AT, text: '{"city":"Oslo"}', logprobs: [] },
  { type: 'response.content_part.done', ...AT, part: ITEM.content[0] },
  { type: 'response.output_item.done', output_index: 0, item: ITEM },
  { type: 'response.completed', response: RESPONSE },
].map((event, place) => ({ ...event, sequence_number: place }))
