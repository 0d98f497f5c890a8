// Traces of an agent that reads and acts, made by a seed: as long as asked, with documents of any size.
import { createRandom } from '../scan/random.mjs'

const WORDS =
  'the of and to a in report order invoice customer account delivery note station market price meeting travel contract account team plan quarter review supplier number address payment service ticket answer question summary product update region office schedule budget storage transfer'.split(
    ' ',
  )
const START_MS = Date.UTC(2026, 4, 4, 9)

/** A text of about `length` letters: words, and now and then a value such as documents have. */
function documentText(random, length) {
  const parts = []
  let size = 0
  while (size < length) {
    const part = random() < 0.03 ? valueText(random) : WORDS[Math.floor(random() * WORDS.length)]
    parts.push(part)
    size += part.length + 1
  }
  return parts.join(' ').slice(0, length)
}

function valueText(random) {
  const number = Math.floor(random() * 1e6)
  const kinds = [
    () => `person${number}@example.org`,
    () => `https://files.example.org/${number}/page.html`,
    () => `${number / 100} EUR`,
    () => `2026-0${1 + (number % 9)}-1${number % 10}`,
    () => `INV-${number}`,
  ]
  return kinds[number % kinds.length]()
}

/**
 * The events of one trace: a question, then `spans - 2` steps that read a document of `size` letters or send a mail
 * with a line and an address of a document before, then an answer.
 */
export function traceEvents({ traceId, spans, size, seed }) {
  const { next: random } = createRandom(seed)
  const events = []
  const read = []
  const add = (category, action, fields) =>
    events.push({
      id: `${traceId}-${events.length}`,
      tenant: 'acme',
      category,
      action,
      timeUnixNano: BigInt(START_MS + events.length * 1000) * 1_000_000n,
      receivedMs: START_MS + events.length * 1000,
      seq: events.length,
      fields: new Map(
        Object.entries({
          'service.name': 'agent',
          ...fields,
        }),
      ),
    })
  const span = () => `${traceId.slice(0, 8)}${String(events.length).padStart(8, '0')}`
  const ask = [
    { role: 'user', parts: [{ type: 'text', content: 'Read the reports and send each summary to its author.' }] },
  ]
  add('ai_prompt', 'prompt.submitted', { ...place(traceId, span()), 'gen_ai.input.messages': ask })
  while (events.length < spans - 1) {
    const isRead = read.length === 0 || random() < 0.5
    const text = isRead ? documentText(random, size) : read[Math.floor(random() * read.length)]
    if (isRead) read.push(text)
    const from = Math.floor(random() * Math.max(1, text.length - 300))
    add('ai_tool', 'tool.executed', {
      ...place(traceId, span()),
      'gen_ai.tool.name': isRead ? 'read_report' : 'send_email',
      'gen_ai.tool.call.id': `call-${events.length}`,
      'gen_ai.tool.call.arguments': isRead
        ? { name: `report-${events.length}` }
        : { to: 'person7@example.org', subject: 'Summary', body: text.slice(from, from + 300) },
      'gen_ai.tool.call.result': isRead ? text : 'Sent.',
    })
  }
  add('ai_response', 'response.generated', {
    ...place(traceId, span()),
    'telltale.response.text': 'All summaries were sent.',
  })
  return events
}

function place(traceId, spanId) {
  return {
    trace_id: traceId,
    span_id: spanId,
    parent_span_id: spanId.endsWith('00000000') ? '' : `${traceId.slice(0, 8)}00000000`,
  }
}
