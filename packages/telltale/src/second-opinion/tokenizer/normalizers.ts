import { type JsonPart, readList, readPart, readSwitch, readText } from './json-part.ts'
import { parseCharsMap } from './parse-chars-map.ts'

/** Makes a text plain before it is cut into words. */
export type Normalize = (text: string) => string

/** Steps inside steps; deeper files are refused. */
const DEEPEST = 4

// A Map, since the names come from a file.
const NORMALIZERS = new Map<string, (part: JsonPart, depth: number) => Normalize>([
  ['BertNormalizer', buildBert],
  ['Lowercase', () => (text) => text.toLowerCase()],
  ['NFC', () => (text) => text.normalize('NFC')],
  ['NFD', () => (text) => text.normalize('NFD')],
  ['NFKC', () => (text) => text.normalize('NFKC')],
  ['NFKD', () => (text) => text.normalize('NFKD')],
  ['StripAccents', () => stripMarks],
  ['Strip', buildStrip],
  ['Prepend', buildPrepend],
  ['Replace', buildReplace],
  ['Precompiled', (part) => parseCharsMap(readText(part, 'precompiled_charsmap'))],
  ['Sequence', buildSequence],
])

/** The normalizer that tokenizer.json describes; throws a sentence for a kind that is not known. */
export function buildNormalizer(part: JsonPart | undefined, depth = 0): Normalize {
  if (part === undefined) return (text) => text
  const kind = readText(part, 'type')
  const build = NORMALIZERS.get(kind)
  if (build === undefined || depth > DEEPEST) throw new Error(`${part.place} is of a kind that is not known: ${kind}`)
  return build(part, depth)
}

function buildSequence(part: JsonPart, depth: number): Normalize {
  const steps = readList(part, 'normalizers').map((step, i) => {
    return buildNormalizer(readPart(step, `${part.place}.normalizers[${i}]`), depth + 1)
  })
  return (text) => steps.reduce((sofar, step) => step(sofar), text)
}

function buildBert(part: JsonPart): Normalize {
  const lowercase = readSwitch(part, 'lowercase', true)
  const steps: Normalize[] = []
  if (readSwitch(part, 'clean_text', true)) steps.push(cleanControls)
  if (readSwitch(part, 'handle_chinese_chars', true)) steps.push(spaceIdeographs)
  if (readSwitch(part, 'strip_accents', lowercase)) steps.push((text) => stripMarks(text.normalize('NFD')))
  if (lowercase) steps.push((text) => text.toLowerCase())
  return (text) => steps.reduce((sofar, step) => step(sofar), text)
}

function cleanControls(text: string): string {
  return text
    .replace(/[\t\n\r]/g, ' ')
    .replace(/[\0\ufffd\p{C}]/gu, '')
    .replace(/\s/gu, ' ')
}

function spaceIdeographs(text: string): string {
  return text.replace(
    /[\u4e00-\u9fff\u3400-\u4dbf\u{20000}-\u{2a6df}\u{2a700}-\u{2b73f}\u{2b740}-\u{2b81f}\u{2b920}-\u{2ceaf}\uf900-\ufaff\u{2f800}-\u{2fa1f}]/gu,
    ' $& ',
  )
}

function stripMarks(text: string): string {
  return text.replace(/\p{Mn}/gu, '')
}

function buildStrip(part: JsonPart): Normalize {
  const left = readSwitch(part, 'strip_left', true)
  const right = readSwitch(part, 'strip_right', true)
  return (text) => {
    const begun = left ? text.trimStart() : text
    return right ? begun.trimEnd() : begun
  }
}

function buildPrepend(part: JsonPart): Normalize {
  const start = readText(part, 'prepend')
  return (text) => (text === '' ? '' : start + text)
}

/** The expressions that exports are known to use; one from a file is not run, since it may be slow by design. */
const KNOWN_EXPRESSIONS = new Map<string, RegExp>([
  [' {2,}', / {2,}/g],
  ['\\s+', /\s+/g],
])

function buildReplace(part: JsonPart): Normalize {
  const pattern = readPart(part.value.pattern, `${part.place}.pattern`)
  const content = readText(part, 'content', '')
  if (Object.hasOwn(pattern.value, 'String')) {
    const found = readText(pattern, 'String')
    return (text) => text.replaceAll(found, () => content)
  }
  const source = readText(pattern, 'Regex')
  const known = KNOWN_EXPRESSIONS.get(source)
  if (known === undefined) throw new Error(`${pattern.place} is an expression that is not known: ${source}`)
  return (text) => text.replace(known, () => content)
}
