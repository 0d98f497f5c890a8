import type { Place } from '../rule/document.ts'

/** A YAML document as plain data that knows where each piece stands. */
export type Tree = ScalarTree | ListTree | MapTree

export interface ScalarTree extends Place {
  readonly kind: 'scalar'
  readonly value: string | number | boolean | null
  /** As the author wrote it, quotes and escapes resolved: `007` of a number, too. */
  readonly source: string
  /** Whether the value stands in the file character by character, so that a column in it can be counted. */
  readonly verbatim?: Place
}

export interface ListTree extends Place {
  readonly kind: 'list'
  readonly items: readonly Tree[]
  /** Nodes, itself included. */
  readonly size: number
  /** Levels, itself included. */
  readonly height: number
}

export interface MapTree extends Place {
  readonly kind: 'map'
  readonly entries: ReadonlyMap<string, MapEntry>
  /** Nodes, itself included. */
  readonly size: number
  /** Levels, itself included. */
  readonly height: number
}

export interface MapEntry {
  readonly key: ScalarTree
  readonly value: Tree
}

/** Nodes of the tree, itself included. */
export function sizeOf(tree: Tree): number {
  return tree.kind === 'scalar' ? 1 : tree.size
}

/** The data alone: maps become objects with their own keys, whatever these are called. */
export function toPlain(tree: Tree): unknown {
  if (tree.kind === 'scalar') return tree.value
  if (tree.kind === 'list') return tree.items.map(toPlain)
  return Object.fromEntries([...tree.entries].map(([name, entry]) => [name, toPlain(entry.value)]))
}

/** What a node is, for messages. */
export function describeTree(tree: Tree): string {
  if (tree.kind === 'list') return 'a list'
  if (tree.kind === 'map') return 'a map'
  if (tree.value === null) return 'nothing'
  return typeof tree.value === 'string' ? 'text' : `a ${typeof tree.value}`
}

/** Where a character of a scalar stands: its very column when the scalar is written in one line, else its start. */
export function placeIn(scalar: ScalarTree, offset: number): Place {
  const { verbatim } = scalar
  if (verbatim === undefined) return scalar
  return { line: verbatim.line, column: verbatim.column + offset }
}
