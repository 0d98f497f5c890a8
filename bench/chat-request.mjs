// An OTLP request of chat spans, as the benchmarks send it. Field numbers: opentelemetry-proto v1.11.0.
import protobuf from 'protobufjs/minimal.js'

/** English-like words, so that compression and text indexes see something real. */
const WORDS = (
  'the invoice from our supplier was paid on monday and the customer asked for a copy of the contract while the agent ' +
  'looked up an order in the database then wrote a short answer about delivery dates prices returns and support hours'
).split(' ')

/**
 * So many characters of words.
 * @param {number} length
 * @param {() => number} unit 0 up to 1
 */
export function prose(length, unit) {
  const word = () => WORDS[Math.floor(unit() * WORDS.length)]
  let text = word()
  while (text.length < length) text += ` ${word()}`
  return text.slice(0, length)
}

/**
 * One ExportTraceServiceRequest.
 * @param {readonly { traceId: Uint8Array, spanId: Uint8Array, nowNano: bigint, user: string, conversation: string,
 *   prompt: string, answer: string }[]} calls
 * @returns {Uint8Array}
 */
export function writeChatRequest(calls) {
  const writer = protobuf.Writer.create()
  writer.uint32(10).fork().uint32(10).fork() // resource_spans, resource
  writeAttribute(writer, 1, 'service.name', 'bench-app')
  writeAttribute(writer, 1, 'deployment.environment.name', 'bench')
  writer.ldelim().uint32(18).fork() // scope_spans
  for (const call of calls) {
    writer.uint32(18).fork()
    writeSpan(writer, call)
    writer.ldelim()
  }
  return writer.ldelim().ldelim().finish()
}

function writeSpan(writer, { traceId, spanId, nowNano, user, conversation, prompt, answer }) {
  const fixed64 = (field, value) =>
    writer.uint32((field << 3) | 1).fixed64(protobuf.util.Long ? String(value) : Number(value))
  writer.uint32(10).bytes(traceId).uint32(18).bytes(spanId).uint32(42).string('chat gpt-4o-mini').uint32(48).int32(3)
  fixed64(7, nowNano - 800_000_000n)
  fixed64(8, nowNano)
  const said = (role, content, rest) => JSON.stringify([{ role, parts: [{ type: 'text', content }], ...rest }])
  const attributes = {
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'openai',
    'gen_ai.request.model': 'gpt-4o-mini',
    'gen_ai.response.model': 'gpt-4o-mini-2024-07-18',
    'gen_ai.response.finish_reasons': 'stop',
    'gen_ai.conversation.id': conversation,
    'user.id': user,
    'gen_ai.usage.input_tokens': 412,
    'gen_ai.usage.output_tokens': 120,
    'gen_ai.input.messages': said('user', prompt),
    'gen_ai.output.messages': said('assistant', answer, { finish_reason: 'stop' }),
  }
  for (const [key, value] of Object.entries(attributes)) writeAttribute(writer, 9, key, value)
}

function writeAttribute(writer, field, key, value) {
  writer
    .uint32((field << 3) | 2)
    .fork()
    .uint32(10)
    .string(key)
    .uint32(18)
    .fork()
  if (typeof value === 'number') writer.uint32(24).int64(value)
  else writer.uint32(10).string(value)
  writer.ldelim().ldelim()
}
