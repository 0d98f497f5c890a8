import { FIELD, type StoredFinding } from '@telltale/model'
import { isInstruction } from '@telltale/scan'
import type { TextNode } from '../graph.ts'
import type { Mention } from './mention.ts'

export { isInstruction }

type NodeFinding = TextNode['findings'][number]

const MOST = 20

/** What was found in a text by the scan of any event that tells it, orders before the rest, surest first, each once. */
export function nodeFindings(
  mentions: readonly Mention[],
  byEvent: ReadonlyMap<string, readonly StoredFinding[]>,
  length: number,
): readonly NodeFinding[] {
  const found = new Map<string, NodeFinding>()
  for (const item of mentions) {
    for (const finding of byEvent.get(item.event.id) ?? []) {
      const placed = place(item, finding)
      if (placed === undefined || placed.start >= length) continue
      const key = `${placed.label}\0${placed.start}\0${placed.end}`
      const known = found.get(key)
      if (known === undefined || known.score < placed.score) found.set(key, placed)
    }
  }
  return sorted([...found.values()])
}

/** With them what was found in a text before it was withheld. */
export function withPrinted(told: readonly NodeFinding[], printed: readonly NodeFinding[]): readonly NodeFinding[] {
  const found = new Map(
    [...printed, ...told].map(({ label, score, start, end }) => [
      `${label}\0${start}\0${end}`,
      { label, score, start, end },
    ]),
  )
  return sorted([...found.values()])
}

function sorted(found: NodeFinding[]): readonly NodeFinding[] {
  return found
    .sort(
      (a, b) =>
        rank(b) - rank(a) || b.score - a.score || a.start - b.start || a.end - b.end || (a.label < b.label ? -1 : 1),
    )
    .slice(0, MOST)
}

/** Orders come first: twenty addresses must not push one out. */
function rank(finding: NodeFinding): number {
  return isInstruction(finding) ? 1 : 0
}

/** A finding in a text of its own field, or in the part of the arguments that a leaf is. */
function place(item: Mention, { label, score, start, end, field, index }: StoredFinding): NodeFinding | undefined {
  if (item.role === 'tool_argument' && field === FIELD.toolArguments)
    return placeInLeaf(item, { label, score, start, end })
  if (field !== item.field || index !== item.index) return undefined
  return { label, score, start, end }
}

function placeInLeaf({ shownAt, text }: Mention, finding: NodeFinding): NodeFinding | undefined {
  if (shownAt === undefined) return undefined
  const start = Math.max(0, finding.start - shownAt)
  const end = Math.min(text.length, finding.end - shownAt)
  return end > start ? { ...finding, start, end } : undefined
}
