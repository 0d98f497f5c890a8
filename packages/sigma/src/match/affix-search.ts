import { asciiUnits } from './ascii-units.ts'
import type { Needle } from './gram-search.ts'

/** A search for many needles at one end of a text: as many look-ups as the longest has letters, however many there are. */
export interface AffixSearch {
  readonly end: 'start' | 'end'
  readonly longest: number
  /** Bits by the high end of the hash; the first look. */
  readonly filter: Int32Array
  /** By hash of the letters from the end inwards; two needles with one hash are told of together. */
  readonly ids: ReadonlyMap<number, readonly number[]>
}

const MULTIPLIER = 0x01000193
const FILTER_BITS = 14

/** Builds the search; undefined when there is nothing to look for. No needle is empty. */
export function buildAffixSearch(needles: readonly Needle[], end: 'start' | 'end'): AffixSearch | undefined {
  if (needles.length === 0) return undefined
  const units = asciiUnits()
  const longest = needles.reduce((most, { text }) => Math.max(most, text.length), 0)
  const filter = new Int32Array(2 ** (FILTER_BITS - 5))
  const ids = new Map<number, number[]>()
  for (const { text, id } of needles) {
    let hash = 0
    for (let i = 0; i < text.length; i += 1) hash = step(hash, units[text.charCodeAt(placeOf(text, end, i))] ?? 0)
    const bit = bitOf(hash)
    filter[bit >>> 5] = (filter[bit >>> 5] ?? 0) | (1 << (bit & 31))
    ids.set(hash, [...(ids.get(hash) ?? []), id])
  }
  return { end, longest, filter, ids }
}

/**
 * Tells of the needles at that end of the text, whatever the case of ASCII letters, and rarely of one that is not there.
 * Answers whether it met letters that are not ASCII: search its `plainText` then.
 */
export function scanAffixes(search: AffixSearch, text: string, tell: (id: number) => void): boolean {
  const { end, filter, ids } = search
  const units = asciiUnits()
  const length = Math.min(search.longest, text.length)
  const last = text.length - 1
  let hash = 0
  let seen = 0
  for (let i = 0; i < length; i += 1) {
    const letter = text.charCodeAt(end === 'end' ? last - i : i)
    seen |= letter
    hash = step(hash, units[letter] ?? 0)
    const bit = bitOf(hash)
    if ((((filter[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 0) continue
    const found = ids.get(hash)
    if (found !== undefined) for (const id of found) tell(id)
  }
  return seen > 0x7f
}

function placeOf(text: string, end: 'start' | 'end', i: number): number {
  return end === 'end' ? text.length - 1 - i : i
}

function step(hash: number, letter: number): number {
  return Math.imul(hash ^ letter, MULTIPLIER) | 0
}

function bitOf(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> (32 - FILTER_BITS)
}
