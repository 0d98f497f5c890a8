// What the benchmark feeds the engine: batches of canonical events of a simulated company, and OTLP bodies of chat spans
// from several users and conversations. The same seed gives the same batches.
import { createHash } from 'node:crypto'
import protobuf from 'protobufjs/minimal.js'
import { createRandom } from '../../scripts/simulate/random.mjs'
import { simulateCompany } from '../../scripts/simulate/simulate-company.mjs'
import { createSpanBatch } from '../ingest/span-batch.mjs'

const START_MS = Date.UTC(2026, 2, 2, 9)

/** Batches of events as the normalizer gives them, by time; `size` events each. */
export function* companyBatches({ seed, size }) {
  let batch = []
  let seq = 0
  for (const event of simulateCompany({ seed, days: 400, usersCount: 200, eventsPerDay: 60_000 })) {
    seq += 1
    batch.push(toAiEvent(event, seq))
    if (batch.length < size) continue
    yield batch
    batch = []
  }
}

function toAiEvent({ category, action, receivedMs, fields }, seq) {
  const id = createHash('sha256').update(`${seq}`).digest('hex').slice(0, 32)
  const timeUnixNano = BigInt(Math.round(receivedMs)) * 1_000_000n
  return {
    id,
    tenant: 'default',
    category,
    action,
    timeUnixNano,
    receivedMs,
    seq,
    fields: new Map(Object.entries(fields)),
  }
}

const WORDS = (
  'the invoice from our supplier was paid on monday and the customer asked for a copy of the contract while the agent ' +
  'looked up an order in the database then wrote a short answer about delivery dates prices returns and support hours'
).split(' ')

/** Journal entries of chat spans as `bench/ingest` sends them, from 60 users with three conversations each. */
export function* spanEntries({ seed, spans, textBytes, perSecond }) {
  const random = createRandom(seed)
  for (let seq = 1; ; seq += 1) {
    const receivedMs = START_MS + Math.floor((seq * spans * 1000) / perSecond)
    const body = writeRequest(Array.from({ length: spans }, () => createCall(random, textBytes, receivedMs)))
    yield { seq, tenant: 'default', signal: 'traces', encoding: 'protobuf', receivedMs, itemCount: spans, body }
  }
}

/** Journal entries as `bench/ingest` sends them: one user, one conversation, 800 texts again and again, a trace a span. */
export function* repeatedEntries({ seed, spans, textBytes, perSecond }) {
  const { unit: random } = createRandom(seed)
  const templates = Array.from({ length: 8 }, () => createSpanBatch({ spans, textBytes, random }))
  const startMs = Date.now()
  for (let seq = 1; ; seq += 1) {
    const receivedMs = startMs + Math.floor((seq * spans * 1000) / perSecond)
    const body = templates[seq % templates.length]()
    yield { seq, tenant: 'default', signal: 'traces', encoding: 'protobuf', receivedMs, itemCount: spans, body }
  }
}

function createCall(random, textBytes, nowMs) {
  const user = random.int(1, 60)
  return {
    traceId: Buffer.from(random.hex(32), 'hex'),
    spanId: Buffer.from(random.hex(16), 'hex'),
    nowNano: BigInt(nowMs) * 1_000_000n,
    user: `user-${user}`,
    conversation: `conversation-${user}-${random.int(1, 3)}`,
    prompt: prose(random, textBytes / 2),
    answer: prose(random, textBytes / 2),
  }
}

function prose(random, bytes) {
  let text = random.pick(WORDS)
  while (text.length < bytes) text += ` ${random.pick(WORDS)}`
  return text.slice(0, bytes)
}

/** Field numbers: opentelemetry-proto v1.11.0. */
function writeRequest(calls) {
  const writer = protobuf.Writer.create()
  writer.uint32(10).fork().uint32(10).fork() // resource_spans, resource
  attribute(writer, 1, 'service.name', 'bench-app')
  attribute(writer, 1, 'deployment.environment.name', 'bench')
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
  for (const [key, value] of Object.entries(attributes)) attribute(writer, 9, key, value)
}

function attribute(writer, field, key, value) {
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
