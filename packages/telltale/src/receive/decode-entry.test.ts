import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_LIMITS } from '../config.ts'
import { decodeEntry, inspectEntry } from './decode-entry.ts'
import { DecodeError } from './decode-error.ts'
import { expectRecords } from './test-kit/oracle.ts'
import { REQUEST_ARBITRARIES } from './test-kit/otlp-arbitrary.ts'
import { toOtlpJson } from './test-kit/otlp-json.ts'
import { encodeRequest, type Message } from './test-kit/otlp-proto.ts'

const SIGNALS = ['traces', 'logs', 'metrics'] as const
const RUNS = { numRuns: 300 }
const receivedMs = 1_764_000_000_000

function json(request: Message): Buffer {
  return Buffer.from(toOtlpJson(request))
}

describe.each(SIGNALS)('%s', (signal) => {
  const requests = REQUEST_ARBITRARIES[signal]

  test('protobuf gives what the reference decoder gives, and rejects the same records', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const body = encodeRequest(signal, request)
        const { records, rejected } = decodeEntry({ signal, encoding: 'protobuf', body, receivedMs }, DEFAULT_LIMITS)
        const expected = expectRecords(signal, body)
        expect(records).toEqual(expected.records)
        expect(rejected.map(({ index }) => index)).toEqual(expected.rejected)
      }),
      RUNS,
    )
  })

  test('JSON gives the same records as protobuf', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const fromJson = decodeEntry({ signal, encoding: 'json', body: json(request), receivedMs }, DEFAULT_LIMITS)
        const body = encodeRequest(signal, request)
        const fromProtobuf = decodeEntry({ signal, encoding: 'protobuf', body, receivedMs }, DEFAULT_LIMITS)
        expect(fromJson.records).toEqual(fromProtobuf.records)
        expect(fromJson.rejected.map(({ index }) => index)).toEqual(fromProtobuf.rejected.map(({ index }) => index))
      }),
      RUNS,
    )
  })

  test('counting agrees with decoding under tight limits, reasons included', () => {
    const limits = { ...DEFAULT_LIMITS, attributesPerRecord: 3, keyBytes: 8, valueBytes: 6, protobufDepth: 3 }
    fc.assert(
      fc.property(requests, (request) => {
        const body = encodeRequest(signal, request)
        expect(outcomeOf(() => inspectEntry({ signal, encoding: 'protobuf', body }, limits))).toEqual(
          outcomeOf(() => {
            const { records, rejected } = decodeEntry({ signal, encoding: 'protobuf', body, receivedMs }, limits)
            return { accepted: records.length, rejected }
          }),
        )
      }),
      RUNS,
    )
  })

  test('a body cut at any byte is refused, or accounted for record by record as the reference would', () => {
    const [request] = fc.sample(
      requests.filter((candidate) => encodeRequest(signal, candidate).length > 400),
      {
        numRuns: 1,
        seed: 7,
      },
    )
    const whole = encodeRequest(signal, request ?? {})
    for (let length = 0; length < whole.length; length += 1) {
      const body = whole.subarray(0, length)
      const ours = outcomeOf(() => decodeEntry({ signal, encoding: 'protobuf', body, receivedMs }, DEFAULT_LIMITS))
      if (ours instanceof Error) expect(() => expectRecords(signal, body)).toThrow()
      else expect(ours.records).toEqual(expectRecords(signal, body).records)
    }
  })

  test('cut JSON is refused as malformed', () => {
    const [request] = fc.sample(requests, { numRuns: 1, seed: 11 })
    const whole = json(request ?? {})
    for (let length = 0; length < whole.length; length += 1) {
      const body = whole.subarray(0, length)
      expect(() => decodeEntry({ signal, encoding: 'json', body, receivedMs }, DEFAULT_LIMITS)).toThrow(DecodeError)
    }
  })
})

test('an encoding that a signal does not come in is refused', () => {
  const entry = { signal: 'traces', encoding: 'ndjson', body: Buffer.alloc(0), receivedMs } as const
  expect(() => decodeEntry(entry, DEFAULT_LIMITS)).toThrow('traces are not taken as ndjson')
})

/** The value, or the error: so that two ways of reading can be compared even where both refuse. */
function outcomeOf<T>(read: () => T): T | Error {
  try {
    return read()
  } catch (error) {
    if (error instanceof DecodeError) return error
    throw error
  }
}
