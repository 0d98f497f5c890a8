import { buildBytePair } from './byte-pair.ts'
import { findPart, type JsonPart, readCount, readList, readPart, readText } from './json-part.ts'
import { buildNormalizer } from './normalizers.ts'
import { buildPreTokenizer } from './pre-tokenizers.ts'
import { buildUnigram } from './unigram.ts'
import { buildWordPiece, type EncodeWord } from './word-piece.ts'

/** Turns texts into the numbers that a model reads. */
export interface Tokenizer {
  /**
   * Numbers of the pieces of a text, without the marks around it. Marks that are written in the text stay plain text:
   * nobody closes his own text with a `[SEP]`.
   */
  readonly encode: (text: string) => readonly number[]
  /** Numbers of the marks before and after a text. */
  readonly before: readonly number[]
  readonly after: readonly number[]
  /** What fills up shorter texts of a batch. */
  readonly pad: number
}

// A Map, since the names come from a file.
const MODELS = new Map<string, (part: JsonPart) => EncodeWord>([
  ['WordPiece', buildWordPiece],
  ['BPE', buildBytePair],
  ['Unigram', buildUnigram],
])

/** Reads the content of a tokenizer.json; throws a sentence for what it does not know. */
export function parseTokenizer(json: string): Tokenizer {
  const file = readPart(JSON.parse(json) as unknown, 'tokenizer')
  const model = readPart(file.value.model, 'model')
  const kind = readText(model, 'type')
  const build = MODELS.get(kind)
  if (build === undefined) throw new Error(`model is of a kind that is not known: ${kind}`)
  const normalize = buildNormalizer(findPart(file, 'normalizer'))
  const preTokenize = buildPreTokenizer(findPart(file, 'pre_tokenizer'))
  const encodeWord = build(model)
  const padding = findPart(file, 'padding')
  return {
    encode: (text) => preTokenize(normalize(text)).flatMap((word) => encodeWord(word)),
    ...readMarks(findPart(file, 'post_processor'), 0),
    pad: padding === undefined ? findPad(file) : readCount(padding, 'pad_id', 0),
  }
}

/** Without a rule for padding the piece that is called so; what it is hardly matters, since the mask hides it. */
function findPad(file: JsonPart): number {
  for (const entry of readList(file, 'added_tokens')) {
    const token = readPart(entry, 'added_tokens')
    if (/^(?:\[PAD\]|<pad>)$/.test(readText(token, 'content', ''))) return readCount(token, 'id', 0)
  }
  return 0
}

interface Marks {
  readonly before: readonly number[]
  readonly after: readonly number[]
}

const NO_MARKS: Marks = { before: [], after: [] }
/** Rules inside rules; deeper files are refused. */
const DEEPEST = 4

function readMarks(part: JsonPart | undefined, depth: number): Marks {
  if (part === undefined) return NO_MARKS
  const kind = readText(part, 'type')
  if (kind === 'ByteLevel') return NO_MARKS
  if (kind === 'TemplateProcessing') return readTemplate(part)
  if (kind === 'BertProcessing' || kind === 'RobertaProcessing')
    return { before: [readMark(part, 'cls')], after: [readMark(part, 'sep')] }
  if (kind !== 'Sequence' || depth > DEEPEST) throw new Error(`post_processor is of a kind that is not known: ${kind}`)
  const steps = readList(part, 'processors').map((step) => readMarks(readPart(step, part.place), depth + 1))
  return steps.reduce(
    (sofar, step) => ({ before: [...step.before, ...sofar.before], after: [...sofar.after, ...step.after] }),
    NO_MARKS,
  )
}

function readMark(part: JsonPart, key: string): number {
  const [, id] = readList(part, key)
  if (!Number.isSafeInteger(id)) throw new Error(`post_processor.${key} must be a mark and its number`)
  return Number(id)
}

function readTemplate(part: JsonPart): Marks {
  const before: number[] = []
  const after: number[] = []
  let target = before
  for (const entry of readList(part, 'single')) {
    const item = readPart(entry, 'post_processor.single')
    const mark = findPart(item, 'SpecialToken')
    if (mark === undefined) target = after
    else target.push(...markIds(part, readText(mark, 'id')))
  }
  return { before, after }
}

function markIds(part: JsonPart, name: string): readonly number[] {
  const marks = findPart(part, 'special_tokens')
  const mark = marks === undefined ? undefined : findPart(marks, name)
  return mark === undefined ? [] : readList(mark, 'ids').filter((id): id is number => Number.isSafeInteger(id))
}
