import type { OtlpLog, OtlpSpan } from '@telltale/model'
import protobuf from 'protobufjs/minimal.js'
import { describe, expect, test } from 'vitest'
import { DEFAULT_LIMITS, type ReceiveLimits } from '../config.ts'
import { decodeEntry, inspectEntry } from './decode-entry.ts'
import { POLLUTING_KEYS } from './test-kit/otlp-arbitrary.ts'
import { toOtlpJson } from './test-kit/otlp-json.ts'
import { encodeRequest, type Message } from './test-kit/otlp-proto.ts'
import { chatSpan, logRequest, traceRequest } from './test-kit/sample-requests.ts'

const ENCODINGS = ['protobuf', 'json'] as const
type Encoding = (typeof ENCODINGS)[number]

function decodeTraces(encoding: Encoding, request: Message, limits: Partial<ReceiveLimits> = {}) {
  const body = encoding === 'json' ? Buffer.from(toOtlpJson(request)) : encodeRequest('traces', request)
  return decodeEntry({ signal: 'traces', encoding, body, receivedMs: 0 }, { ...DEFAULT_LIMITS, ...limits })
}

function decodeBody(encoding: Encoding, value: Message, limits: Partial<ReceiveLimits> = {}) {
  const request = logRequest(value)
  const body = encoding === 'json' ? Buffer.from(toOtlpJson(request)) : encodeRequest('logs', request)
  return decodeEntry({ signal: 'logs', encoding, body, receivedMs: 0 }, { ...DEFAULT_LIMITS, ...limits })
}

function spanWith(attributes: readonly Message[]): Message {
  return { ...chatSpan(), attributes }
}

function text(key: string, value: string): Message {
  return { key, value: { stringValue: value } }
}

function nested(levels: number): Message {
  return levels === 1 ? { intValue: '1' } : { arrayValue: { values: [nested(levels - 1)] } }
}

describe.each(ENCODINGS)('limits in %s', (encoding) => {
  const outcome = (attributes: readonly Message[], limits: Partial<ReceiveLimits>) => {
    const request = traceRequest([spanWith(attributes), chatSpan(2)])
    const { records, rejected } = decodeTraces(encoding, request, limits)
    return { kept: records.map((record) => (record as OtlpSpan).spanId), rejected }
  }
  const good = Buffer.alloc(8, 2).toString('hex')

  test('a value over the limit refuses its record and no other; at the limit it is kept whole', () => {
    expect(outcome([text('k', 'x'.repeat(100))], { valueBytes: 100 }).rejected).toEqual([])
    expect(outcome([text('k', 'x'.repeat(101))], { valueBytes: 100 })).toEqual({
      kept: [good],
      rejected: [{ index: 0, reason: 'a value is longer than 100 bytes' }],
    })
  })

  test('length is counted in bytes, not characters', () => {
    expect(outcome([text('k', '€'.repeat(34))], { valueBytes: 100 }).rejected).toHaveLength(1)
    expect(outcome([text('k', '€'.repeat(33))], { valueBytes: 100 }).rejected).toEqual([])
  })

  test('byte strings count as values, and nested values too', () => {
    const bytes = { key: 'k', value: { bytesValue: Buffer.alloc(101) } }
    expect(outcome([bytes], { valueBytes: 100 }).kept).toEqual([good])
    const inList = { key: 'k', value: { arrayValue: { values: [{ stringValue: 'x'.repeat(101) }] } } }
    expect(outcome([inList], { valueBytes: 100 }).kept).toEqual([good])
  })

  test('a key over the limit refuses its record', () => {
    expect(outcome([text('k'.repeat(257), 'v')], {}).rejected).toEqual([
      { index: 0, reason: 'an attribute key is longer than 256 bytes' },
    ])
  })

  test('too many attributes refuse their record, wherever in it they are', () => {
    const many = Array.from({ length: 6 }, (_, i) => text(`k${i}`, 'v'))
    expect(outcome(many, { attributesPerRecord: 5 }).rejected).toEqual([{ index: 0, reason: 'more than 5 attributes' }])
    const inMap = { key: 'm', value: { kvlistValue: { values: many } } }
    expect(outcome([inMap], { attributesPerRecord: 5 }).kept).toEqual([good])
    const events = [{ name: 'e', attributes: many }]
    const { rejected } = decodeTraces(encoding, traceRequest([{ ...chatSpan(), events }]), { attributesPerRecord: 5 })
    expect(rejected).toHaveLength(1)
  })

  test('an array may be long: embeddings are', () => {
    const values = Array.from({ length: 3_072 }, (_, i) => ({ doubleValue: i / 7 }))
    const { records } = decodeTraces(
      encoding,
      traceRequest([spanWith([{ key: 'v', value: { arrayValue: { values } } }])]),
    )
    expect((records[0] as OtlpSpan).attributes.get('v')).toHaveLength(3_072)
    expect(outcome([{ key: 'v', value: { arrayValue: { values } } }], { attributesPerRecord: 10 }).rejected).toEqual([
      { index: 0, reason: 'more than 2560 array items' },
    ])
  })

  test('what is wrong with a resource refuses every record beneath it and none beside', () => {
    const bad = {
      resource: { attributes: [text('k', 'x'.repeat(101))] },
      scopeSpans: [{ spans: [chatSpan(3), chatSpan(4)] }],
    }
    const [group] = (traceRequest([chatSpan(2)]) as { resourceSpans: Message[] }).resourceSpans
    const { records, rejected } = decodeTraces(encoding, { resourceSpans: [bad, group] }, { valueBytes: 100 })
    expect(records.map((record) => (record as OtlpSpan).spanId)).toEqual([good])
    expect(rejected.map(({ index }) => index)).toEqual([0, 1])
  })

  test('what is wrong with a scope refuses the records of that scope only', () => {
    const bad = { scope: { name: 'x'.repeat(101) }, spans: [chatSpan(3)] }
    const request = { resourceSpans: [{ scopeSpans: [bad, { spans: [chatSpan(2)] }] }] }
    const { records, rejected } = decodeTraces(encoding, request, { valueBytes: 100 })
    expect(records.map((record) => (record as OtlpSpan).spanId)).toEqual([good])
    expect(rejected.map(({ index }) => index)).toEqual([0])
  })

  test('more records than allowed refuse the request', () => {
    const request = traceRequest([chatSpan(1), chatSpan(2), chatSpan(3)])
    expect(decodeTraces(encoding, request, { recordsPerRequest: 3 }).records).toHaveLength(3)
    expect(() => decodeTraces(encoding, request, { recordsPerRequest: 2 })).toThrow(
      expect.objectContaining({ kind: 'too_large', message: 'more than 2 records in one request' }),
    )
  })

  test('values nest as deep as allowed and no deeper', () => {
    const limits = { protobufDepth: 12, jsonDepth: 64 }
    expect(decodeBody(encoding, nested(12), limits).records).toHaveLength(1)
    expect(() => decodeBody(encoding, nested(13), limits)).toThrow('values nest deeper than 12 levels')
  })

  test('keys that attack prototypes are kept as text and change nothing', () => {
    const before = snapshot()
    const attributes = POLLUTING_KEYS.map((key) => ({
      key,
      value: { kvlistValue: { values: [text('__proto__', 'polluted'), text(key, 'x')] } },
    }))
    const { records } = decodeTraces(encoding, traceRequest([{ ...spanWith(attributes), name: '__proto__' }]))
    const kept = (records[0] as OtlpSpan).attributes
    expect([...kept.keys()]).toEqual([...POLLUTING_KEYS])
    expect((kept.get('constructor') as ReadonlyMap<string, unknown>).get('__proto__')).toBe('polluted')
    expect(snapshot()).toEqual(before)
  })

  test('of a key sent twice the last one counts', () => {
    const { records } = decodeTraces(encoding, traceRequest([spanWith([text('k', 'first'), text('k', 'last')])]))
    expect((records[0] as OtlpSpan).attributes).toEqual(new Map([['k', 'last']]))
  })

  test.each([
    ['9007199254740991', 9007199254740991],
    ['9007199254740992', '9007199254740992'],
    ['-9007199254740992', '-9007199254740992'],
    ['9223372036854775807', '9223372036854775807'],
    ['-9223372036854775808', '-9223372036854775808'],
  ])('the integer %s is kept exactly', (intValue, expected) => {
    expect((decodeBody(encoding, { intValue }).records[0] as OtlpLog).body).toBe(expected)
  })
})

describe('protobuf that no exporter writes', () => {
  const read = (write: (writer: protobuf.Writer) => unknown) => {
    const writer = protobuf.Writer.create()
    write(writer)
    const body = Buffer.from(writer.finish())
    const entry = { signal: 'traces', encoding: 'protobuf', body } as const
    inspectEntry(entry, DEFAULT_LIMITS)
    return decodeEntry({ ...entry, receivedMs: 0 }, DEFAULT_LIMITS)
  }
  const raw = (bytes: readonly number[]) =>
    decodeEntry({ signal: 'traces', encoding: 'protobuf', body: Uint8Array.from(bytes), receivedMs: 0 }, DEFAULT_LIMITS)

  test('unknown fields of every wire type are skipped, groups included', () => {
    const { records } = read((writer) => {
      writer.uint32(800).uint32(5).uint32(801).fixed64(5).uint32(802).string('x').uint32(805).fixed32(5)
      writer.uint32(803).uint32(11).uint32(12).uint32(8).uint32(1).uint32(804)
      writer.uint32(10).bytes(encodeRequest('traces', traceRequest([chatSpan()])).subarray(3))
    })
    expect(records).toHaveLength(1)
  })

  test.each([
    ['a length beyond the end', [0x0a, 0x05, 0x00]],
    ['a length of 2 GiB', [0x0a, 0xff, 0xff, 0xff, 0xff, 0x07]],
    ['a length above 32 bits', [0x0a, 0xff, 0xff, 0xff, 0xff, 0x7f]],
    ['field number 0', [0x02, 0x00]],
    ['wire type 6', [0x0e]],
    ['a group that does not end', [0x0b, 0x08, 0x01]],
    ['a group that ends as another', [0x0b, 0x14]],
    ['an end without a group', [0x0c]],
    ['a varint of eleven bytes', [0x50, ...new Array<number>(10).fill(0xff), 0x01]],
    ['a nested length that leaves its parent', [0x0a, 0x02, 0x12, 0x03, 0x12, 0x01, 0x00]],
    ['a tag cut in the middle', [0x0a, 0x01, 0x92]],
  ])('%s is malformed', (_, bytes) => {
    expect(() => raw(bytes)).toThrow(expect.objectContaining({ kind: 'malformed' }))
  })

  test('groups may not nest without end', () => {
    expect(() => raw(new Array<number>(1_000_000).fill(0x0b))).toThrow('groups nest too deeply')
  })

  test('millions of empty spans are refused after the first too many', () => {
    const spans = Buffer.alloc(2_000_000, Buffer.from([0x12, 0x00]))
    expect(() => read((writer) => writer.uint32(10).fork().uint32(18).bytes(spans).ldelim())).toThrow(
      expect.objectContaining({ kind: 'too_large' }),
    )
  })

  test('bytes that are not UTF-8 become U+FFFD in keys and in values', () => {
    const broken = Buffer.from([0x6f, 0xc0, 0xaf, 0xed, 0xa0, 0x80, 0x6b])
    const { records } = read((writer) => {
      const span = writer.uint32(10).fork().uint32(18).fork().uint32(18).fork()
      span.uint32(10).bytes(Buffer.alloc(16, 1)).uint32(18).bytes(Buffer.alloc(8, 1))
      span.uint32(74).fork().uint32(10).bytes(broken).uint32(18).fork().uint32(10).bytes(broken).ldelim().ldelim()
      span.ldelim().ldelim().ldelim()
    })
    const repaired = broken.toString('utf8')
    expect(repaired).toContain('\ufffd')
    expect((records[0] as OtlpSpan).attributes).toEqual(new Map([[repaired, repaired]]))
  })

  test('a header that comes after its records still counts for them', () => {
    const { records } = read((writer) => {
      const group = writer.uint32(10).fork()
      const scope = group.uint32(18).fork()
      const span = scope.uint32(18).fork()
      span.uint32(10).bytes(Buffer.alloc(16, 1)).uint32(18).bytes(Buffer.alloc(8, 1)).ldelim()
      scope.uint32(26).string('https://scope').uint32(10).fork().uint32(10).string('late').ldelim().ldelim()
      group.uint32(26).string('https://resource').ldelim()
    })
    expect(records[0]).toMatchObject({
      scope: { name: 'late', schemaUrl: 'https://scope' },
      resource: { schemaUrl: 'https://resource' },
    })
  })
})

describe('JSON as different senders write it', () => {
  const read = (value: unknown) => {
    const body = Buffer.from(typeof value === 'string' ? value : JSON.stringify(value))
    return decodeEntry({ signal: 'traces', encoding: 'json', body, receivedMs: 0 }, DEFAULT_LIMITS)
  }
  const ids = { traceId: '0AF7651916CD43DD8448EB211C80319C', spanId: 'B7AD6B7169203331' }
  const span = (fields: object) => ({ resourceSpans: [{ scopeSpans: [{ spans: [{ ...ids, ...fields }] }] }] })

  test('snake_case names, enum names, numbers for 64-bit integers, nulls and unknown fields are taken', () => {
    const { records } = read({
      resource_spans: [
        {
          scope_spans: [
            {
              spans: [
                {
                  trace_id: ids.traceId,
                  span_id: ids.spanId,
                  kind: 'SPAN_KIND_SERVER',
                  start_time_unix_nano: 1764000000000,
                  attributes: [{ key: 'n', value: { int_value: 5 } }],
                  status: { code: 'STATUS_CODE_ERROR' },
                  links: null,
                  invented: { deep: [] },
                },
              ],
            },
          ],
        },
      ],
    })
    expect(records[0]).toMatchObject({
      traceId: ids.traceId.toLowerCase(),
      spanKind: 2,
      startUnixNano: 1764000000000n,
      attributes: new Map([['n', 5]]),
      statusCode: 2,
      links: [],
    })
  })

  test.each([
    ['[]', 'the request must be an object'],
    ['{"resourceSpans":{}}', 'resourceSpans must be a list'],
    ['{"resourceSpans":[5]}', 'an item of resourceSpans must be an object'],
    [JSON.stringify(span({ name: 5 })), 'name must be a text'],
    [JSON.stringify(span({ startTimeUnixNano: 'soon' })), 'startTimeUnixNano must be a whole number'],
    [JSON.stringify(span({ startTimeUnixNano: '-1' })), 'startTimeUnixNano must be a 64-bit time'],
    [JSON.stringify(span({ flags: 4294967296 })), 'flags must be a 32-bit count'],
    [JSON.stringify(span({ attributes: [{ key: 'k', value: { boolValue: 1 } }] })), 'boolValue must be true or false'],
    [JSON.stringify(span({ attributes: [{ key: 'k', value: { bytesValue: '?' } }] })), 'bytesValue must be base64'],
    [JSON.stringify(span({ attributes: [{ key: 'k', value: { intValue: '9223372036854775808' } }] })), '64 bits'],
    [JSON.stringify(span({ attributes: [{ key: 'k', value: { doubleValue: 'x' } }] })), 'doubleValue must be a number'],
  ])('%s is malformed', (body, message) => {
    expect(() => read(body)).toThrow(message)
  })

  test('an id that is not hex refuses its span only', () => {
    const { records, rejected } = read(span({ traceId: 'Cvdl GRbNQ92ESOshHIAxnA==' }))
    expect([records.length, rejected[0]?.reason]).toEqual([0, 'trace_id must be 16 bytes and not all zero'])
  })

  test('lone surrogates become U+FFFD, as they would in UTF-8', () => {
    const { records } = read(
      `{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"${ids.traceId}","spanId":"${ids.spanId}","name":"a\\ud800b"}]}]}]}`,
    )
    expect((records[0] as OtlpSpan).name).toBe('a\ufffdb')
  })

  test.each([65, 1_000, 1_000_000])('%i levels of nesting are refused before they are parsed', (levels) => {
    expect(() => read('['.repeat(levels) + ']'.repeat(levels))).toThrow('JSON nests deeper than 64 levels')
    expect(() => read(`{"\\"]":${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}}`)).toThrow('deeper than 64')
  })

  test('brackets within texts are no nesting', () => {
    expect(read(span({ name: '[{'.repeat(1_000) })).records).toHaveLength(1)
    expect(read(span({ name: `\\"${'['.repeat(100)}` })).records).toHaveLength(1)
  })

  test('millions of tiny objects are refused before they are parsed', () => {
    expect(() => read(`[${'{},'.repeat(500_000)}{}]`)).toThrow(expect.objectContaining({ kind: 'too_large' }))
  })
})

function snapshot(): readonly string[][] {
  return [Object.prototype, Array.prototype, Function.prototype, Map.prototype].map((prototype) =>
    Reflect.ownKeys(prototype).map(String),
  )
}
