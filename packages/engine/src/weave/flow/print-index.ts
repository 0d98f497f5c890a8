import type { Prints } from '@telltale/scan'
import { type Range, touches } from './instruction-areas.ts'
import type { Passage } from './passage-index.ts'

/** Places kept of one shingle and texts kept of one word, the earliest, and matches of one target. */
const MOST_PLACES = 4
const MOST_TEXTS = 24
const MOST_PASSAGES = 2_000
/** UTF-16 units of twelve letters with a space between them. */
const SPAN = 13
/** One shingle alone says enough of a target no longer than this. */
const LONGEST_ALONE = 40
/** How far shingles that go together may stand apart: so many times what lies between two on average, this at least. */
const GAPS = 3
const LEAST_GAP = 24
/** Spaces and signs stand differently on both sides. */
const DRIFT = 8
/** Words of a short argument stand in a text within its length and so much more. */
const LOOSE = 48
const MOST_WORDS = 8
const LONGEST_PHRASE = 96
const MOST_SPOTS = 3

interface Source {
  readonly prints: Prints
  readonly hidden: readonly Range[]
  readonly gap: number
}

/** What texts of one key gave: their shingles, words and ids. */
class KeyIndex {
  /** Of each shingle source, place among its shingles, source, place, … */
  readonly shingles = new Map<number, number[]>()
  /** Of each word the texts that have it. */
  readonly words = new Map<number, number[]>()
  readonly ids = new Map<string, number[]>()
  readonly sources = new Map<number, Source>()
}

/** Finds what a withheld text shares with withheld texts before it, as far as they were made with one key. */
export class PrintIndex {
  readonly #keys = new Map<string, KeyIndex>()

  /** Adds a source; of `hidden` ranges nothing is taken. */
  add(source: number, prints: Prints, hidden: readonly Range[] = []): void {
    const index = this.#keys.get(prints.keyId) ?? new KeyIndex()
    this.#keys.set(prints.keyId, index)
    index.sources.set(source, { prints, hidden, gap: gapOf(prints) })
    if (hidden.length === 0) put(index.ids, prints.id, source)
    for (const [place, { hash, at }] of prints.shingles.entries()) {
      if (touches(hidden, at, at + 1)) continue
      const places = index.shingles.get(hash)
      if (places === undefined) index.shingles.set(hash, [source, place])
      else if (places.length < 2 * MOST_PLACES && places.at(-2) !== source) places.push(source, place)
    }
    for (const { hash } of prints.words) put(index.words, hash, source)
  }

  find(target: Prints, leftOut: (source: number) => boolean = () => false): readonly Passage[] {
    const index = this.#keys.get(target.keyId)
    if (index === undefined) return []
    const shown = (source: number) => !leftOut(source)
    return [
      ...(index.ids.get(target.id) ?? []).filter(shown).map((source) => wholeOf(source, target, index)),
      ...findRuns(target, index, leftOut),
      ...findPhrase(target, index).filter(({ source }) => shown(source)),
    ].slice(0, MOST_PASSAGES)
  }
}

function put<K>(map: Map<K, number[]>, key: K, source: number): void {
  const sources = map.get(key)
  if (sources === undefined) map.set(key, [source])
  else if (sources.length < MOST_TEXTS && sources.at(-1) !== source) sources.push(source)
}

function gapOf({ length, shingles }: Prints): number {
  return Math.max(LEAST_GAP, shingles.length === 0 ? 0 : (GAPS * length) / shingles.length)
}

function wholeOf(source: number, target: Prints, index: KeyIndex): Passage {
  const length = index.sources.get(source)?.prints.length ?? target.length
  return { source, size: target.length, fromStart: 0, fromEnd: length, toStart: 0, toEnd: target.length }
}

/** Shingles of both texts that follow each other at like distances. */
interface Run {
  readonly fromStart: number
  readonly toStart: number
  readonly from: number
  readonly to: number
  /** Places of the last among the shingles of both. */
  readonly fromPlace: number
  readonly toPlace: number
  readonly count: number
}

function findRuns(target: Prints, index: KeyIndex, leftOut: (source: number) => boolean): readonly Passage[] {
  const found: Passage[] = []
  const open = new Map<number, Run>()
  const targetGap = gapOf(target)
  const close = (source: number, run: Run) => {
    if (run.count < 2 && target.length > LONGEST_ALONE) return
    const length = index.sources.get(source)?.prints.length ?? 0
    const [fromEnd, toEnd] = [Math.min(length, run.from + SPAN), Math.min(target.length, run.to + SPAN)]
    const { fromStart, toStart } = run
    found.push({ source, size: toEnd - toStart, fromStart, fromEnd, toStart, toEnd })
  }
  for (const [toPlace, { hash, at: to }] of target.shingles.entries()) {
    if (found.length >= MOST_PASSAGES) break
    const places = index.shingles.get(hash) ?? []
    for (let i = 0; i + 1 < places.length; i += 2) {
      const [source = 0, fromPlace = 0] = [places[i], places[i + 1]]
      const known = index.sources.get(source)
      if (leftOut(source) || known === undefined) continue
      const from = known.prints.shingles[fromPlace]?.at ?? 0
      const next = { from, to, fromPlace, toPlace }
      const run = open.get(source)
      if (run !== undefined && goesOn(run, next, Math.max(targetGap, known.gap))) {
        open.set(source, { ...run, ...next, count: run.count + 1 })
        continue
      }
      if (run !== undefined) close(source, run)
      open.set(source, { fromStart: from, toStart: to, ...next, count: 1 })
    }
  }
  for (const [source, run] of open) close(source, run)
  return found
}

type Step = Pick<Run, 'from' | 'to' | 'fromPlace' | 'toPlace'>

/** Of two texts that go on alike the one that keeps fewer shingles has none between that the other has not. */
function goesOn(run: Run, { from, to, fromPlace, toPlace }: Step, most: number): boolean {
  const [there, here] = [from - run.from, to - run.to]
  if (Math.min(fromPlace - run.fromPlace, toPlace - run.toPlace) > 1) return false
  return there >= 0 && here >= 0 && here <= most && Math.abs(there - here) <= DRIFT + here / 4
}

/** Where all words of a short text stand together in another. */
function findPhrase(target: Prints, index: KeyIndex): readonly Passage[] {
  const hashes = [...new Set(target.words.map(({ hash }) => hash))]
  if (hashes.length === 0 || hashes.length > MOST_WORDS || target.isTrivial || target.length > LONGEST_PHRASE) return []
  const lists = hashes.map((hash) => index.words.get(hash) ?? [])
  const rarest = lists.reduce((least, list) => (list.length < least.length ? list : least))
  return rarest.flatMap((source) => {
    const known = index.sources.get(source)
    return known === undefined
      ? []
      : spotsIn(known, hashes, target.length).map(([from, to]) => ({
          source,
          size: target.length,
          fromStart: from,
          fromEnd: to,
          toStart: 0,
          toEnd: target.length,
        }))
  })
}

function spotsIn({ prints, hidden }: Source, hashes: readonly number[], length: number): readonly Range[] {
  const wanted = new Set(hashes)
  const words = prints.words.filter(({ hash, at }) => wanted.has(hash) && !touches(hidden, at, at + 1))
  const spots: Range[] = []
  for (const [i, { at }] of words.entries()) {
    const seen = new Set<number>()
    let last = at
    for (const word of words.slice(i, i + 4 * MOST_WORDS)) {
      if (word.at - at > length + LOOSE) break
      seen.add(word.hash)
      last = word.at
      if (seen.size === wanted.size) break
    }
    if (seen.size < wanted.size) continue
    spots.push([at, Math.min(prints.length, Math.max(last + 1, at + length))])
    if (spots.length >= MOST_SPOTS) break
  }
  return spots
}
