import { toByteLetters } from './byte-letters.ts'
import { type JsonPart, readList, readPart, readSwitch, readText } from './json-part.ts'

/** Cuts a text into the words that are looked up one by one. */
export type PreTokenize = (text: string) => readonly string[]

/** Steps inside steps; deeper files are refused. */
const DEEPEST = 4
const BERT_WORDS = /[!-/:-@[-`{-~\p{P}]|[^\s!-/:-@[-`{-~\p{P}]+/gu
const WORDS = /[\p{L}\p{M}\p{Nd}\p{Nl}\p{Pc}\p{Join_Control}]+|[^\s\p{L}\p{M}\p{Nd}\p{Nl}\p{Pc}\p{Join_Control}]+/gu
/** The words of GPT-2 and of all that took over its vocabulary. */
const GPT2_WORDS = /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+/gu

// A Map, since the names come from a file.
const PRE_TOKENIZERS = new Map<string, (part: JsonPart, depth: number) => PreTokenize>([
  ['BertPreTokenizer', () => (text) => text.match(BERT_WORDS) ?? []],
  ['Whitespace', () => (text) => text.match(WORDS) ?? []],
  ['WhitespaceSplit', () => (text) => text.match(/\S+/gu) ?? []],
  ['ByteLevel', buildByteLevel],
  ['Metaspace', buildMetaspace],
  ['Punctuation', buildPunctuation],
  ['Digits', buildDigits],
  ['Sequence', buildSequence],
])

/** The pre-tokenizer that tokenizer.json describes; throws a sentence for a kind that is not known. */
export function buildPreTokenizer(part: JsonPart | undefined, depth = 0): PreTokenize {
  if (part === undefined) return (text) => (text === '' ? [] : [text])
  const kind = readText(part, 'type')
  const build = PRE_TOKENIZERS.get(kind)
  if (build === undefined || depth > DEEPEST) throw new Error(`${part.place} is of a kind that is not known: ${kind}`)
  return build(part, depth)
}

function buildSequence(part: JsonPart, depth: number): PreTokenize {
  const steps = readList(part, 'pretokenizers').map((step, i) => {
    return buildPreTokenizer(readPart(step, `${part.place}.pretokenizers[${i}]`), depth + 1)
  })
  return (text) => steps.reduce<readonly string[]>((words, step) => words.flatMap((word) => step(word)), [text])
}

function buildByteLevel(part: JsonPart): PreTokenize {
  const spaced = readSwitch(part, 'add_prefix_space', true)
  const cuts = readSwitch(part, 'use_regex', true)
  return (text) => {
    const whole = spaced && text !== '' && !text.startsWith(' ') ? ` ${text}` : text
    return (cuts ? cutGpt2(whole) : [whole]).map(toByteLetters)
  }
}

/** The last space of a gap belongs to the word after it. Done by hand: as an expression it would look ahead. */
function cutGpt2(text: string): readonly string[] {
  const words: string[] = []
  GPT2_WORDS.lastIndex = 0
  for (let found = GPT2_WORDS.exec(text); found !== null; found = GPT2_WORDS.exec(text)) {
    let [word] = found
    const end = found.index + word.length
    if (word.length > 1 && end < text.length && word.trim() === '') {
      word = word.slice(0, -1)
      GPT2_WORDS.lastIndex = end - 1
    }
    words.push(word)
  }
  return words
}

function buildMetaspace(part: JsonPart): PreTokenize {
  const mark = readText(part, 'replacement', '\u2581')
  const scheme = readText(part, 'prepend_scheme', readSwitch(part, 'add_prefix_space', true) ? 'always' : 'never')
  const cuts = readSwitch(part, 'split', true)
  return (text) => {
    const marked = text.replaceAll(' ', mark)
    const whole = scheme !== 'never' && marked !== '' && !marked.startsWith(mark) ? mark + marked : marked
    return cuts ? cutBefore(whole, mark) : [whole]
  }
}

function cutBefore(text: string, mark: string): readonly string[] {
  const words: string[] = []
  let start = 0
  for (let at = text.indexOf(mark, 1); at !== -1; at = text.indexOf(mark, at + 1)) {
    words.push(text.slice(start, at))
    start = at
  }
  if (start < text.length) words.push(text.slice(start))
  return words
}

function buildPunctuation(part: JsonPart): PreTokenize {
  const behavior = readText(part, 'behavior', 'Isolated')
  if (behavior !== 'Isolated') throw new Error(`${part.place}.behavior is not known: ${behavior}`)
  return (text) => text.match(/[!-/:-@[-`{-~\p{P}]|[^!-/:-@[-`{-~\p{P}]+/gu) ?? []
}

function buildDigits(part: JsonPart): PreTokenize {
  const single = readSwitch(part, 'individual_digits', false)
  return (text) => text.match(single ? /\p{N}|\P{N}+/gu : /\p{N}+|\P{N}+/gu) ?? []
}
