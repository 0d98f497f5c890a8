import type { SpanNode, TraceJson } from '@telltale/model'

/** A span before it has its place in the tree; `startNs` orders siblings. */
export interface FlatSpan extends Omit<SpanNode, 'children'> {
  readonly startNs: bigint
}

/**
 * Levels a tree may have, since every reader of it recurses. Spans further down stand beside each other on
 * the last level; their `parent_span_id` still says whose they are.
 */
const MAX_LEVELS = 200

interface Branch {
  readonly span: FlatSpan
  readonly children: Branch[]
}

type Parents = Map<Branch, Branch | undefined>

/**
 * Spans as a forest in start order. A span whose parent is not among them stands as a root with
 * `parent_missing`, and so does the earliest span of a ring of parents.
 */
export function buildSpanTree(spans: readonly FlatSpan[]): TraceJson['spans'] {
  const ordered = [...spans].sort((a, b) => (a.startNs < b.startNs ? -1 : a.startNs > b.startNs ? 1 : 0))
  const branches = ordered.map((span): Branch => ({ span, children: [] }))
  const parents = findParents(branches)
  cutRings(branches, parents)
  const roots: Branch[] = []
  for (const branch of branches) (parents.get(branch)?.children ?? roots).push(branch)
  return roots.map((root) => ({
    ...toNode(root, 1),
    ...(root.span.parent_span_id === '' ? {} : { parent_missing: true }),
  }))
}

function findParents(branches: readonly Branch[]): Parents {
  const bySpanId = new Map<string, Branch>()
  for (const branch of branches) if (!bySpanId.has(branch.span.span_id)) bySpanId.set(branch.span.span_id, branch)
  return new Map(branches.map((branch) => [branch, bySpanId.get(branch.span.parent_span_id)]))
}

/** Takes the parent from one span of each ring, so that every span hangs below a root. */
function cutRings(branches: readonly Branch[], parents: Parents): void {
  const order = new Map(branches.map((branch, index) => [branch, index]))
  const done = new Set<Branch>()
  for (const branch of branches) {
    const path = new Set<Branch>()
    let item: Branch | undefined = branch
    while (item !== undefined && !done.has(item) && !path.has(item)) {
      path.add(item)
      item = parents.get(item)
    }
    if (item !== undefined && path.has(item)) {
      const way = [...path]
      const ring = way.slice(way.indexOf(item))
      const earliest = ring.reduce((a, b) => ((order.get(a) ?? 0) < (order.get(b) ?? 0) ? a : b))
      parents.set(earliest, undefined)
    }
    for (const seen of path) done.add(seen)
  }
}

function toNode({ span, children }: Branch, level: number): SpanNode {
  const { startNs: _, ...node } = span
  if (level + 1 < MAX_LEVELS) return { ...node, children: children.map((child) => toNode(child, level + 1)) }
  return { ...node, children: flatten(children).map((child) => toNode({ span: child, children: [] }, MAX_LEVELS)) }
}

function flatten(branches: readonly Branch[]): readonly FlatSpan[] {
  const spans: FlatSpan[] = []
  const waiting = [...branches].reverse()
  for (let branch = waiting.pop(); branch !== undefined; branch = waiting.pop()) {
    spans.push(branch.span)
    for (let i = branch.children.length - 1; i >= 0; i -= 1) {
      const child = branch.children[i]
      if (child !== undefined) waiting.push(child)
    }
  }
  return spans
}
