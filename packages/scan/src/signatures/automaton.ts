/** A search for many literals at once: a dense automaton (Aho and Corasick, 1975), one table look-up a character. */
export interface Automaton {
  readonly literals: readonly string[]
  /** Class of every UTF-16 code unit; 0 is "in no literal". */
  readonly classes: Uint16Array
  /** Classes from here on belong to the second table, for the scripts that share no letter with ASCII. */
  readonly firstWide: number
  readonly narrow: Table
  readonly wide: Table
}

interface Table {
  readonly width: number
  /** Next state as an offset into this array; inverted (`~`) where a literal ends. */
  readonly next: Int32Array
  /** By state: 1 + the literal that ends here, 0 for none. */
  readonly output: Int32Array
  /** By state: the next shorter state in which a literal ends, 0 for none. */
  readonly suffix: Int32Array
}

/** Told of each hit: the literal, and the index after its last character. */
export type OnHit = (literal: number, end: number) => void

const SPACE = ' '
/** In the second table 0 is any ASCII letter, 1 white space, and the letters follow. */
const WIDE_SPACE = 1
const WIDE_FIRST = 2
/** The signs of full-width chat templates, read as their ASCII twins. */
const TWINS: readonly (readonly [string, string])[] = [
  ['｜', '|'],
  ['▁', '_'],
  ['’', "'"],
  ['‘', "'"],
  ['“', '"'],
  ['”', '"'],
]

/** The character that stands for `letter` and all its spellings: small, without its mark, one space for all. */
function foldLetter(letter: string): string {
  if (/^\s$/.test(letter)) return SPACE
  const twin = TWINS.find(([from]) => from === letter)
  if (twin) return twin[1]
  if (letter === 'ı' || letter === 'İ') return 'i'
  const small = letter.toLowerCase()
  const base = small.normalize('NFD').charAt(0)
  const bare = base >= 'a' && base <= 'z' ? base : small
  return bare.length === 1 ? bare : letter
}

/** `text` with each letter folded. */
export function foldText(text: string): string {
  return /^[ -~]*$/.test(text) ? text.toLowerCase() : Array.from(text, foldLetter).join('')
}

function isNarrow(letter: string): boolean {
  return letter.charCodeAt(0) < 0x80
}

/** Blocks in which several code units fold to one letter: Latin, Greek, Cyrillic and spaces; elsewhere a letter is only itself. */
const CASED: readonly (readonly [number, number])[] = [
  [0, 0x24f],
  [0x370, 0x52f],
  [0x1e00, 0x1eff],
  [0x2000, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
]

/** One row of the class table for each code unit that folds to a letter of the alphabet. */
function buildClasses(alphabet: readonly string[]): Uint16Array {
  const classes = new Uint16Array(0x10000)
  const classOf = new Map(alphabet.map((letter, index): [string, number] => [letter, index + 1]))
  for (const [letter, index] of classOf) classes[letter.charCodeAt(0)] = index
  for (const [first, last] of CASED) {
    for (let unit = first; unit <= last; unit += 1)
      classes[unit] = classOf.get(foldLetter(String.fromCharCode(unit))) ?? 0
  }
  for (const [from, to] of TWINS) classes[from.charCodeAt(0)] = classOf.get(to) ?? 0
  return classes
}

interface Trie {
  readonly width: number
  /** By edge, in the order of their making: a parent's edges come before those of its children. */
  readonly parents: readonly number[]
  readonly letters: readonly number[]
  /** By state; state 0 is the root, and edge `n` leads to state `n + 1`. */
  readonly output: Int32Array
}

/** The literals of one table as a trie. */
function buildTrie(words: readonly (readonly [number, readonly number[]])[], width: number): Trie {
  const children = new Map<number, number>()
  const parents: number[] = []
  const letters: number[] = []
  const ends: (readonly [number, number])[] = []
  for (const [literal, word] of words) {
    let state = 0
    for (const letter of word) {
      const edge = state * width + letter
      let child = children.get(edge)
      if (child === undefined) {
        parents.push(state)
        letters.push(letter)
        child = parents.length
        children.set(edge, child)
      }
      state = child
    }
    ends.push([state, literal])
  }
  const output = new Int32Array(parents.length + 1)
  for (const [state, literal] of ends) output[state] = literal + 1
  return { width, parents, letters, output }
}

/** The states that follow each state: as a list of first edges and a list of next ones, 0 for none. */
function linkEdges({ parents, output }: Trie): { readonly first: Int32Array; readonly next: Int32Array } {
  const first = new Int32Array(output.length)
  const next = new Int32Array(output.length)
  parents.forEach((parent, edge) => {
    next[edge + 1] = first[parent] ?? 0
    first[parent] = edge + 1
  })
  return { first, next }
}

/** Fills in where to go on when a letter does not fit, breadth first: shorter states are complete before longer ones. */
function buildTable(trie: Trie): Table {
  const { width, letters, output } = trie
  const edges = linkEdges(trie)
  const next = new Int32Array(output.length * width)
  const fail = new Int32Array(output.length)
  const suffix = new Int32Array(output.length)
  const queue: number[] = [0]
  for (let head = 0; head < queue.length; head += 1) {
    const state = queue[head] ?? 0
    const row = state * width
    const failRow = (fail[state] ?? 0) * width
    if (state !== 0) next.copyWithin(row, failRow, failRow + width)
    for (let child = edges.first[state] ?? 0; child !== 0; child = edges.next[child] ?? 0) {
      const letter = letters[child - 1] ?? 0
      const inherited = state === 0 ? 0 : (next[failRow + letter] ?? 0)
      const fallback = (inherited < 0 ? ~inherited : inherited) / width
      fail[child] = fallback
      suffix[child] = output[fallback] === 0 ? (suffix[fallback] ?? 0) : fallback
      const tells = output[child] !== 0 || suffix[child] !== 0
      next[row + letter] = tells ? ~(child * width) : child * width
      queue.push(child)
    }
  }
  return { width, next, output, suffix }
}

/** The classes of a literal in its own table. */
function spell(literal: string, classes: Uint16Array, firstWide: number): readonly number[] {
  const narrow = isNarrow(literal)
  return Array.from(literal, (letter) => {
    const letterClass = classes[letter.charCodeAt(0)] ?? 0
    if (narrow) return letterClass
    return letter === SPACE ? WIDE_SPACE : letterClass - firstWide + WIDE_FIRST
  })
}

/** Builds the automaton; a literal is of folded letters: ASCII only, or another script (no surrogates) with spaces. */
export function buildAutomaton(literals: readonly string[]): Automaton {
  const letters = [...new Set([SPACE, ...literals.flatMap((literal) => [...literal])])]
  const ascii = letters.filter(isNarrow)
  const alphabet = [...ascii, ...letters.filter((letter) => !isNarrow(letter))]
  const classes = buildClasses(alphabet)
  const firstWide = ascii.length + 1
  const words = literals.map((literal, index): [number, readonly number[]] => [
    index,
    spell(literal, classes, firstWide),
  ])
  const ofKind = (narrow: boolean) => words.filter(([index]) => isNarrow(literals[index] ?? '') === narrow)
  return {
    literals,
    classes,
    firstWide,
    narrow: buildTable(buildTrie(ofKind(true), firstWide)),
    wide: buildTable(buildTrie(ofKind(false), alphabet.length - ascii.length + WIDE_FIRST)),
  }
}

function tell(table: Table, offset: number, end: number, onHit: OnHit): void {
  let state = offset / table.width
  while (state !== 0) {
    const literal = table.output[state] ?? 0
    if (literal !== 0) onHit(literal - 1, end)
    state = table.suffix[state] ?? 0
  }
}

/** The next state, or offset, once what ends there has been told. */
function step(table: Table, at: number, end: number, onHit: OnHit): number {
  const next = table.next[at] ?? 0
  if (next >= 0) return next
  tell(table, ~next, end, onHit)
  return ~next
}

/** Tells of every place where a literal ends, in order; a run of white space counts as one space. */
export function scanLiterals(automaton: Automaton, text: string, onHit: OnHit): void {
  const { classes, firstWide, narrow, wide } = automaton
  const space = classes[0x20] ?? 0
  let state = 0
  let wideState = 0
  let last = 0
  for (let index = 0; index < text.length; index += 1) {
    const letter = classes[text.charCodeAt(index)] ?? 0
    if (letter === space && last === space) continue
    last = letter
    if (letter >= firstWide) {
      wideState = step(wide, wideState + letter - firstWide + WIDE_FIRST, index + 1, onHit)
      state = 0
      continue
    }
    state = step(narrow, state + letter, index + 1, onHit)
    if (wideState !== 0) wideState = step(wide, wideState + (letter === space ? WIDE_SPACE : 0), index + 1, onHit)
  }
}

/** First index of the hit of `literal` that ends at `end`, with its runs of white space undone. */
export function hitStart(text: string, literal: string, end: number): number {
  let start = end
  for (let at = literal.length - 1; at >= 0; at -= 1) {
    start -= 1
    if (literal[at] !== SPACE) continue
    while (start > 0 && /\s/.test(text.charAt(start - 1)) && at > 0) start -= 1
  }
  return start
}
