import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { DEFAULT_LIMITS } from '../../config.ts'
import type { Signal } from '../../journal/journal.ts'
import type { OtlpSignal } from '../answer.ts'
import { decodeEntry, inspectEntry } from '../decode-entry.ts'
import { DecodeError } from '../decode-error.ts'
import type { Encoding } from '../media-type.ts'
import { REQUEST_ARBITRARIES } from './otlp-arbitrary.ts'
import { toOtlpJson } from './otlp-json.ts'
import { encodeRequest, type Message } from './otlp-proto.ts'

/** A reader to fuzz, with good inputs to start from. */
export interface FuzzTarget {
  readonly name: string
  readonly signal: Signal
  readonly encoding: Encoding
  readonly seeds: readonly Buffer[]
}

const SEEDS = 40
const EVENT_LINES = [
  '{"telltale.category":"ai_prompt","telltale.prompt.text":"hi","trace_id":"0af7651916cd43dd8448eb211c80319c"}',
  '{"event.action":"tool.executed","gen_ai.tool.name":"mail","gen_ai.tool.call.arguments":{"to":["a@b.c"],"n":1.5}}',
  '{"@timestamp":"2026-11-23T10:00:00.123Z","event.action":"usage.recorded","gen_ai.usage.input_tokens":12}',
  '{"@timestamp":1764000000000,"telltale.category":"ai_audit","telltale.audit.changes":[{"field":"x","old":null}]}',
]

/** Every reader of outside bytes behind `decodeEntry`. */
export function buildFuzzTargets(): readonly FuzzTarget[] {
  const otlp = (['traces', 'logs', 'metrics'] as const).flatMap((signal): FuzzTarget[] => {
    const requests = sampleSmall(signal)
    return [
      { ...named(signal, 'protobuf'), seeds: requests.map((request) => encodeRequest(signal, request)) },
      { ...named(signal, 'json'), seeds: requests.map((request) => Buffer.from(toOtlpJson(request))) },
    ]
  })
  return [
    ...otlp,
    {
      ...named('events', 'json'),
      seeds: [...EVENT_LINES, `[${EVENT_LINES.join(',')}]`].map((text) => Buffer.from(text)),
    },
    {
      ...named('events', 'ndjson'),
      seeds: [EVENT_LINES.join('\n'), `\n${EVENT_LINES.join('\r\n\n')}\n`].map((text) => Buffer.from(text)),
    },
  ]
}

/** Good requests of a few hundred bytes: small ones go through a fuzzer faster and reach as far. */
function sampleSmall(signal: OtlpSignal): readonly Message[] {
  const samples = fc.sample(REQUEST_ARBITRARIES[signal], { numRuns: 20 * SEEDS, seed: 1 })
  const fitting = samples.filter((request) => {
    const { length } = encodeRequest(signal, request)
    return length > 40 && length < 500
  })
  return fitting.slice(0, SEEDS)
}

function named(signal: Signal, encoding: Encoding): Pick<FuzzTarget, 'name' | 'signal' | 'encoding'> {
  return { name: `${signal}/${encoding}`, signal, encoding }
}

/**
 * Feeds one input to a target. Being refused is fine; throws when something else happens: another error, a
 * count that disagrees with what is decoded, or a built-in prototype that has become enumerable.
 */
export function fuzzOnce(target: FuzzTarget, body: Uint8Array): 'decoded' | 'refused' {
  const { signal, encoding } = target
  const decoded = refusedOr(() => decodeEntry({ signal, encoding, body, receivedMs: 0 }, DEFAULT_LIMITS))
  const inspected = refusedOr(() => inspectEntry({ signal, encoding, body }, DEFAULT_LIMITS))
  for (const name in {}) throw new Error(`Object.prototype has got "${name}"`)
  for (const name in []) throw new Error(`Array.prototype has got "${name}"`)
  if (decoded === undefined || inspected === undefined) {
    if (decoded !== inspected) throw new Error('decoding and counting do not agree on refusing')
    return 'refused'
  }
  const agrees =
    decoded.records.length === inspected.accepted && isDeepStrictEqual(decoded.rejected, inspected.rejected)
  if (!agrees) throw new Error('decoding and counting do not agree on what is in it')
  return 'decoded'
}

function refusedOr<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof DecodeError) return undefined
    throw error
  }
}
