import type { SpanNode } from '@telltale/model'
import { describe, expect, test } from 'vitest'
import { buildSpanTree, type FlatSpan } from './build-span-tree.ts'

function span(id: string, parent: string, start: number): FlatSpan {
  return {
    span_id: id,
    parent_span_id: parent,
    startNs: BigInt(start),
    name: id,
    kind: 'internal',
    service: '',
    dialect: '',
    start: '',
    end: '',
    duration_ms: 0,
    status: 'unset',
    status_message: '',
    record_id: id,
  }
}

/** `a(b c)` for a with children b and c. */
function show(nodes: readonly SpanNode[]): string {
  return nodes.map((node) => node.span_id + (node.children.length > 0 ? `(${show(node.children)})` : '')).join(' ')
}

describe('buildSpanTree', () => {
  test('hangs children below parents in start order, whatever order they came in', () => {
    expect(show(buildSpanTree([span('c', 'b', 3), span('d', 'a', 4), span('b', 'a', 2), span('a', '', 1)]))).toBe(
      'a(b(c) d)',
    )
  })

  test('keeps every span of a ring, with its earliest as a root whose parent is missing', () => {
    const tree = buildSpanTree([span('tail', 'x', 0), span('y', 'x', 2), span('x', 'y', 1), span('z', 'z', 5)])
    expect(show(tree)).toBe('x(tail y) z')
    expect(tree.map((root) => root.parent_missing)).toEqual([true, true])
  })

  test('keeps spans that share an id, with the children below the first', () => {
    expect(show(buildSpanTree([span('a', '', 1), span('a', '', 2), span('b', 'a', 3)]))).toBe('a(b) a')
  })

  test('lays a chain of five thousand flat below level 200, losing none', () => {
    const spans = Array.from({ length: 5_000 }, (_, i) => span(`s${i}`, i === 0 ? '' : `s${i - 1}`, i))
    let [node, levels, count]: [SpanNode | undefined, number, number] = [buildSpanTree(spans)[0], 0, 0]
    while (node !== undefined) {
      levels += 1
      count += Math.max(1, node.children.length)
      node = node.children[0]
    }
    expect([levels, count]).toEqual([200, 5_000])
  })
})
