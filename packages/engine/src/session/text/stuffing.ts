/** UTF-16 units of a chunk, and chunks of a retrieval, that are counted. */
const LONGEST = 2048
const MOST_CHUNKS = 20
/** A shorter chunk repeats nothing often enough to say so. */
const FEWEST_WORDS = 30
/** A word that stands so often, and makes up such a share, is repeated for its own sake. */
const OFTEN = 5
const SHARE = 0.05
const WORD = /[\p{L}\p{N}]{4,40}/gu
/** The same for texts of nothing but ASCII and white space, several times faster. */
const WORD_ASCII = /[a-z0-9]{4,40}/g
const BESIDE_ASCII = /[^ -~\s]/

/** The share of words in the worst chunk that are there to be found rather than read, 0 to 1. */
export function stuffingOf(chunks: readonly string[]): number {
  return chunks.slice(0, MOST_CHUNKS).reduce((most, chunk) => Math.max(most, stuffingOfChunk(chunk)), 0)
}

function stuffingOfChunk(chunk: string): number {
  const text = chunk.slice(0, LONGEST).toLowerCase()
  const words = text.match(BESIDE_ASCII.test(text) ? WORD : WORD_ASCII) ?? []
  if (words.length < FEWEST_WORDS) return 0
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  const limit = Math.max(OFTEN, words.length * SHARE)
  let repeated = 0
  for (const count of counts.values()) if (count >= limit) repeated += count
  return repeated / words.length
}
