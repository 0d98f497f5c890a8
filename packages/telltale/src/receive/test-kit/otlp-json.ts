import type { Message } from './otlp-proto.ts'

const IDS: ReadonlySet<string> = new Set(['traceId', 'spanId', 'parentSpanId'])
const DOUBLES: ReadonlySet<string> = new Set(['doubleValue', 'asDouble', 'sum'])

/** A request as OTLP/JSON: ids in hex, other bytes in base64, 64-bit integers as texts, odd doubles as texts. */
export function toOtlpJson(request: Message): string {
  return JSON.stringify(convert('', request))
}

function convert(name: string, value: unknown): unknown {
  if (Buffer.isBuffer(value)) return value.toString(IDS.has(name) ? 'hex' : 'base64')
  if (Array.isArray(value)) return value.map((item) => convert('', item))
  if (typeof value === 'number' && DOUBLES.has(name) && (!Number.isFinite(value) || Object.is(value, -0))) {
    return Object.is(value, -0) ? '-0' : String(value)
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, convert(key, item)]))
}
