import { type JsonValue, shownText } from '@telltale/model'
import { opened } from '../../session/value/argument-leaves.ts'

/** A text, number or boolean in a call's arguments and where it stands: `recipient`, `items[0].iban`; '' for the whole. */
export interface PathLeaf {
  readonly path: string
  readonly text: string
  /** Where the text stands in the arguments as they are shown; undefined where escapes make it another. */
  readonly shownAt: number | undefined
}

const MOST_LEAVES = 500
const MOST_NODES = 5_000
const DEEPEST = 32
const LONGEST_PATH = 256

/** The leaves of a call's arguments in order, bounded in number, depth and length of their paths. */
export function leafPaths(value: JsonValue | undefined): readonly PathLeaf[] {
  const state: Walk = { leaves: [], nodes: MOST_NODES }
  walk({ path: '', value: opened(value), depth: 0 }, state)
  const shown = shownText(value)
  let from = 0
  return state.leaves.map(({ path, text }) => {
    const at = text === '' ? -1 : shown.indexOf(text, from)
    if (at === -1) return { path, text, shownAt: undefined }
    from = at + text.length
    return { path, text, shownAt: at }
  })
}

interface Walk {
  readonly leaves: { readonly path: string; readonly text: string }[]
  nodes: number
}

interface Place {
  readonly path: string
  readonly value: JsonValue | undefined
  readonly depth: number
}

function walk({ path, value, depth }: Place, state: Walk): void {
  state.nodes -= 1
  if (value === undefined || value === null || isFull(state) || depth > DEEPEST) return
  if (typeof value !== 'object') {
    if (value !== '') state.leaves.push({ path: path.slice(0, LONGEST_PATH), text: String(value) })
    return
  }
  if (Array.isArray(value)) {
    for (const [i, item] of (value as readonly JsonValue[]).entries()) {
      if (isFull(state)) return
      walk({ path: `${path.slice(0, LONGEST_PATH)}[${i}]`, value: item, depth: depth + 1 }, state)
    }
    return
  }
  for (const key in value) {
    if (isFull(state)) return
    if (!Object.hasOwn(value, key)) continue
    const member = (value as { readonly [key: string]: JsonValue })[key]
    const at = path === '' ? key : `${path}.${key}`
    walk({ path: at.slice(0, LONGEST_PATH), value: member, depth: depth + 1 }, state)
  }
}

function isFull({ leaves, nodes }: Walk): boolean {
  return nodes < 0 || leaves.length >= MOST_LEAVES
}
