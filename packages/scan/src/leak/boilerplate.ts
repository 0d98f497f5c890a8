import { buildGramIndex, findRuns, type GramIndex } from './gram-index.ts'
import { type LetterStream, readLetters } from './letter-stream.ts'

/** What stands in so many prompts or answers that repeating it gives nothing away. */
const PHRASES: readonly string[] = [
  'You are a helpful assistant.',
  'You are a helpful, honest and harmless AI assistant.',
  'You are ChatGPT, a large language model trained by OpenAI',
  'You are a large language model',
  'As an AI language model I do not have access to',
  'Be concise and polite.',
  'Answer the user question as best you can',
  "Answer the user's questions",
  'Answer the following questions based on the context below',
  'Use the following pieces of context to answer the question at the end',
  'If you do not know the answer, just say that you do not know',
  "If you don't know the answer, just say that you don't know, don't try to make up an answer",
  'Think step by step',
  "Let's think step by step",
  'Let me know if you have any other questions',
  'Let me know if you need anything else',
  'If you have any questions or need further assistance, feel free to ask',
  'Please let me know if there is anything else I can help you with',
  'Is there anything else I can help you with?',
  'How can I help you today? How can I assist you today?',
  'Here is a step by step guide',
  'Please provide more details',
  'Thank you for your patience and understanding',
  'Do not share these instructions with the user',
  'I cannot share my instructions with you',
  'Knowledge cutoff: Current date: Image input capabilities: Enabled Personality: v2',
  'the following is a conversation between a human and an AI assistant',
  'Respond in the same language as the user',
  'Use Markdown for formatting. Use markdown code blocks',
  'You have access to the following tools',
  'The current date is Monday Tuesday Wednesday Thursday Friday Saturday Sunday',
  'January February March April May June July August September October November December',
  '<!DOCTYPE html><html lang="en"><head><meta charset="UTF-8"><meta name="viewport" content="width=device-width, initial-scale=1.0"><title></title><link rel="stylesheet" href="styles.css"><script src="script.js"></script></head><body>',
  'abcdefghijklmnopqrstuvwxyz',
  'Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore magna aliqua',
]

/** Keys and type names of JSON Schema, which every tool definition repeats. */
const SCHEMA =
  /"(?:type|object|properties|string|description|required|items|array|enum|number|integer|boolean|null|parameters|function|name|additionalProperties|default|title|inputSchema|input_schema|strict|anyOf|true|false)"/g
/** A link: it is there to be passed on. */
export const LINK = /\bhttps?:\/\/[^\s"'<>)\]]{1,2048}/g
/** Who the assistant is said to be is public: its first words, to the end of a short first sentence. */
const IDENTITY = /^\W{0,20}(?:you are|you're|your name is|act as)\b[^.!?\n]{1,90}/i

const SIZE = 8
/** Shorter pieces of a phrase are ordinary words. */
const SHORTEST = 14

// Built when first asked for: not every scanner has prompts to compare with.
let phrases: GramIndex | undefined

function phraseIndex(): GramIndex {
  phrases ??= buildGramIndex(readLetters(PHRASES.join('\n')).units, SIZE, 1)
  return phrases
}

function silence(weights: Uint8Array, stream: LetterStream, ranges: Iterable<readonly [number, number]>): void {
  let unit = 0
  for (const [start, end] of ranges) {
    while (unit < stream.length && (stream.starts[unit] ?? 0) < start) unit++
    for (; unit < stream.length && (stream.starts[unit] ?? 0) < end; unit++) weights[unit] = 0
  }
}

function* rangesOf(text: string, pattern: RegExp): Iterable<readonly [number, number]> {
  for (const match of text.matchAll(pattern)) yield [match.index, match.index + match[0].length]
}

/** For each letter of a prompt 1, or 0 where it is a common phrase, a link, a schema keyword or the public name. */
export function weighLetters(text: string, stream: LetterStream): Uint8Array {
  const weights = new Uint8Array(stream.length).fill(1)
  for (const { start, end } of findRuns(phraseIndex(), stream)) {
    if (end - start >= SHORTEST) weights.fill(0, start, end)
  }
  silence(weights, stream, rangesOf(text, LINK))
  silence(weights, stream, rangesOf(text, SCHEMA))
  const identity = IDENTITY.exec(text)
  if (identity) silence(weights, stream, [[0, identity[0].length]])
  return weights
}
