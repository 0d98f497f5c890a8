import { FIELD, type ScanLabel, type StoredFinding } from '@telltale/model'
import type { TextNode } from '../graph.ts'
import type { Mention } from './mention.ts'

type NodeFinding = TextNode['findings'][number]

const INSTRUCTIONS: ReadonlySet<ScanLabel> = new Set([
  'injection',
  'jailbreak',
  'memory_poisoning',
  'tool_poisoning',
  'self_replication',
  'exfiltration',
  'prompt_extraction',
] as const)
const SURE_ENOUGH = 0.5
const MOST = 20

/** Whether a finding says that a text gives orders to the model. */
export function isInstruction({ label, score }: Pick<NodeFinding, 'label' | 'score'>): boolean {
  return score >= SURE_ENOUGH && INSTRUCTIONS.has(label)
}

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
  return [...found.values()]
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
