import { canonicalUnits } from './ascii-units.ts'

/** A text to look for, in the texts of one field. */
export interface Literal {
  readonly field: number
  /** Folded with `foldCase`, not empty. */
  readonly text: string
}

/**
 * A search for many literals at once: a dense automaton (Aho and Corasick, 1975), one table look-up a character, with
 * one root for each field. It may tell of a literal that is not there (rare letters share a class), never miss one.
 */
export interface LiteralAutomaton {
  /** Class of every UTF-16 code unit; 0 is "in no literal". */
  readonly classes: Uint8Array
  /** By field: its root as an offset into `next`, -1 for a field without literals. */
  readonly roots: Int32Array
  readonly width: number
  /** Next state as an offset into this array; inverted (`~`) where a literal ends. */
  readonly next: Int32Array
  /** By state: 1 + the literal that ends here, 0 for none. */
  readonly output: Int32Array
  /** By literal: 1 + another that is spelled with the same classes, 0 for none. */
  readonly twin: Int32Array
  /** By state: the next shorter state in which a literal ends, 0 for none. */
  readonly suffix: Int32Array
}

/** Letters with a class of their own; the rarer ones share the last class, so that the tables stay small. */
const MAX_LETTERS = 94

/** Builds the automaton; the place of a literal in the list is its number. */
export function buildLiteralAutomaton(literals: readonly Literal[], fields: number): LiteralAutomaton {
  const { classes, width } = buildClasses(literals)
  const trie = nearFirst(buildTrie(literals, { classes, width, fields }))
  return {
    classes,
    width,
    roots: trie.roots.map((root) => (root < 0 ? -1 : root * width)),
    twin: trie.twin,
    ...fillTable(trie, width),
  }
}

function buildClasses(literals: readonly Literal[]): { readonly classes: Uint8Array; readonly width: number } {
  const units = canonicalUnits()
  const counts = new Map<number, number>()
  for (const { text } of literals) {
    for (let i = 0; i < text.length; i += 1) {
      const unit = units[text.charCodeAt(i)] ?? 0
      counts.set(unit, (counts.get(unit) ?? 0) + 1)
    }
  }
  const classOf = new Uint8Array(0x10000)
  const byCount = [...counts].sort((a, b) => b[1] - a[1])
  byCount.forEach(([unit], i) => {
    classOf[unit] = Math.min(i, MAX_LETTERS) + 1
  })
  const classes = new Uint8Array(0x10000)
  for (let unit = 0; unit < 0x10000; unit += 1) classes[unit] = classOf[units[unit] ?? 0] ?? 0
  return { classes, width: Math.min(counts.size, MAX_LETTERS + 1) + 1 }
}

interface Trie {
  /** By field. State 0 is nobody's, so that 0 can say "none". */
  readonly roots: Int32Array
  /** By state: where it hangs, and by which letter; a root hangs on state 0. */
  readonly parents: readonly number[]
  readonly letters: readonly number[]
  readonly output: Int32Array
  readonly twin: Int32Array
}

function buildTrie(
  literals: readonly Literal[],
  { classes, width, fields }: { readonly classes: Uint8Array; readonly width: number; readonly fields: number },
): Trie {
  const roots = new Int32Array(fields).fill(-1)
  const parents = [0]
  const letters = [0]
  const children = new Map<number, number>()
  const add = (parent: number, letter: number) => {
    letters.push(letter)
    return parents.push(parent) - 1
  }
  const ends = literals.map(({ field, text }) => {
    if (roots[field] === -1) roots[field] = add(0, 0)
    let state = roots[field] ?? 0
    for (let i = 0; i < text.length; i += 1) {
      const letter = classes[text.charCodeAt(i)] ?? 0
      const edge = state * width + letter
      const child = children.get(edge) ?? add(state, letter)
      children.set(edge, child)
      state = child
    }
    return state
  })
  return { roots, parents, letters, ...outputs(ends, parents.length) }
}

/** The same trie with its states numbered breadth first: the short ones, where a search mostly is, stand together in memory. */
function nearFirst({ roots, parents, letters, output, twin }: Trie): Trie {
  const edges = linkEdges(parents)
  const order = [0, ...roots.filter((root) => root > 0)]
  for (let head = 1; head < order.length; head += 1) {
    for (let child = edges.first[order[head] ?? 0] ?? 0; child !== 0; child = edges.sibling[child] ?? 0)
      order.push(child)
  }
  const placeOf = new Int32Array(parents.length)
  order.forEach((state, place) => {
    placeOf[state] = place
  })
  return {
    roots: roots.map((root) => (root < 0 ? -1 : (placeOf[root] ?? 0))),
    parents: order.map((state) => placeOf[parents[state] ?? 0] ?? 0),
    letters: order.map((state) => letters[state] ?? 0),
    output: Int32Array.from(order, (state) => output[state] ?? 0),
    twin,
  }
}

function outputs(ends: readonly number[], states: number): Pick<Trie, 'output' | 'twin'> {
  const output = new Int32Array(states)
  const twin = new Int32Array(ends.length)
  ends.forEach((state, literal) => {
    twin[literal] = output[state] ?? 0
    output[state] = literal + 1
  })
  return { output, twin }
}

/** Fills in where to go on when a letter does not fit, breadth first: shorter states are complete before longer ones. */
function fillTable(
  { roots, parents, letters, output }: Trie,
  width: number,
): Pick<LiteralAutomaton, 'next' | 'output' | 'suffix'> {
  const states = parents.length
  const next = new Int32Array(states * width)
  const fail = new Int32Array(states)
  const suffix = new Int32Array(states)
  const edges = linkEdges(parents)
  const queue = [...roots.filter((root) => root > 0)]
  for (const root of queue) next.fill(root * width, root * width, root * width + width)
  for (let head = 0; head < queue.length; head += 1) {
    const state = queue[head] ?? 0
    const isRoot = parents[state] === 0
    const row = state * width
    const failRow = (isRoot ? state : (fail[state] ?? 0)) * width
    if (!isRoot) next.copyWithin(row, failRow, failRow + width)
    for (let child = edges.first[state] ?? 0; child !== 0; child = edges.sibling[child] ?? 0) {
      const letter = letters[child] ?? 0
      const inherited = next[failRow + letter] ?? 0
      const fallback = isRoot ? state : (inherited < 0 ? ~inherited : inherited) / width
      fail[child] = fallback
      suffix[child] = output[fallback] === 0 ? (suffix[fallback] ?? 0) : fallback
      const tells = output[child] !== 0 || suffix[child] !== 0
      next[row + letter] = tells ? ~(child * width) : child * width
      queue.push(child)
    }
  }
  return { next, output, suffix }
}

function linkEdges(parents: readonly number[]): { readonly first: Int32Array; readonly sibling: Int32Array } {
  const first = new Int32Array(parents.length)
  const sibling = new Int32Array(parents.length)
  parents.forEach((parent, state) => {
    if (parent === 0) return
    sibling[state] = first[parent] ?? 0
    first[parent] = state
  })
  return { first, sibling }
}

/** Tells of every place where a literal of the field ends in the folded text: the literal and the index after it. */
export function scanLiterals(
  automaton: LiteralAutomaton,
  root: number,
  { text, onHit }: { readonly text: string; readonly onHit: (literal: number, end: number) => void },
): void {
  const { classes, next, width, output, twin, suffix } = automaton
  let offset = root
  for (let index = 0; index < text.length; index += 1) {
    offset = next[offset + (classes[text.charCodeAt(index)] ?? 0)] ?? root
    if (offset >= 0) continue
    offset = ~offset
    for (let state = offset / width; state !== 0; state = suffix[state] ?? 0) {
      for (let literal = output[state] ?? 0; literal !== 0; literal = twin[literal - 1] ?? 0)
        onHit(literal - 1, index + 1)
    }
  }
}
