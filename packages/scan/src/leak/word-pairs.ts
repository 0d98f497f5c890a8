import { foldLetter, isDense, isDigit } from './letter-stream.ts'

/** The words of a text that carry its content, each cut to its first letters and hashed. */
interface ContentWords {
  readonly stems: Int32Array
  /** UTF-16 index of the first letter and after the last. */
  readonly starts: Uint32Array
  readonly ends: Uint32Array
  readonly length: number
}

/** The pairs of content words that stand near each other in a text, whatever their order. */
export interface WordPairs {
  /** Open addressing; 0 is free. */
  readonly table: Int32Array
  readonly count: number
}

/** A stretch of text whose content words stand together in the prompt as well. */
interface Echo {
  readonly start: number
  readonly end: number
  /** Share of its pairs of neighbouring content words that the prompt has. */
  readonly share: number
  /** How many different ones those are. */
  readonly pairs: number
}

const STEM = 5
const SHORTEST = 4
const APART = 3
const WINDOW = 32
const HOP = 8

// What every text holds, cut to five letters; words of three letters and fewer never count.
const STOP_STEMS =
  'about above after again all also alway among and any anoth answe are aroun avoid based becau been befor being below betwe both but came can canno chatg could creat detai did does doing done down durin each eithe ensur even every examp few first follo for from full furth gener get give given gpt had has have havin help helpf her here him his how howev if impor in inclu infor instr into inter it its just keep know langu like made make makin many may might model more most must need neces never not now off once one only onto or other our out over own perha pleas promp provi quest rathe reque respo same shall she shoul since some speci still such sure take tell text than that the their them then there these they thing this those throu thus to too towar under until up upon us use used user using very want was way we well were what when where wheth which while who whom whose why will with withi witho work would write yet you your yours ' +
  'aber alle als auch auf bei dass deine denn der des die diese durch eine einem einen einer haben ich ihre immer kann kein mehr mit muss nach nicht noch nur oder sein sich sie sind soll und unter von wenn werde wie wird zum zur ' +
  'avec cette comme dans des elle est les leur mais nous par pas peut plus pour que qui sans ses sont sur tous une vous votre como con cuand debe del desde donde ella esta este esto las los mas para pero por puede que ser sin sobre son sus tiene todo una usted che come con dell della delle deve non per piu puoi questo sono suo tutti como com das dos esta isso mais nao para pela pelo por seu sua uma voce'

function mix(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193)
}

function hashStem(stem: string): number {
  let hash = 0x811c9dc5 | 0
  for (let i = 0; i < Math.min(stem.length, STEM); i++) hash = mix(hash, foldLetter(stem.charCodeAt(i)))
  return hash
}

const STOP = new Set(STOP_STEMS.split(' ').map(hashStem))

/** Reads the content words of a text; where words are not spaced, each two neighbouring characters are one. */
function readContentWords(text: string): ContentWords {
  const room = Math.floor(text.length / 2) + 1
  const words = { stems: new Int32Array(room), starts: new Uint32Array(room), ends: new Uint32Array(room), length: 0 }
  let letters = 0
  let hash = 0
  let start = 0
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 0x20
    if (letters > 0 && (code === 0x27 || code === 0x2019)) continue
    const unit = foldLetter(code)
    const counts = unit !== 0 && !isDigit(unit)
    if (counts && letters === 0) {
      start = i
      hash = 0x811c9dc5 | 0
    }
    if (counts) {
      if (letters++ < STEM) hash = mix(hash, unit)
      if (!isDense(unit) || letters < 2) continue
    }
    if (letters >= SHORTEST || (counts && letters === 2)) addWord(words, hash, start, counts ? i + 1 : i)
    letters = 0
  }
  return words
}

function addWord(
  words: { stems: Int32Array; starts: Uint32Array; ends: Uint32Array; length: number },
  hash: number,
  start: number,
  end: number,
): void {
  if (STOP.has(hash)) return
  words.stems[words.length] = hash
  words.starts[words.length] = start
  words.ends[words.length++] = end
}

function pairOf(a: number, b: number): number {
  const low = Math.min(a, b)
  const high = Math.max(a, b)
  return Math.imul(Math.imul(low, 0x85ebca6b) ^ (high >>> 13) ^ high, 0xc2b2ae35) || 1
}

/** The pairs of the content words of some texts. */
export function buildWordPairs(texts: readonly string[]): WordPairs {
  const all = texts.map(readContentWords)
  const room = all.reduce((sum, words) => sum + words.length * APART, 0)
  const table = new Int32Array(1 << Math.max(4, Math.ceil(Math.log2(room + 1)) + 1))
  let count = 0
  for (const { stems, length } of all) {
    for (let i = 0; i < length; i++) {
      for (let j = i + 1; j <= i + APART && j < length; j++) {
        if (stems[i] !== stems[j] && addPair(table, pairOf(stems[i] ?? 0, stems[j] ?? 0))) count++
      }
    }
  }
  return { table, count }
}

function slotOf(table: Int32Array, pair: number): number {
  const mask = table.length - 1
  let slot = (pair ^ (pair >>> 15)) & mask
  while (table[slot] !== 0 && table[slot] !== pair) slot = (slot + 1) & mask
  return slot
}

function addPair(table: Int32Array, pair: number): boolean {
  const slot = slotOf(table, pair)
  if (table[slot] === pair) return false
  table[slot] = pair
  return true
}

/** For each word how many of the pairs with those before it are known; a pair counts where it first stands. */
function countKnown({ table }: WordPairs, { stems, length }: ContentWords): { known: Uint8Array; seen: Uint8Array } {
  const known = new Uint8Array(length)
  const seen = new Uint8Array(length)
  const met = new Set<number>()
  for (let i = 1; i < length; i++) {
    for (let j = Math.max(0, i - APART); j < i; j++) {
      if (stems[i] === stems[j]) continue
      seen[i] = (seen[i] ?? 0) + 1
      const pair = pairOf(stems[i] ?? 0, stems[j] ?? 0)
      if (table[slotOf(table, pair)] !== pair || met.has(pair)) continue
      met.add(pair)
      known[i] = (known[i] ?? 0) + 1
    }
  }
  return { known, seen }
}

/** The stretch of about thirty content words that says most of what the prompt says; linear in the text. */
export function findEcho(pairs: WordPairs, text: string): Echo | undefined {
  const words = readContentWords(text)
  if (words.length < 2 || pairs.count === 0) return undefined
  const { known, seen } = countKnown(pairs, words)
  let best: Echo | undefined
  for (let from = 0; from < words.length; from += HOP) {
    const to = Math.min(words.length, from + WINDOW)
    let hits = 0
    let all = 0
    for (let i = from; i < to; i++) {
      hits += known[i] ?? 0
      all += seen[i] ?? 0
    }
    if (hits > (best?.pairs ?? 0)) {
      best = { start: words.starts[from] ?? 0, end: words.ends[to - 1] ?? 0, share: hits / all, pairs: hits }
    }
    if (to === words.length) break
  }
  return best
}
