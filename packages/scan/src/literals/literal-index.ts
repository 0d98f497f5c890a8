import { placeOf, unitsOf } from '../units.ts'
import { GROUP_BITS, GROUP_MASK, GROUP_OF } from './character-groups.ts'
import { buildGate, firstLook, type LiteralGate, LOOK_AHEAD, secondLook, thirdLook } from './literal-gate.ts'
import type { LiteralSet } from './literal-set.ts'

/**
 * Where literals of one set stand, in the order in which they end, longest first where several end. The arrays may be
 * longer than `count`, and hold these hits only until another text is searched.
 */
export interface LiteralHits {
  readonly count: number
  /** Indexes of literals. */
  readonly literals: Int32Array
  readonly starts: Int32Array
  /** Index behind the last character. */
  readonly ends: Int32Array
}

interface Found {
  count: number
  literals: Int32Array
  starts: Int32Array
  ends: Int32Array
}

interface Answer {
  text: string
  /** A bit for each set that was looked for. */
  sets: number
  readonly hits: readonly Found[]
}

/** Several sets of literals that one pass over a text looks for. */
export interface LiteralIndex {
  readonly sets: readonly LiteralSet[]
  readonly gate: LiteralGate
  /** What was found in the last text at each place (`placeOf`): each set is asked for by another detector. */
  readonly answers: Answer[]
}

/** Hits that there is room for at first, and at most between two texts. */
const ROOM = 256
const MOST_KEPT = 16_384
const ALL_SETS = 0b1111
const ALL_GROUPS = (1 << (GROUP_BITS * LOOK_AHEAD)) - 1
/** Where the kinds of the first character of five and of the one in front stand, two bits each. */
const KINDS_AT = 2 * (LOOK_AHEAD - 1)

/** Builds the index of at most four sets. */
export function buildLiteralIndex(sets: readonly LiteralSet[]): LiteralIndex {
  return { sets, gate: buildGate(sets), answers: [] }
}

function emptyHits(): Found {
  return { count: 0, literals: new Int32Array(ROOM), starts: new Int32Array(ROOM), ends: new Int32Array(ROOM) }
}

/** Every place of a text where a literal stands, for each set of which the bit is in `sets`. */
export function findLiterals(index: LiteralIndex, text: string, sets = ALL_SETS): readonly LiteralHits[] {
  const place = placeOf(text)
  const answer = index.answers[place] ?? { text: '', sets: 0, hits: index.sets.map(emptyHits) }
  index.answers[place] = answer
  if (answer.text !== text) {
    for (const hits of answer.hits) clear(hits)
    answer.text = text
    answer.sets = 0
  }
  const missing = sets & ~answer.sets
  if (missing !== 0) search(index, text, answer.hits, missing)
  answer.sets |= missing
  return answer.hits
}

function clear(hits: Found): void {
  if (hits.ends.length > MOST_KEPT) Object.assign(hits, emptyHits())
  hits.count = 0
}

function search({ sets, gate }: LiteralIndex, text: string, hits: readonly Found[], wanted: number): void {
  const { first, second, third, borders } = gate
  // Bundlers turn constants of a module into variables, which cost a look-up each time.
  const groupOf = GROUP_OF
  const bits = GROUP_BITS
  const groupMask = GROUP_MASK
  const allGroups = ALL_GROUPS
  const kindsAt = KINDS_AT
  const reach = LOOK_AHEAD
  const units = unitsOf(text)
  const last = text.length + reach - 1
  let groups = 0
  let kinds = 0
  for (let at = 0; at < last; at += 1) {
    const group = groupOf[units[at] ?? 0] ?? 0
    groups = ((groups << bits) | (group & groupMask)) & allGroups
    kinds = (kinds << 2) | (group >>> bits)
    // No branch but one that is hardly ever taken: a wrong guess of the processor costs more than all of this.
    const seen = (first[firstLook(groups)] ?? 0) | (second[secondLook(groups)] ?? 0) | (third[thirdLook(groups)] ?? 0)
    let open = seen & wanted & (borders[(kinds >>> kindsAt) & 15] ?? 0)
    for (let set = 0; open !== 0; set += 1) {
      if ((open & 1) !== 0) walk(sets[set], hits[set], units, at - reach + 1)
      open >>>= 1
    }
  }
}

// The zeros behind the text are in no literal.
function walk(set: LiteralSet | undefined, hits: Found | undefined, units: Uint16Array, start: number): void {
  if (set === undefined || hits === undefined) return
  const { letters, trie, blank } = set
  const { base, owner, output } = trie
  let state = 0
  for (let at = start; ; ) {
    const letter = letters[units[at] ?? 0] ?? 0
    const next = (base[state] ?? 0) + letter
    if (owner[next] !== state + 1) return
    state = next
    at += 1
    const word = output[state] ?? 0
    if (word !== 0) addHit(hits, word - 1, start, at)
    if (letter === blank) while (letters[units[at] ?? 0] === blank) at += 1
  }
}

// Found in the order in which they start; a short one inside a long one ends first.
function addHit(hits: Found, literal: number, start: number, end: number): void {
  if (hits.count === hits.ends.length) grow(hits)
  const { literals, starts, ends } = hits
  let place = hits.count
  for (; place > 0 && (ends[place - 1] ?? 0) > end; place -= 1) {
    literals[place] = literals[place - 1] ?? 0
    starts[place] = starts[place - 1] ?? 0
    ends[place] = ends[place - 1] ?? 0
  }
  literals[place] = literal
  starts[place] = start
  ends[place] = end
  hits.count += 1
}

function grow(hits: Found): void {
  const longer = (list: Int32Array) => {
    const copy = new Int32Array(list.length * 2)
    copy.set(list)
    return copy
  }
  hits.literals = longer(hits.literals)
  hits.starts = longer(hits.starts)
  hits.ends = longer(hits.ends)
}
