import { describe, expect, test } from 'vitest'
import { stabilise } from './stabilise.mjs'

const RUN = { name: 'emitter/chat', mockPort: 41573, root: '/srv/someone/telltale' }

/** A trace of two spans as one run of an emitter would have it. */
function trace({ trace, root, child, start, port }) {
  const attributes = [
    { key: 'server.port', value: { intValue: port } },
    { key: 'url.full', value: { stringValue: `http://127.0.0.1:${port}/v1` } },
    { key: 'exception.stacktrace', value: { stringValue: `at ${RUN.root}/examples/x.mjs:1` } },
    { key: 'ai.response.msToFinish', value: { doubleValue: start } },
  ]
  const spans = [
    {
      traceId: trace,
      spanId: child,
      parentSpanId: root,
      startTimeUnixNano: `${start + 5}`,
      endTimeUnixNano: `${start + 7}`,
      attributes,
    },
    { traceId: trace, spanId: root, startTimeUnixNano: `${start}`, endTimeUnixNano: `${start + 9}`, attributes: [] },
  ]
  return new Map([['traces', { resourceSpans: [{ scopeSpans: [{ spans }] }] }]])
}

const FIRST = { trace: 'a'.repeat(32), root: 'b'.repeat(16), child: 'c'.repeat(16), start: 1000, port: 41573 }
const SECOND = { trace: 'd'.repeat(32), root: 'e'.repeat(16), child: 'f'.repeat(16), start: 7000, port: 50123 }

describe('stabilise', () => {
  test('makes two runs equal', () => {
    const first = stabilise(trace(FIRST), RUN)
    const second = stabilise(trace(SECOND), { ...RUN, mockPort: 50123 })
    expect(first).toEqual(second)
  })

  test('keeps the tree: the child names its parent, and lies within it', () => {
    const [child, root] = stabilise(trace(FIRST), RUN).get('traces').resourceSpans[0].scopeSpans[0].spans
    expect(child.parentSpanId).toBe(root.spanId)
    expect(BigInt(child.startTimeUnixNano)).toBeGreaterThan(BigInt(root.startTimeUnixNano))
    expect(BigInt(child.endTimeUnixNano)).toBeLessThan(BigInt(root.endTimeUnixNano))
  })

  test('names neither port nor path of the machine', () => {
    const text = JSON.stringify([...stabilise(trace(FIRST), RUN)])
    expect(text).not.toContain('41573')
    expect(text).not.toContain('/srv/someone')
  })
})
