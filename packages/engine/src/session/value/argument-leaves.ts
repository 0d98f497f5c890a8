import { type JsonValue, parseBoundedJson } from '@telltale/model'

/** A text, number or boolean in a value, with the name it stands under. */
export interface Leaf {
  readonly name: string
  readonly text: string
}

const MOST_NODES = 2_000
const DEEPEST = 32
/** UTF-16 units of all leaves together. */
const LONGEST = 256 * 1024

/** The leaves of a call's arguments, in order; JSON inside a text is read as JSON. Bounded in number, depth and length. */
export function argumentLeaves(value: JsonValue | undefined): readonly Leaf[] {
  const leaves: Leaf[] = []
  const budget = { nodes: MOST_NODES, length: LONGEST }
  walk({ name: '', value: opened(value), depth: 0 }, budget, leaves)
  return leaves
}

interface Place {
  readonly name: string
  readonly value: JsonValue | undefined
  readonly depth: number
}

function walk({ name, value, depth }: Place, budget: { nodes: number; length: number }, into: Leaf[]): void {
  budget.nodes -= 1
  if (budget.nodes < 0 || budget.length <= 0 || depth > DEEPEST || value === undefined || value === null) return
  if (typeof value !== 'object') {
    const text = String(value).slice(0, budget.length)
    budget.length -= text.length
    into.push({ name, text })
  } else if (Array.isArray(value)) {
    for (const item of value as readonly JsonValue[]) {
      if (budget.nodes < 0) return
      walk({ name, value: item, depth: depth + 1 }, budget, into)
    }
  } else {
    for (const key in value) {
      if (budget.nodes < 0) return
      const member = (value as { readonly [key: string]: JsonValue })[key]
      if (Object.hasOwn(value, key)) walk({ name: key, value: member, depth: depth + 1 }, budget, into)
    }
  }
}

/** Arguments that came as JSON text, as JSON. */
export function opened(value: JsonValue | undefined): JsonValue | undefined {
  if (typeof value !== 'string' || value.length > LONGEST || !/^\s*[[{]/.test(value)) return value
  return parseBoundedJson(value) ?? value
}
