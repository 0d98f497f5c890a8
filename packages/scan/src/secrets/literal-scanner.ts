/** Finds many literals in one pass, ASCII case folded: a dense automaton (Aho and Corasick, 1975). */
export interface LiteralScanner {
  /** Class of every UTF-16 code unit; 0 is "in no literal". */
  readonly classes: Uint8Array
  /** Next state as an offset into this array; inverted (`~`) where a literal ends. */
  readonly next: Int32Array
  readonly width: number
  /** By state: the literals that end there, longest first. */
  readonly outputs: readonly (readonly number[])[]
}

/** Told of each hit: the literal's index, and the index after its last character. */
export type OnLiteral = (literal: number, end: number) => void

interface Trie {
  readonly children: number[][]
  readonly outputs: number[][]
}

function buildClasses(literals: readonly string[]): { readonly classes: Uint8Array; readonly width: number } {
  const classes = new Uint8Array(0x10000)
  let width = 1
  for (const letter of new Set(literals.join('').split(''))) {
    classes[letter.charCodeAt(0)] = width
    classes[letter.toUpperCase().charCodeAt(0)] = width
    width += 1
  }
  if (width > 256) throw new RangeError('more than 255 different letters in the literals')
  return { classes, width }
}

function buildTrie(literals: readonly string[], classes: Uint8Array): Trie {
  const children: number[][] = [[]]
  const outputs: number[][] = [[]]
  for (const [index, literal] of literals.entries()) {
    let state = 0
    for (let at = 0; at < literal.length; at += 1) {
      const letter = classes[literal.charCodeAt(at)] ?? 0
      const row = children[state] ?? []
      if (row[letter] === undefined) {
        row[letter] = children.length
        children.push([])
        outputs.push([])
      }
      state = row[letter] ?? 0
    }
    outputs[state]?.push(index)
  }
  return { children, outputs }
}

/** Builds the scanner. Literals are lower case; a hit may be of any case. */
export function buildLiteralScanner(literals: readonly string[]): LiteralScanner {
  const { classes, width } = buildClasses(literals)
  const { children, outputs } = buildTrie(literals, classes)
  const next = new Int32Array(children.length * width)
  const fail = new Int32Array(children.length)
  const queue = [0]
  // Breadth first, so that the shorter state a letter falls back to is complete.
  for (let head = 0; head < queue.length; head += 1) {
    const state = queue[head] ?? 0
    for (let letter = 0; letter < width; letter += 1) {
      const child = children[state]?.[letter]
      const fallback = state === 0 ? 0 : (next[(fail[state] ?? 0) * width + letter] ?? 0)
      next[state * width + letter] = child ?? fallback
      if (child === undefined) continue
      fail[child] = fallback
      outputs[child]?.push(...(outputs[fallback] ?? []))
      queue.push(child)
    }
  }
  for (let at = 0; at < next.length; at += 1) {
    const state = next[at] ?? 0
    next[at] = outputs[state]?.length ? ~(state * width) : state * width
  }
  return { classes, next, width, outputs }
}

/** Tells of every place where a literal ends, from left to right. */
export function scanLiterals(scanner: LiteralScanner, text: string, onLiteral: OnLiteral): void {
  const { classes, next, width, outputs } = scanner
  let state = 0
  for (let index = 0; index < text.length; index += 1) {
    state = next[state + (classes[text.charCodeAt(index)] ?? 0)] ?? 0
    if (state < 0) {
      state = ~state
      const ended = outputs[state / width] ?? []
      for (let at = 0; at < ended.length; at += 1) onLiteral(ended[at] ?? 0, index + 1)
    }
  }
}

/** Whether any of the literals stands in the text. */
export function hasLiteral(scanner: LiteralScanner, text: string): boolean {
  const { classes, next } = scanner
  let state = 0
  for (let index = 0; index < text.length; index += 1) {
    state = next[state + (classes[text.charCodeAt(index)] ?? 0)] ?? 0
    if (state < 0) return true
  }
  return false
}
