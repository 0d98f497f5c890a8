import type { Finding, ScanRole } from '@telltale/model'
import type { Detector, Reading, UnfoldedText } from '../detector.ts'
import { spellMorse, spellToken } from './canary-spellings.ts'
import { buildGramIndex, findRuns, type GramIndex } from './gram-index.ts'
import { foldLetter, isDigit, type LetterStream, readLetters } from './letter-stream.ts'
import { placeEvidence } from './place-evidence.ts'

/** Share of a token that must stand together. */
const ENOUGH = 0.6
/** Less than a whole token is told only from this many letters on. */
const LEAST_PART = 12
/** Shorter tokens would be found in ordinary words. */
const SHORTEST_TOKEN = 8
const GRAM = 6
const MORSE_GRAM = 24
const FINDINGS_PER_TOKEN = 3

interface Needle {
  readonly kind: string
  readonly token: number
  readonly start: number
  readonly end: number
}

interface Needles {
  readonly grams: GramIndex
  /** By unit of the index: its needle. */
  readonly owners: Int32Array
  readonly needles: readonly Needle[]
}

interface Hit {
  readonly token: number
  readonly share: number
  readonly kind: string
  /** UTF-16 range in a reading. */
  readonly start: number
  readonly end: number
}

const IDS = { label: 'canary', atlas: ['AML.T0056'], owasp: ['LLM08:2026'] } as const
// The marks that stand for dot and dash in morse, as units of a stream.
const DOTS = new Set([0x2e, 0xb7, 0x2022, 0x2219, 0x22c5, 0x30fb])
const DASHES = new Set([0x2d, 0x5f, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212])

function layOut(spelled: readonly { kind: string; text: string; token: number }[], size: number): Needles {
  const room = spelled.reduce((sum, { text }) => sum + text.length + 1, 0)
  const units = new Uint16Array(room)
  const owners = new Int32Array(room)
  const needles: Needle[] = []
  let at = 0
  for (const { kind, text, token } of spelled) {
    owners.fill(needles.length, at, at + text.length)
    needles.push({ kind, token, start: at, end: at + text.length })
    for (let i = 0; i < text.length; i++) units[at + i] = text.charCodeAt(i)
    at += text.length + 1
  }
  return { grams: buildGramIndex(units, size, 1), owners, needles }
}

function findNeedles({ grams, owners, needles }: Needles, stream: LetterStream): readonly Hit[] {
  const hits: Hit[] = []
  for (const { start, end, from } of findRuns(grams, stream)) {
    const needle = needles[owners[from] ?? 0]
    if (!needle) continue
    const share = (end - start) / (needle.end - needle.start)
    if (share < 1 && (share < ENOUGH || end - start < LEAST_PART)) continue
    const first = stream.starts[start] ?? 0
    hits.push({ token: needle.token, share, kind: needle.kind, start: first, end: (stream.starts[end - 1] ?? 0) + 1 })
  }
  return hits
}

function keep(stream: LetterStream, isKept: (unit: number, at: number) => boolean): LetterStream {
  const units = new Uint16Array(stream.length)
  const starts = new Uint32Array(stream.length)
  let length = 0
  for (let i = 0; i < stream.length; i++) {
    const unit = stream.units[i] ?? 0
    if (!isKept(unit, i)) continue
    starts[length] = stream.starts[i] ?? 0
    units[length++] = unit
  }
  return { units, starts, length }
}

/** The letters that begin a word, which can spell a token as an acrostic. */
function readInitials(text: string, stream: LetterStream): LetterStream {
  return keep(stream, (unit, i) => {
    const start = stream.starts[i] ?? 0
    return !isDigit(unit) && (start === 0 || foldLetter(text.charCodeAt(start - 1)) === 0)
  })
}

function readMorse(text: string): LetterStream {
  const units = new Uint16Array(text.length)
  const starts = new Uint32Array(text.length)
  let length = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const mark = DOTS.has(code) ? 1 : DASHES.has(code) ? 2 : 0
    if (mark === 0) continue
    starts[length] = i
    units[length++] = mark
  }
  return { units, starts, length }
}

function toFinding({ token, share, kind, start, end }: Hit, reading: Reading): Finding & { readonly token: number } {
  const how = [kind, reading.kind].filter((name) => name !== 'plain').join(' in ')
  const part = share > 0.99 ? 'A canary token' : `${Math.round(share * 100)} % of a canary token`
  const reason = `${part} stands here${how === '' ? '' : ` (${how})`}: the prompt that holds it has leaked.`
  const score = share > 0.99 ? 1 : Math.min(0.99, 0.85 + 0.15 * share)
  return { detector: 'canary/token', ...IDS, score, ...placeEvidence(reading, start, end), reason, token }
}

function prune(found: readonly (Finding & { readonly token: number })[]): readonly Finding[] {
  const kept: (Finding & { readonly token: number })[] = []
  for (const finding of [...found].sort((a, b) => b.score - a.score)) {
    const same = kept.filter(({ token }) => token === finding.token)
    if (same.length === FINDINGS_PER_TOKEN) continue
    if (!same.some(({ start, end }) => finding.start < end && start < finding.end)) kept.push(finding)
  }
  return kept.map(({ token: _token, ...finding }) => finding)
}

/** Finds canary tokens, whole or for the most part, however they are spelled; silent in the system prompt that holds them. */
export function createCanaryDetector(tokens: readonly string[]): Detector {
  const usable = tokens.filter((token) => readLetters(token, 'letters-and-digits').length >= SHORTEST_TOKEN)
  const spelled = usable.flatMap((value, token) => spellToken(value).map((spelling) => ({ ...spelling, token })))
  const morse = usable.map((value, token) => {
    const text = spellMorse(value).replace(/\./g, '\u0001').replace(/-/g, '\u0002')
    return { kind: 'morse', text, token }
  })
  const letters = layOut(spelled, GRAM)
  const marks = layOut(morse, MORSE_GRAM)
  const inspectReading = (reading: Reading) => {
    const stream = readLetters(reading.text, 'letters-and-digits')
    const alone = keep(stream, (unit) => !isDigit(unit))
    const streams = alone.length === stream.length ? [stream] : [stream, alone]
    const hits = [...streams, readInitials(reading.text, stream)].flatMap((each) => findNeedles(letters, each))
    return [...hits, ...findNeedles(marks, readMorse(reading.text))].map((hit) => toFinding(hit, reading))
  }
  return {
    name: 'canary',
    inspect: ({ original, readings }: UnfoldedText, role: ScanRole) => {
      if (role === 'system' || usable.length === 0) return []
      const asItCame: Reading = { kind: 'plain', text: original, starts: undefined, end: original.length }
      const all = readings[0].text === original ? readings : [asItCame, ...readings]
      return prune(all.flatMap(inspectReading))
    },
  }
}
