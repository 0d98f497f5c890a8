import { createHash } from 'node:crypto'
import { words } from './prose.mjs'
import { countTokens } from './tokens.mjs'

const DEFAULT_DIMENSIONS = 64

/**
 * A unit vector for a text: each word turns two hashed directions, so texts that share words point the same
 * way and retrieval ranks as one would expect.
 * @param {string} text
 * @param {number} dimensions
 */
function embed(text, dimensions) {
  const vector = new Float32Array(dimensions)
  for (const word of words(text)) {
    const digest = createHash('sha256').update(stem(word)).digest()
    vector[digest.readUInt32LE(0) % dimensions] += 1
    vector[digest.readUInt32LE(4) % dimensions] += (digest[8] & 1) === 0 ? 0.5 : -0.5
  }
  const length = Math.hypot(...vector) || 1
  return vector.map((value) => value / length)
}

/** Singular and plural count as one word. @param {string} word */
const stem = (word) => word.replace(/(?:ing|ed|es|s)$/, '')

/** `POST /v1/embeddings`. @param {Record<string, any>} body */
export function answerEmbeddings(body) {
  const inputs = (Array.isArray(body.input) ? body.input : [body.input]).map(String)
  const dimensions = Math.min(Math.max(Number(body.dimensions ?? DEFAULT_DIMENSIONS) || DEFAULT_DIMENSIONS, 1), 3072)
  const data = inputs.map((text, index) => {
    const vector = embed(text, dimensions)
    const embedding = body.encoding_format === 'base64' ? Buffer.from(vector.buffer).toString('base64') : [...vector]
    return { object: 'embedding', index, embedding }
  })
  const tokens = inputs.reduce((sum, text) => sum + countTokens(text), 0)
  return { object: 'list', data, model: body.model, usage: { prompt_tokens: tokens, total_tokens: tokens } }
}
