import { GROUP_BITS, GROUP_MASK, GROUP_OF, KIND } from './character-groups.ts'
import type { LiteralSet } from './literal-set.ts'

/** Characters of the three looks at a place. */
const FIRST = 3
const SECOND = 4
const THIRD = 5

/** How many characters a place is judged by; their groups stand side by side in one number, the first in front. */
export const LOOK_AHEAD = THIRD

/**
 * What tells the places where literals may begin from all others: by three characters for literals of up to three, by
 * four for those of four, and by five for all others.
 */
export interface LiteralGate {
  /** By the groups of three characters: a bit for each set. */
  readonly first: Uint8Array
  /** By the hash of the groups of four: the same. */
  readonly second: Uint8Array
  /** By the hash of the groups of five: the same. */
  readonly third: Uint8Array
  /**
   * By the kind of the character in front and of the first one (`KIND`, two bits each): the bits of the sets that may
   * begin there.
   */
  readonly borders: Uint8Array
}

const HASHED_BITS = 16

// Numbers and no constants: bundlers turn those into variables, which cost a look-up for each character.

/** Where the first look at the groups of five characters is found: by all but the twelve bits of the last two. */
export function firstLook(groups: number): number {
  return groups >>> 12
}

/** Where the second look is found. */
export function secondLook(groups: number): number {
  return Math.imul(groups >>> 6, 0x9e3779b1) >>> 16
}

/** Where the third look is found. */
export function thirdLook(groups: number): number {
  return Math.imul(groups, 0x9e3779b1) >>> 16
}

/** Builds the gate for at most four sets. */
export function buildGate(sets: readonly LiteralSet[]): LiteralGate {
  const gate = {
    first: new Uint8Array(1 << (GROUP_BITS * FIRST)),
    second: new Uint8Array(1 << HASHED_BITS),
    third: new Uint8Array(1 << HASHED_BITS),
    borders: Uint8Array.from({ length: 16 }, (_, kinds) => borderOf(sets, kinds >> 2, kinds & 3)),
  }
  for (const [index, set] of sets.entries()) {
    const groups = groupsByLetter(set)
    for (const word of set.words) open(gate, word, { blank: set.blank, groups, bit: 1 << index })
  }
  return gate
}

function borderOf(sets: readonly LiteralSet[], before: number, kind: number): number {
  const isInside = { anywhere: false, word: before !== KIND.other && kind !== KIND.other, name: isInName(before, kind) }
  return sets.reduce((bits, { begins }, index) => (isInside[begins] ? bits : bits | (1 << index)), 0)
}

function isInName(before: number, kind: number): boolean {
  if (before < KIND.capital || kind === KIND.other) return false
  return before === KIND.capital || kind !== KIND.capital
}

interface Opening {
  readonly blank: number
  readonly groups: ReadonlyMap<number, readonly number[]>
  readonly bit: number
}

const ANY = Array.from({ length: 1 << GROUP_BITS }, (_, group) => group)

function groupsByLetter({ letters }: LiteralSet): ReadonlyMap<number, readonly number[]> {
  const groups = new Map<number, number[]>()
  for (let unit = 0; unit < letters.length; unit += 1) {
    const letter = letters[unit] ?? 0
    if (letter === 0) continue
    const group = (GROUP_OF[unit] ?? 0) & GROUP_MASK
    const list = groups.get(letter)
    if (list === undefined) groups.set(letter, [group])
    else if (!list.includes(group)) list.push(group)
  }
  return groups
}

function open(gate: LiteralGate, word: readonly number[], { blank, groups, bit }: Opening): void {
  const size = Math.min(THIRD, Math.max(FIRST, word.length))
  for (const letters of spellings(word, blank, size)) {
    const choices = Array.from({ length: size }, (_, at) => groups.get(letters[at] ?? 0) ?? ANY)
    for (const row of product(choices)) {
      const groups = keyOf(row)
      if (size === FIRST) mark(gate.first, firstLook(groups), bit)
      if (size === SECOND) mark(gate.second, secondLook(groups), bit)
      if (size === THIRD) mark(gate.third, thirdLook(groups), bit)
    }
  }
}

function mark(table: Uint8Array, at: number, bit: number): void {
  table[at] = (table[at] ?? 0) | bit
}

function keyOf(row: readonly number[]): number {
  const groups = row.reduce((key, group) => (key << GROUP_BITS) | group, 0)
  return groups << (GROUP_BITS * (THIRD - row.length))
}

/** What the first `size` characters of a text can be where the word begins: a blank may be drawn out. */
function spellings(word: readonly number[], blank: number, size: number): readonly (readonly number[])[] {
  let started: readonly (readonly number[])[] = [[]]
  const done: (readonly number[])[] = []
  for (const letter of word) {
    const longer = started.flatMap((start) => {
      const most = letter === blank ? size - start.length : 1
      return Array.from({ length: most }, (_, more) => [...start, ...Array<number>(more + 1).fill(letter)])
    })
    done.push(...longer.filter((letters) => letters.length >= size))
    started = longer.filter((letters) => letters.length < size)
    if (started.length === 0) break
  }
  return [...done, ...started]
}

/** Every way to choose one group for each character. */
function product(choices: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return choices.reduce<readonly (readonly number[])[]>(
    (rows, groups) => rows.flatMap((row) => groups.map((group) => [...row, group])),
    [[]],
  )
}
