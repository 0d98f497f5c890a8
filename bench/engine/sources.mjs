// What the benchmark feeds the engine: batches of canonical events of a simulated company, and OTLP bodies of chat spans
// from several users and conversations. The same seed gives the same batches.
import { createRandom } from '../../scripts/simulate/random.mjs'
import { simulateCompany } from '../../scripts/simulate/simulate-company.mjs'
import { toAiEvent } from '../canonical-event.mjs'
import { prose, writeChatRequest } from '../chat-request.mjs'
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

/** Journal entries of chat spans as `bench/ingest` sends them, from 60 users with three conversations each. */
export function* spanEntries({ seed, spans, textBytes, perSecond }) {
  const random = createRandom(seed)
  for (let seq = 1; ; seq += 1) {
    const receivedMs = START_MS + Math.floor((seq * spans * 1000) / perSecond)
    const body = writeChatRequest(Array.from({ length: spans }, () => createCall(random, textBytes, receivedMs)))
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
    prompt: prose(textBytes / 2, random.unit),
    answer: prose(textBytes / 2, random.unit),
  }
}
