import type { JsonValue } from '@telltale/model'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EVENT_COLUMNS, RECORD_COLUMNS } from './columns.ts'
import { decodeEvent } from './decode-row.ts'
import { encodeRows } from './encode-rows.ts'
import { sampleEvent, sampleRecord } from './test/samples.ts'

function rowsOf(bytes: Uint8Array): readonly (readonly unknown[])[] {
  return Buffer.from(bytes)
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}

describe('encodeRows', () => {
  test('writes a line a row with a value for every column', () => {
    const rows = encodeRows({
      events: [sampleEvent({ name: 'a' }), sampleEvent({ name: 'b' })],
      records: [sampleRecord({ name: 'r' })],
    })
    expect([rows.eventCount, rows.recordCount]).toEqual([2, 1])
    expect(rowsOf(rows.events).map((row) => row.length)).toEqual([EVENT_COLUMNS.length, EVENT_COLUMNS.length])
    expect(rowsOf(rows.records).map((row) => row.length)).toEqual([RECORD_COLUMNS.length])
  })

  test('keeps what is in a column out of the rest, and does not search numbers of tokens', () => {
    const [row] = rowsOf(
      encodeRows({
        events: [sampleEvent({ name: 'a', fields: { 'user.id': 'Ann', 'gen_ai.usage.input_tokens': 5, other: 'x' } })],
        records: [],
      }).events,
    )
    expect(row?.at(-1)).toEqual({ other: '"x"' })
    expect(row?.at(-2)).toBe('ann')
  })

  test('any field value survives encoding and decoding, lone surrogates and control characters too', () => {
    const text = fc.string({ unit: 'binary' })
    const name = fc.oneof(
      { weight: 9, arbitrary: fc.string({ unit: 'grapheme', minLength: 1 }) },
      fc.constantFrom('__proto__', 'constructor', 'toString'),
    )
    const fields = fc.dictionary(name, fc.jsonValue({ maxDepth: 4 }))
    fc.assert(
      fc.property(fields, text, fc.double(), (values, user, cost) => {
        const given = { ...values, 'user.id': user, 'telltale.usage.cost_usd': cost } as Record<string, JsonValue>
        const [row] = rowsOf(encodeRows({ events: [sampleEvent({ name: 'p', fields: given })], records: [] }).events)
        const decoded = decodeEvent(Object.fromEntries(EVENT_COLUMNS.map((column, i) => [column, row?.[i]])))
        for (const [field, value] of Object.entries(given)) {
          const kept =
            value === '' || value === null || (typeof value === 'number' && !Number.isFinite(value)) ? undefined : value
          // -0 is written as 0: no store tells them apart
          const found = Object.hasOwn(decoded, field) ? decoded[field] : undefined
          expect(JSON.stringify(found)).toEqual(JSON.stringify(kept))
        }
      }),
      { numRuns: 500 },
    )
  })

  test('sets absurd values to what the column can hold', () => {
    const rows = encodeRows({
      events: [],
      records: [sampleRecord({ name: 'r', timeUnixNano: 2n ** 80n, spanKind: 999, statusCode: -1 })],
    })
    const text = Buffer.from(rows.records).toString()
    expect(text).toContain('9223372036854775807')
    expect(rowsOf(rows.records)[0]?.slice(11, 13)).toEqual([0, 0])
  })
})
