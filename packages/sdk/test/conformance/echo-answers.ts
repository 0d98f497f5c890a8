import type { AwsEvent } from '../aws-event-stream.ts'

/** An answer that comes in events. */
export type EchoStream =
  | { readonly kind: 'sse'; readonly events: readonly object[] }
  | { readonly kind: 'aws'; readonly events: readonly AwsEvent[] }

/** The events that a path is answered with; undefined where it is answered at once. */
export function streamFor(path: string, body: string): EchoStream | undefined {
  if (path.endsWith('/converse-stream')) return { kind: 'aws', events: CONVERSE_EVENTS }
  if (path.endsWith('-response-stream')) return { kind: 'aws', events: ANTHROPIC.map(toChunk) }
  if (path.includes('streamGenerateContent')) return { kind: 'sse', events: [GEMINI] }
  if (!/"stream":\s*true/.test(body)) return undefined
  if (path.includes('messages')) return { kind: 'sse', events: ANTHROPIC }
  return { kind: 'sse', events: path.includes('responses') ? RESPONSES : [CHUNK] }
}

/** The whole answer to a path. */
export function wholeFor(path: string): object {
  return path.endsWith('/converse') ? CONVERSE : WHOLE
}

function toChunk(event: object): AwsEvent {
  return ['chunk', { bytes: Buffer.from(JSON.stringify(event)).toString('base64') }]
}

const WORDS = { role: 'assistant', content: 'Hi.', refusal: null }
const USAGE = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2, input_tokens: 1, output_tokens: 1 }
const GEMINI = {
  candidates: [{ index: 0, content: { role: 'model', parts: [{ text: 'Hi.' }] }, finishReason: 'STOP' }],
  usageMetadata: { promptTokenCount: 1, candidatesTokenCount: 1 },
}
const MESSAGE = {
  id: 'id_1',
  type: 'message',
  role: 'assistant',
  model: 'm-1',
  content: [{ type: 'text', text: 'Hi.' }],
  stop_reason: 'end_turn',
  usage: USAGE,
}
const ITEM = { ...MESSAGE, status: 'completed', content: [{ type: 'output_text', text: 'Hi.', annotations: [] }] }
const RESPONSE = { id: 'id_1', object: 'response', status: 'completed', model: 'm-1', output: [ITEM], usage: USAGE }

/** A little of every API's answers at once. */
const WHOLE = {
  ...MESSAGE,
  ...GEMINI,
  object: 'thing',
  status: 'completed',
  created: 1,
  choices: [{ index: 0, finish_reason: 'stop', message: WORDS, text: 'Hi.' }],
  output: [ITEM],
  data: [
    { id: 'a', embedding: [0.1], index: 0 },
    { id: 'b', embedding: [0.2], index: 1 },
  ],
  has_more: false,
  first_id: 'a',
  last_id: 'b',
  file_counts: { in_progress: 0 },
  embeddings: [{ values: [0.1] }],
  models: [{ name: 'models/m-1' }],
  name: 'models/m-1',
  totalTokens: 1,
  input_tokens: 1,
}
const CHUNK = {
  id: 'id_1',
  object: 'chat.completion.chunk',
  created: 1,
  model: 'm-1',
  choices: [{ index: 0, delta: WORDS, text: 'Hi.', finish_reason: 'stop' }],
}
const RESPONSES = [
  { type: 'response.created', sequence_number: 0, response: { ...RESPONSE, status: 'in_progress', output: [] } },
  { type: 'response.completed', sequence_number: 1, response: RESPONSE },
]
const ANTHROPIC = [
  { type: 'message_start', message: { ...MESSAGE, content: [], stop_reason: null } },
  { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
  { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'Hi.' } },
  { type: 'content_block_stop', index: 0 },
  { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: USAGE },
  { type: 'message_stop' },
]

const CONVERSE = {
  output: { message: { role: 'assistant', content: [{ text: 'Hi.' }] } },
  stopReason: 'end_turn',
  usage: { inputTokens: 1, outputTokens: 1, totalTokens: 2 },
  metrics: { latencyMs: 1 },
}
const CONVERSE_EVENTS: readonly AwsEvent[] = [
  ['messageStart', { role: 'assistant' }],
  ['contentBlockDelta', { contentBlockIndex: 0, delta: { text: 'Hi.' } }],
  ['messageStop', { stopReason: 'end_turn' }],
  ['metadata', { usage: CONVERSE.usage, metrics: CONVERSE.metrics }],
]
