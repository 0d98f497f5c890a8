import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FinishedLog, FinishedSpan } from '../record/finished.ts'
import { encodeRecord, encodeRequest } from './encode-otlp.ts'

const SCOPE = { name: 'a "scope"', version: '1' }
const NONE = new Map<string, never>()

const SPAN: FinishedSpan = {
  kind: 'span',
  scope: SCOPE,
  traceId: 'a'.repeat(32),
  spanId: 'b'.repeat(16),
  parentSpanId: undefined,
  name: 'chat',
  spanKind: 'client',
  startMs: 1_790_000_000_000.25,
  endMs: 1_790_000_000_001,
  attributes: NONE,
  events: [],
  links: [],
  failure: undefined,
  droppedAttributes: 0,
  droppedEvents: 0,
}

const LOG: FinishedLog = {
  kind: 'log',
  scope: SCOPE,
  eventName: 'a log',
  atMs: 5,
  attributes: NONE,
  body: undefined,
  traceId: undefined,
  spanId: undefined,
  droppedAttributes: 0,
}

function read(json: string): unknown {
  return JSON.parse(json)
}

const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('"', '\\', '\ud800', '\u2028', '\0', '__proto__'))

describe('encodeRecord', () => {
  it('writes any text so that a reader of JSON finds it again, in keys, values and everywhere else', () => {
    fc.assert(
      fc.property(text, text, (key, value) => {
        const named = new Map([[key, value]])
        const attributes = [{ key, value: { stringValue: value } }]
        const event = { name: value, atMs: 1, attributes: named }
        const link = { traceId: 'c', spanId: 'd', traceState: value, attributes: named }
        const span = { ...SPAN, name: value, attributes: named, events: [event], links: [link], failure: value }
        expect(read(encodeRecord(span, NONE).json)).toMatchObject({
          name: value,
          attributes,
          events: [{ name: value, attributes }],
          links: [{ traceState: value, attributes }],
          status: { code: 2, message: value },
        })
        const log = { ...LOG, eventName: value, body: value, attributes: named }
        expect(read(encodeRecord(log, NONE).json)).toMatchObject({
          eventName: value,
          body: { stringValue: value },
          attributes,
        })
      }),
    )
  })

  it('gives each kind of value its member, whole numbers as text and lists item by item', () => {
    const attributes = new Map<string, string | number | boolean | readonly string[]>([
      ['whole', 7],
      ['part', 0.5],
      ['large', 1e300],
      ['true', true],
      ['list', ['a', 'b']],
    ])
    expect(read(encodeRecord({ ...SPAN, attributes }, new Map([['last', 1]])).json)).toMatchObject({
      attributes: [
        { key: 'whole', value: { intValue: '7' } },
        { key: 'part', value: { doubleValue: 0.5 } },
        { key: 'large', value: { doubleValue: 1e300 } },
        { key: 'true', value: { boolValue: true } },
        { key: 'list', value: { arrayValue: { values: [{ stringValue: 'a' }, { stringValue: 'b' }] } } },
        { key: 'last', value: { intValue: '1' } },
      ],
    })
  })

  it('leaves out what is not known: a parent, a failure, the text and the span of a log record', () => {
    expect(read(encodeRecord(SPAN, NONE).json)).toStrictEqual({
      traceId: SPAN.traceId,
      spanId: SPAN.spanId,
      name: 'chat',
      kind: 3,
      startTimeUnixNano: '1790000000000250000',
      endTimeUnixNano: '1790000000001000000',
      attributes: [],
      events: [],
      links: [],
      status: {},
      droppedAttributesCount: 0,
      droppedEventsCount: 0,
    })
    expect(read(encodeRecord(LOG, NONE).json)).toStrictEqual({
      timeUnixNano: '5000000',
      observedTimeUnixNano: '5000000',
      severityNumber: 9,
      eventName: 'a log',
      attributes: [],
      droppedAttributesCount: 0,
    })
  })

  it('writes times to the nanosecond, from the first of 1970 on', () => {
    const times = [0, 0.000_001, 1.5, 1_790_000_000_123.25]
    const written = times.map((atMs) =>
      Reflect.get(Object(read(encodeRecord({ ...LOG, atMs }, NONE).json)), 'timeUnixNano'),
    )
    const asInteger = (ms: number): string =>
      String(BigInt(Math.floor(ms)) * 1_000_000n + BigInt(Math.floor((ms - Math.floor(ms)) * 1e6)))
    expect(written).toEqual(times.map(asInteger))
  })

  it('stays JSON where another instrumentation counted what it dropped with no number', () => {
    const span = { ...SPAN, droppedAttributes: Number.NaN }
    expect(read(encodeRecord(span, NONE).json)).toMatchObject({ droppedAttributesCount: 0 })
  })
})

describe('encodeRequest', () => {
  it('puts records of one scope together, wherever they stand', () => {
    const other = { ...SPAN, scope: { name: 'other', version: '2' } }
    const same = { ...SPAN, scope: { ...SCOPE } }
    const records = [SPAN, other, same].map((span) => encodeRecord(span, NONE))
    expect(read(encodeRequest('traces', new Map([['service.name', 'a']]), records))).toMatchObject({
      resourceSpans: [
        {
          resource: { attributes: [{ key: 'service.name', value: { stringValue: 'a' } }] },
          scopeSpans: [
            { scope: SCOPE, spans: [{ name: 'chat' }, { name: 'chat' }] },
            { scope: other.scope, spans: [{ name: 'chat' }] },
          ],
        },
      ],
    })
  })
})
