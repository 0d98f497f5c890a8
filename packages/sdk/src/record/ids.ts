const TRACE_ID = /^[0-9a-f]{32}$/
const SPAN_ID = /^[0-9a-f]{16}$/
const ALL_ZERO = /^0+$/
const POOL_BYTES = 4096

const HEX: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
const pool = new Uint8Array(POOL_BYTES)
let used = POOL_BYTES

function randomHex(bytes: number): string {
  if (used + bytes > POOL_BYTES) {
    globalThis.crypto.getRandomValues(pool)
    used = 0
  }
  let hex = ''
  for (const byte of pool.subarray(used, used + bytes)) hex += HEX[byte]
  used += bytes
  return ALL_ZERO.test(hex) ? randomHex(bytes) : hex
}

/** 32 random hexadecimal digits, never all zero. */
export function createTraceId(): string {
  return randomHex(16)
}

/** 16 random hexadecimal digits, never all zero. */
export function createSpanId(): string {
  return randomHex(8)
}

/** Whether two values, which may come from outside, are ids as W3C Trace Context has them. */
export function areSpanIds(traceId: unknown, spanId: unknown): boolean {
  return isId(traceId, TRACE_ID) && isId(spanId, SPAN_ID)
}

function isId(value: unknown, shape: RegExp): boolean {
  return typeof value === 'string' && value.length <= 32 && shape.test(value) && !ALL_ZERO.test(value)
}
