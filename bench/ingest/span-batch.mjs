import { randomFillSync } from 'node:crypto'
import protobuf from 'protobufjs/minimal.js'

// Field numbers: opentelemetry-proto v1.11.0.
const MARK = 0xa5

/** English-like words, so that compression and text indexes see something real. */
const WORDS = (
  'the invoice from our supplier was paid on monday and the customer asked for a copy of the contract while the agent ' +
  'looked up an order in the database then wrote a short answer about delivery dates prices returns and support hours'
).split(' ')

function prose(bytes, random) {
  const words = []
  for (let length = 0; length < bytes; ) {
    const word = WORDS[Math.floor(random() * WORDS.length)]
    words.push(word)
    length += word.length + 1
  }
  return words.join(' ').slice(0, bytes)
}

function attribute(writer, field, key, write) {
  writer
    .uint32((field << 3) | 2)
    .fork()
    .uint32(10)
    .string(key)
    .uint32(18)
    .fork()
  write(writer)
  writer.ldelim().ldelim()
}

const text = (value) => (writer) => writer.uint32(10).string(value)
const int = (value) => (writer) => writer.uint32(24).int64(value)

function writeSpan(writer, { prompt, answer, nowNano }) {
  const fixed64 = (field, value) =>
    writer.uint32((field << 3) | 1).fixed64(protobuf.util.Long ? String(value) : Number(value))
  writer.uint32(10).bytes(new Uint8Array(16).fill(MARK)).uint32(18).bytes(new Uint8Array(8).fill(MARK))
  writer.uint32(42).string('chat gpt-4o-mini').uint32(48).int32(3)
  fixed64(7, nowNano - 800_000_000n)
  fixed64(8, nowNano)
  const attributes = [
    ['gen_ai.operation.name', text('chat')],
    ['gen_ai.provider.name', text('openai')],
    ['gen_ai.request.model', text('gpt-4o-mini')],
    ['gen_ai.response.model', text('gpt-4o-mini-2024-07-18')],
    ['gen_ai.response.finish_reasons', text('stop')],
    ['gen_ai.conversation.id', text('conversation-17')],
    ['user.id', text('user-42')],
    ['gen_ai.usage.input_tokens', int(412)],
    ['gen_ai.usage.output_tokens', int(120)],
    ['gen_ai.input.messages', text(JSON.stringify([{ role: 'user', parts: [{ type: 'text', content: prompt }] }]))],
    [
      'gen_ai.output.messages',
      text(JSON.stringify([{ role: 'assistant', parts: [{ type: 'text', content: answer }], finish_reason: 'stop' }])),
    ],
  ]
  for (const [key, write] of attributes) attribute(writer, 9, key, write)
}

/**
 * One ExportTraceServiceRequest of chat spans with `textBytes` of prompt and answer each, and the places of its ids.
 * @param {{ spans: number, textBytes: number, random: () => number }} options
 * @returns {() => Buffer} every call gives the request with fresh trace and span ids
 */
export function createSpanBatch({ spans, textBytes, random }) {
  const writer = protobuf.Writer.create()
  const nowNano = BigInt(Date.now()) * 1_000_000n
  writer.uint32(10).fork() // resource_spans
  writer.uint32(10).fork() // resource
  attribute(writer, 1, 'service.name', text('bench-app'))
  attribute(writer, 1, 'deployment.environment.name', text('bench'))
  writer.ldelim().uint32(18).fork() // scope_spans
  for (let i = 0; i < spans; i += 1) {
    writer.uint32(18).fork()
    writeSpan(writer, { prompt: prose(textBytes / 2, random), answer: prose(textBytes / 2, random), nowNano })
    writer.ldelim()
  }
  const bytes = Buffer.from(writer.ldelim().ldelim().finish())
  const places = [...findRuns(bytes, 16), ...findRuns(bytes, 8)]
  return () => {
    const copy = Buffer.from(bytes)
    for (const { start, length } of places) randomFillSync(copy, start, length)
    return copy
  }
}

/** Where ids stand: a length byte followed by exactly that many mark bytes. */
function findRuns(bytes, length) {
  const needle = Buffer.alloc(length, MARK)
  const runs = []
  for (let at = bytes.indexOf(needle); at !== -1; at = bytes.indexOf(needle, at + length)) {
    if (bytes[at - 1] === length) runs.push({ start: at, length })
    else at += 16 - length
  }
  return runs
}
