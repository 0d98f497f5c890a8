/**
 * A trie in two arrays (Aoe, 1989): the state behind `state` for `letter` is `base[state] + letter`, where `owner` says
 * that it is one of `state`. Of small numbers, so that it stays in the caches beside everything else that a scan reads.
 */
export interface DoubleArray {
  readonly base: Uint16Array
  /** By state: 1 + the state before it, 0 for none. */
  readonly owner: Uint16Array
  /** By state: 1 + the word that ends there, 0 for none. */
  readonly output: Uint16Array
}

const MOST_STATES = 0xffff

interface Node {
  readonly children: Map<number, Node>
  output: number
}

/** Builds the trie of some words, each a list of letters from 1 to `letters`; state 0 is the root. Throws for too many. */
export function buildDoubleArray(words: readonly (readonly number[])[], letters: number): DoubleArray {
  const root: Node = { children: new Map(), output: 0 }
  for (const [index, word] of words.entries()) {
    let node = root
    for (const letter of word) {
      const child = node.children.get(letter) ?? { children: new Map(), output: 0 }
      node.children.set(letter, child)
      node = child
    }
    node.output = index + 1
  }
  return layOut(root, letters)
}

function layOut(root: Node, letters: number): DoubleArray {
  const base: number[] = []
  const owner: number[] = []
  const output: number[] = []
  const queue: [state: number, node: Node][] = [[0, root]]
  let from = 1
  for (let head = 0; head < queue.length; head += 1) {
    const [state, node] = queue[head] ?? [0, root]
    output[state] = node.output
    if (node.children.size === 0) continue
    while ((owner[from] ?? 0) !== 0) from += 1
    const place = findPlace(owner, [...node.children.keys()], from)
    base[state] = place
    for (const [letter, child] of node.children) {
      owner[place + letter] = state + 1
      queue.push([place + letter, child])
    }
  }
  // A look for any letter of any state stays inside.
  const room = Math.max(owner.length, base.length) + letters + 1
  if (room > MOST_STATES) throw new RangeError(`literals of ${room} states, where ${MOST_STATES} is the most`)
  const fill = (list: readonly number[]) => Uint16Array.from({ length: room }, (_, at) => list[at] ?? 0)
  return { base: fill(base), owner: fill(owner), output: fill(output) }
}

/** The first place from which the states of all these letters are free. */
function findPlace(owner: readonly number[], letters: readonly number[], from: number): number {
  const least = Math.min(...letters)
  for (let place = Math.max(0, from - least); ; place += 1) {
    if (letters.every((letter) => (owner[place + letter] ?? 0) === 0)) return place
  }
}
