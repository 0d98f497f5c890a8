import { type Finding, SCAN_LABELS } from '@telltale/model'
import { CONCEPT_GROUPS } from './bag.ts'
import type { ToolEffect } from './effect-words.ts'
import { isInstruction } from './instruction-areas.ts'
import { SIGN_NAMES } from './order-passages.ts'
import {
  CONCEPT_BYTES,
  EFFECT_BITS,
  LONGEST_TOKEN,
  MOST_AREAS,
  MOST_FOUND,
  type PrintPassage,
  type Prints,
  type PrintWord,
  SCORE_STEPS,
  SHORT_TOKEN,
  TOKEN_HEAD,
  VALUE_KINDS,
  WEIGHTS,
  WORD_CELL,
} from './prints.ts'
import { winnow } from './shingles.ts'
import type { TextValue } from './text-value.ts'
import { ByteWriter } from './token-bytes.ts'

/** Prints before they are cut to the size of a token. */
export interface MadePrints extends Omit<Prints, 'keyId' | 'findings' | 'values' | 'shingles'> {
  readonly findings: readonly Finding[]
  readonly values: readonly (TextValue & { readonly hash: number })[]
  readonly shingles: {
    /** Of each shingle the number by which some are kept. */
    readonly order: Int32Array
    /** Where in the text each begins. */
    readonly starts: Uint32Array
    hashAt(at: number): number
  }
}

/** Shares of what is left of a token that values and, after them, words may take. */
const FINDINGS_SHARE = 0.3
const VALUES_SHARE = 0.4
const WORDS_SHARE = 0.45
const MOST_OF_VALUE = 3
const MOST_VALUE_LENGTH = 4_095

/**
 * The body of a token in base64url: about as long as its text and no longer, but `SHORT_TOKEN` for short texts, and never
 * more than `LONGEST_TOKEN`. What does not fit is left out: values and words from the end, shingles evenly.
 */
export function encodePrints(made: MadePrints): string {
  const signs = Math.min(LONGEST_TOKEN, Math.max(SHORT_TOKEN, made.length)) - TOKEN_HEAD
  const budget = Math.floor((signs * 3) / 4)
  const out = new ByteWriter()
  writeHead(out, made)
  writeFindings(out, made, FINDINGS_SHARE * budget)
  writeAreas(out, made)
  writePassages(out, made.passages)
  writeValues(out, made.values, VALUES_SHARE * (budget - out.length))
  writeWords(out, made, WORDS_SHARE * (budget - out.length))
  writeShingles(out, made.shingles, budget - out.length)
  return out.text()
}

function writeHead(out: ByteWriter, made: MadePrints): void {
  out.varint(made.length)
  for (let i = 0; i < made.id.length; i += 2) out.byte(Number.parseInt(made.id.slice(i, i + 2), 16))
  const weight = Math.max(0, WEIGHTS.indexOf(made.weight))
  const statement = made.statement === undefined ? 0 : EFFECT_BITS.indexOf(made.statement) + 1
  out.byte((made.isTrivial ? 1 : 0) | (made.isValue ? 2 : 0) | (weight << 2) | (statement << 4))
  writeMeaning(out, made)
}

function writeMeaning(
  out: ByteWriter,
  { effects, concepts }: { readonly effects: ReadonlySet<ToolEffect>; readonly concepts: ReadonlySet<string> },
): void {
  out.byte(EFFECT_BITS.reduce((bits, effect, i) => (effects.has(effect) ? bits | (1 << i) : bits), 0))
  out.fixed(
    CONCEPT_GROUPS.reduce((bits, group, i) => (concepts.has(group) ? bits | (1 << i) : bits), 0),
    CONCEPT_BYTES,
  )
}

const ASCII_NAME = /^[\w./-]{1,64}$/

function writeFindings(out: ByteWriter, { findings, length }: MadePrints, most: number): void {
  const sorted = findings
    .filter(({ detector }) => ASCII_NAME.test(detector))
    .sort((a, b) => Number(isInstruction(b)) - Number(isInstruction(a)) || b.score - a.score)
  const names: string[] = []
  const kept = new ByteWriter()
  let count = 0
  let size = 0
  for (const { detector, label, score, start, end } of sorted.slice(0, MOST_FOUND)) {
    const isNew = !names.includes(detector)
    size += isNew ? detector.length + 8 : 7
    if (size > most) break
    if (isNew) names.push(detector)
    kept.byte(names.indexOf(detector))
    kept.byte(SCAN_LABELS.indexOf(label))
    kept.byte(Math.round(Math.min(1, Math.max(0, score)) * SCORE_STEPS))
    const from = Math.min(length, Math.max(0, start))
    kept.varint(from)
    kept.varint(Math.max(0, Math.min(length, end) - from))
    count += 1
  }
  out.byte(names.length)
  for (const name of names) {
    out.byte(name.length)
    for (let i = 0; i < name.length; i += 1) out.byte(name.charCodeAt(i))
  }
  out.byte(count)
  out.append(kept)
}

function writeAreas(out: ByteWriter, { areas }: MadePrints): void {
  const kept = areas.slice(0, MOST_AREAS)
  out.byte(kept.length)
  let before = 0
  for (const [start, end] of kept) {
    out.varint(start - before)
    out.varint(end - start)
    before = start
  }
}

function writePassages(out: ByteWriter, passages: readonly PrintPassage[]): void {
  const kept = passages.slice(0, MOST_AREAS)
  out.byte(kept.length)
  let before = 0
  for (const { start, end, signs, effects, concepts } of kept) {
    out.varint(start - before)
    out.varint(end - start)
    out.byte(Math.round((signs.get('scan') ?? 0) * SCORE_STEPS))
    out.fixed(
      SIGN_NAMES.reduce((bits, name, i) => ((signs.get(name) ?? 0) > 0 ? bits | (1 << i) : bits), 0),
      2,
    )
    writeMeaning(out, { effects, concepts })
    before = start
  }
}

function writeValues(out: ByteWriter, values: MadePrints['values'], most: number): void {
  const counts = new Map<string, number>()
  const wanted = [...values]
    .sort((a, b) => Number(b.isTelling) - Number(a.isTelling) || a.start - b.start)
    .filter(({ key, start, end }) => {
      counts.set(key, (counts.get(key) ?? 0) + 1)
      return (counts.get(key) ?? 0) <= MOST_OF_VALUE && end - start <= MOST_VALUE_LENGTH && end > start
    })
  const kept = wanted.slice(0, Math.max(0, Math.floor(most / 10))).sort((a, b) => a.start - b.start)
  out.varint(kept.length)
  let before = 0
  for (const { kind, isTelling, isDecoded, start, end, hash } of kept) {
    out.byte(VALUE_KINDS.indexOf(kind) | (isTelling ? 16 : 0) | (isDecoded ? 32 : 0))
    out.varint(start - before)
    out.varint(end - start)
    out.fixed(hash, 5)
    before = start
  }
}

function writeWords(out: ByteWriter, { words, passages }: MadePrints, most: number): void {
  const room = Math.max(0, Math.floor(most / 4.5))
  const kept = words.length <= room ? words : chooseWords(words, passages, room)
  out.varint(kept.length)
  let before = 0
  for (const { hash, at, isRare, isNaming } of kept) {
    const cell = at / WORD_CELL
    out.varint((cell - before) * 4 + (isRare ? 1 : 0) + (isNaming ? 2 : 0))
    out.fixed(hash, 3)
    before = cell
  }
}

/** Words of passages first, then those that may name something. */
function chooseWords(
  words: readonly PrintWord[],
  passages: readonly PrintPassage[],
  room: number,
): readonly PrintWord[] {
  const rank = ({ at, isRare, isNaming }: PrintWord) =>
    (passages.some(({ start, end }) => at + WORD_CELL > start && at < end) ? 4 : 0) +
    (isRare ? 1 : 0) +
    (isNaming ? 1 : 0)
  return words
    .map((word, place) => ({ word, place, rank: rank(word) }))
    .sort((a, b) => b.rank - a.rank || a.place - b.place)
    .slice(0, room)
    .sort((a, b) => a.place - b.place)
    .map(({ word }) => word)
}

function writeShingles(out: ByteWriter, { order, starts, hashAt }: MadePrints['shingles'], most: number): void {
  const room = Math.max(0, Math.floor((most - 3) / 6.2))
  let kept: readonly number[] = []
  if (room > 0)
    for (let window = 1; window < 2 ** 17; window *= 2) {
      kept = winnow(order, window)
      if (kept.length <= room) break
    }
  out.varint(Math.min(room, kept.length))
  let before = 0
  for (const at of kept.slice(0, room)) {
    const start = starts[at] ?? 0
    out.varint(start - before)
    out.fixed(hashAt(at), 5)
    before = start
  }
}
