import { expect, test } from 'vitest'
import { otlpToJson } from './otlp-json.mjs'

test('reads a protobuf export request as OTLP/JSON with ids in hex and 64-bit numbers as strings', () => {
  const traceId = [0x0a, 16, ...Array(16).fill(0xab)]
  const spanId = [0x12, 8, ...Array(8).fill(0xcd)]
  const name = [0x2a, 2, 0x68, 0x69]
  const start = [0x39, 1, 0, 0, 0, 0, 0, 0, 0]
  const span = [...traceId, ...spanId, ...name, ...start]
  const scope = [0x12, span.length, ...span]
  const resource = [0x12, scope.length, ...scope]
  const bytes = Uint8Array.from([0x0a, resource.length, ...resource])
  expect(otlpToJson('traces', bytes)).toEqual({
    resourceSpans: [
      {
        scopeSpans: [
          { spans: [{ traceId: 'ab'.repeat(16), spanId: 'cd'.repeat(8), name: 'hi', startTimeUnixNano: '1' }] },
        ],
      },
    ],
  })
})
