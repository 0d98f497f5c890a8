import type { NormalText } from '@telltale/scan'
import { SHINGLE, shingleHashes, winnow } from '@telltale/scan'

/** A passage that two texts share; offsets are those of the texts as they came. */
export interface Passage {
  /** Number of the source that it was added with. */
  readonly source: number
  readonly fromStart: number
  readonly fromEnd: number
  readonly toStart: number
  readonly toEnd: number
  /** Letters and digits in it. */
  readonly size: number
}

/** Letters and digits that two texts must share to share a passage: shorter ones are common turns of speech. */
const SHORTEST = 16
/** Places kept of one fingerprint, the earliest, and matches of one target. */
const MOST_PLACES = 4
const MOST_PASSAGES = 2_000

interface Placed {
  readonly source: number
  readonly text: NormalText
  readonly at: number
}

/** Finds what a text shares with texts that were added before, in time linear in its length. */
export class PassageIndex {
  /** Of each fingerprint source, place, source, place, …: millions of small objects would cost more than the search. */
  readonly #places = new Map<number, number[]>()
  readonly #texts = new Map<number, NormalText>()

  /** Adds a source; of `hidden` ranges (offsets of the text as it came) nothing is taken. */
  add(source: number, text: NormalText, hidden: readonly (readonly [number, number])[] = []): void {
    const hashes = shingleHashes(text.plain)
    this.#texts.set(source, text)
    for (const at of winnow(hashes)) {
      if (hidden.length > 0 && isHidden(text, at, hidden)) continue
      const hash = hashes[at] ?? 0
      const places = this.#places.get(hash)
      if (places === undefined) this.#places.set(hash, [source, at])
      else if (places.length < 2 * MOST_PLACES && places.at(-2) !== source) places.push(source, at)
    }
  }

  find(target: NormalText, leftOut: (source: number) => boolean = () => false): readonly Passage[] {
    const found: Passage[] = []
    if (this.#places.size === 0) return found
    const hashes = shingleHashes(target.plain)
    // How far a source explains the target already: a longer look there would find the same again.
    const reached = new Map<number, number>()
    for (let at = 0; at < hashes.length && found.length < MOST_PASSAGES; at += 1) {
      for (const place of this.#placesOf(hashes[at] ?? 0)) {
        if ((reached.get(place.source) ?? 0) >= at + SHINGLE || leftOut(place.source)) continue
        const match = extend(place, target.plain, at)
        if (match === undefined) continue
        reached.set(place.source, match.to + match.size)
        found.push(toPassage(place, target, match))
      }
    }
    return found
  }

  #placesOf(hash: number): readonly Placed[] {
    const flat = this.#places.get(hash)
    if (flat === undefined) return NOWHERE
    const places: Placed[] = []
    for (let i = 0; i + 1 < flat.length; i += 2) {
      const source = flat[i] ?? 0
      const text = this.#texts.get(source)
      if (text !== undefined) places.push({ source, text, at: flat[i + 1] ?? 0 })
    }
    return places
  }
}

const NOWHERE: readonly Placed[] = []

function isHidden({ starts }: NormalText, at: number, hidden: readonly (readonly [number, number])[]): boolean {
  const start = starts[at] ?? 0
  return hidden.some(([from, to]) => start >= from && start < to)
}

interface Match {
  readonly from: number
  readonly to: number
  readonly size: number
}

function extend({ text, at: sourceAt }: Placed, target: string, targetAt: number): Match | undefined {
  const source = text.plain
  let from = sourceAt
  let to = targetAt
  while (from > 0 && to > 0 && source.charCodeAt(from - 1) === target.charCodeAt(to - 1)) {
    from -= 1
    to -= 1
  }
  let size = 0
  while (
    from + size < source.length &&
    to + size < target.length &&
    source.charCodeAt(from + size) === target.charCodeAt(to + size)
  )
    size += 1
  return size < SHORTEST ? undefined : { from, to, size }
}

function toPassage({ source, text }: Placed, target: NormalText, match: Match): Passage {
  const { from, to, size } = wholeWords(match, target)
  const last = size - 1
  return {
    source,
    size,
    fromStart: text.starts[from] ?? 0,
    fromEnd: text.ends[from + last] ?? 0,
    toStart: target.starts[to] ?? 0,
    toEnd: target.ends[to + last] ?? 0,
  }
}

/** A match without the pieces of words at its ends, as the target is written; as it is where little would be left. */
function wholeWords({ from, to, size }: Match, target: NormalText): Match {
  let head = 0
  while (head < size && continuesWord(target, to + head)) head += 1
  let tail = 0
  while (tail < size && continuesWord(target, to + size - tail)) tail += 1
  return size - head - tail < SHORTEST
    ? { from, to, size }
    : { from: from + head, to: to + head, size: size - head - tail }
}

/** Whether a unit follows the one before without a space or sign between. */
function continuesWord({ starts, ends }: NormalText, at: number): boolean {
  return at > 0 && at < starts.length && starts[at] === ends[at - 1]
}
