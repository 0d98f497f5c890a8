import { SCAN_LABELS } from '@telltale/model'
import { CONCEPT_GROUPS } from './bag.ts'
import type { ToolEffect } from './effect-words.ts'
import type { Range } from './instruction-areas.ts'
import { SIGN_NAMES } from './order-passages.ts'
import {
  CONCEPT_BYTES,
  EFFECT_BITS,
  LONGEST_TOKEN,
  MOST_AREAS,
  MOST_FOUND,
  type PrintFinding,
  type PrintPassage,
  type PrintShingle,
  type Prints,
  type PrintWord,
  SCORE_STEPS,
  TOKEN_PREFIX,
  VALUE_KINDS,
  WEIGHTS,
  WORD_CELL,
} from './prints.ts'
import type { TextValue } from './text-value.ts'
import { ByteReader, bytesOf } from './token-bytes.ts'

const SHAPE = /^tfp1\.([0-9a-f]{8})\.([A-Za-z0-9_-]+)$/
/** UTF-16 units that a text may say it has. */
const LONGEST_TEXT = 2 ** 31
const MOST_ITEMS = 6_000

/** What a token tells, strictly read: undefined for everything that is not wholly one, which is then a text like others. */
export function decodePrints(token: string): Prints | undefined {
  if (!token.startsWith(TOKEN_PREFIX) || token.length > LONGEST_TOKEN) return undefined
  const [, keyId, body] = SHAPE.exec(token) ?? []
  const bytes = body === undefined ? undefined : bytesOf(body)
  if (keyId === undefined || bytes === undefined) return undefined
  const input = new ByteReader(bytes)
  const prints = readPrints(input, keyId)
  return input.isDone ? prints : undefined
}

/** Whether a text is a token as far as its shape tells. */
export function isTokenShaped(text: string): boolean {
  return text.startsWith(TOKEN_PREFIX) && text.length <= LONGEST_TOKEN && SHAPE.test(text)
}

function readPrints(input: ByteReader, keyId: string): Prints {
  const length = input.varint(LONGEST_TEXT)
  const id = input.hex(12)
  const flags = input.byte()
  const meaning = readMeaning(input)
  if (flags > 127) input.fail()
  return {
    keyId,
    id,
    length,
    isTrivial: (flags & 1) === 1,
    isValue: (flags & 2) === 2,
    weight: WEIGHTS[(flags >> 2) & 3] ?? 0,
    statement: EFFECT_BITS[((flags >> 4) & 7) - 1],
    ...meaning,
    findings: readFindings(input, length),
    areas: readList(input, input.byte(), MOST_AREAS, (before: Range | undefined) =>
      readRange(input, before?.[0], length),
    ),
    passages: readList(input, input.byte(), MOST_AREAS, (before: PrintPassage | undefined) =>
      readPassage(input, before?.start, length),
    ),
    values: readList(input, input.varint(MOST_ITEMS), MOST_ITEMS, (before: TextValue | undefined) =>
      readValue(input, before?.start, { keyId, length }),
    ),
    words: readList(input, input.varint(MOST_ITEMS), MOST_ITEMS, (before: PrintWord | undefined) =>
      readWord(input, before?.at, length),
    ),
    shingles: readList(input, input.varint(MOST_ITEMS), MOST_ITEMS, (before: PrintShingle | undefined) => ({
      at: placeAfter(input, before?.at, length),
      hash: input.fixed(5),
    })),
  }
}

/** So many items, each read with the one before it; none when the input has fewer. */
function readList<T>(input: ByteReader, count: number, most: number, read: (before: T | undefined) => T): readonly T[] {
  if (count > most) input.fail()
  const items: T[] = []
  for (let i = 0; i < count && !input.hasFailed; i += 1) items.push(read(items.at(-1)))
  return items
}

/** A place in the text, told by how far it is behind the one before. */
function placeAfter(input: ByteReader, before: number | undefined, length: number): number {
  const at = (before ?? 0) + input.varint(LONGEST_TEXT)
  if (at > length) input.fail()
  return at
}

function readRange(input: ByteReader, before: number | undefined, length: number): Range {
  const start = placeAfter(input, before, length)
  return [start, placeAfter(input, start, length)]
}

function readMeaning(input: ByteReader): { effects: ReadonlySet<ToolEffect>; concepts: ReadonlySet<string> } {
  const effects = input.byte()
  const concepts = input.fixed(CONCEPT_BYTES)
  if (effects >> EFFECT_BITS.length !== 0 || concepts >= 2 ** CONCEPT_GROUPS.length) input.fail()
  return {
    effects: new Set(EFFECT_BITS.filter((_, i) => (effects & (1 << i)) !== 0)),
    concepts: new Set(CONCEPT_GROUPS.filter((_, i) => (concepts & (1 << i)) !== 0)),
  }
}

const DETECTOR = /^[a-z][\w./-]{0,63}$/

function readFindings(input: ByteReader, length: number): readonly PrintFinding[] {
  const names = readList<string>(input, input.byte(), MOST_FOUND, () => {
    const size = input.byte()
    const name = String.fromCharCode(...Array.from({ length: size }, () => input.byte()))
    if (!DETECTOR.test(name)) input.fail()
    return name
  })
  return readList<PrintFinding>(input, input.byte(), MOST_FOUND, () => {
    const detector = names[input.byte()]
    const label = SCAN_LABELS[input.byte()]
    const steps = input.byte()
    const [start, end] = readRange(input, 0, length)
    if (detector === undefined || label === undefined || steps > SCORE_STEPS) input.fail()
    return { detector: detector ?? '', label: label ?? 'pii', score: steps / SCORE_STEPS, start, end }
  })
}

function readPassage(input: ByteReader, before: number | undefined, length: number): PrintPassage {
  const [start, end] = readRange(input, before, length)
  const scan = input.byte()
  const bits = input.fixed(2)
  if (scan > SCORE_STEPS || bits >= 2 ** SIGN_NAMES.length) input.fail()
  const signs = new Map<string, number>([['scan', scan / SCORE_STEPS]])
  for (const [i, name] of SIGN_NAMES.entries()) signs.set(name, (bits >> i) & 1)
  return { start, end, signs, ...readMeaning(input) }
}

function readValue(
  input: ByteReader,
  before: number | undefined,
  { keyId, length }: { readonly keyId: string; readonly length: number },
): TextValue {
  const flags = input.byte()
  const [start, end] = readRange(input, before, length)
  const hash = input.fixed(5)
  const kind = VALUE_KINDS[flags & 15]
  if (kind === undefined || flags > 63) input.fail()
  return {
    kind: kind ?? 'identifier',
    key: `print ${keyId} ${hash}`,
    start,
    end,
    isTelling: (flags & 16) !== 0,
    isDecoded: (flags & 32) !== 0,
  }
}

function readWord(input: ByteReader, before: number | undefined, length: number): PrintWord {
  const told = input.varint(LONGEST_TEXT)
  const at = (before ?? 0) + Math.floor(told / 4) * WORD_CELL
  if (at > length) input.fail()
  return { at, hash: input.fixed(3), isRare: (told & 1) === 1, isNaming: (told & 2) === 2 }
}
