/** Question patterns that get a fixed answer; anything else is answered with what the model can do. */
const ANSWERS = [
  [/\bcapital of France\b/i, 'The capital of France is Paris.'],
  [/\bcount (?:from one )?to five\b/i, 'One, two, three, four, five.'],
  [/\bhaiku\b/i, 'Grey harbour morning,\nthe cranes bow to quiet ships,\na gull keeps the time.'],
  [/\b(?:hello|hi|good morning)\b/i, 'Good morning. How can I help you today?'],
  [/\bopening hours\b/i, 'The harbour office is open from 08:00 to 17:00, Monday to Saturday.'],
  [/\bthank(?:s| you)\b/i, "You're welcome."],
]

const OFFER = 'I can help with berths, bookings, invoices, mail and the harbour handbook. What would you like to know?'

/** An answer from general knowledge. @param {string} question */
export function cannedAnswer(question) {
  const known = ANSWERS.find(([pattern]) => pattern.test(question))
  return known?.[1] ?? OFFER
}

/**
 * An answer made of the sentences of the sources that share most words with the question, in source order.
 * @param {string} question
 * @param {readonly string[]} sources
 */
export function answerFrom(question, sources) {
  const asked = new Set(words(question))
  const sentences = sources
    .flatMap((source) => source.split(/(?<=[.!?])\s+|\n+/))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
  const ranked = sentences
    .map((sentence, place) => ({ sentence, place, shared: words(sentence).filter((word) => asked.has(word)).length }))
    .sort((a, b) => b.shared - a.shared || a.place - b.place)
    .slice(0, 3)
    .sort((a, b) => a.place - b.place)
  return `Here is what I found: ${ranked.map((item) => item.sentence.slice(0, 400)).join(' ')}`
}

/** Lower-case words of four letters or more. @param {string} text */
export function words(text) {
  return text.toLowerCase().match(/[\p{L}\d]{4,40}/gu) ?? []
}

/**
 * A value that fits a JSON Schema (the common subset), filled from the request.
 * @param {unknown} schema
 * @param {string} request
 * @returns {unknown}
 */
export function sampleOf(schema, request) {
  if (typeof schema !== 'object' || schema === null) return null
  const { type, properties, items, enum: choices } = /** @type {Record<string, any>} */ (schema)
  if (Array.isArray(choices)) return choices[0]
  const kind = Array.isArray(type) ? type[0] : type
  if (kind === 'object' || properties !== undefined) {
    const fields = Object.entries(properties ?? {})
    return Object.fromEntries(fields.map(([name, field]) => [name, sampleOf(field, request)]))
  }
  if (kind === 'array') return [sampleOf(items, request)]
  if (kind === 'integer' || kind === 'number') return request.length
  if (kind === 'boolean') return true
  return request.slice(0, 60)
}
