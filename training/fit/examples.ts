import { extractFeatures } from '../../packages/scan/src/classify/extract-features.ts'
import type { Row } from '../corpora/read-corpora.ts'
import { PASSAGE } from '../generate/hand-rows.ts'

/** One segment of a text with its hashed features. */
export interface Piece {
  readonly ids: Int32Array
  readonly start: number
  readonly end: number
}

/** A training text, cut and hashed once. */
export interface Example {
  readonly row: Row
  readonly pieces: readonly Piece[]
  readonly weight: number
  /** Texts of one group never stand on both sides of a fold. */
  readonly group: string
}

/** Texts by hand are the most varied there are; passages stand in several rows each. */
const HAND_WHOLE = 2
const HAND_PASSAGE = 0.5

// Longer texts repeat themselves; what stands behind this many features is left out of training.
const MOST_FEATURES = 12_000

/** Cuts and hashes rows, and weighs them so that no source drowns the others. */
export function prepareExamples(rows: readonly Row[]): readonly Example[] {
  const sizes = new Map<string, number>()
  for (const row of rows) sizes.set(groupOf(row) + row.label, (sizes.get(groupOf(row) + row.label) ?? 0) + 1)
  return rows
    .map((row) => ({ row, pieces: cut(row.text), weight: weigh(row, sizes), group: groupOf(row) }))
    .filter((example) => example.pieces.length > 0)
}

/** The source of a row; a planted one counts to the source of what was planted. */
function groupOf(row: Row): string {
  return row.source.startsWith('derived: ') ? (row.source.split(' + ').pop() ?? row.source) : row.source
}

export function isAttack(row: Row): boolean {
  return row.label === 'injection' || row.label === 'jailbreak'
}

function cut(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  let features = 0
  extractFeatures(text, (segment) => {
    if (features > MOST_FEATURES) return
    features += segment.count
    pieces.push({ ids: segment.ids.slice(0, segment.count), start: segment.start, end: segment.end })
  })
  return pieces
}

// Twins and texts that discuss attacks are what tells doing from naming; the corpora have few of them.
function weighGenerated(row: Row): number {
  if (row.discusses === true) return 3
  return row.kind.includes('twin') || row.kind === 'pair' ? 2 : 1
}

function weigh(row: Row, sizes: ReadonlyMap<string, number>): number {
  const size = sizes.get(groupOf(row) + row.label) ?? 1
  const share = row.source === 'generated' ? weighGenerated(row) : Math.min(1.5, Math.max(0.25, Math.sqrt(600 / size)))
  if (row.source.startsWith('handwritten')) return row.kind.startsWith(PASSAGE) ? HAND_PASSAGE : HAND_WHOLE
  const trust = row.weak ? 0.2 : row.label === 'jailbreak' && !row.strict ? 0.3 : 1
  return share * trust
}
