import { constants, deflateRawSync, gzipSync } from 'node:zlib'
import { encodeRequest } from '../../src/receive/test-kit/otlp-proto.ts'
import { chatSpan, traceRequest } from '../../src/receive/test-kit/sample-requests.ts'

const MEBIBYTE = 1024 * 1024

/** A gzip stream of one member that expands to `mebibytes` MiB of zeros; about a thousandth of that in size. */
export function gzipBomb(mebibytes: number): Buffer {
  const header = gzipSync('').subarray(0, 10)
  // A fully flushed piece depends on nothing before it, so one piece can be repeated for ever.
  const piece = deflateRawSync(Buffer.alloc(MEBIBYTE), { finishFlush: constants.Z_FULL_FLUSH })
  return Buffer.concat([header, ...new Array<Buffer>(mebibytes).fill(piece), deflateRawSync(''), Buffer.alloc(8)])
}

/** Many gzip members, each harmless, that expand to `mebibytes` MiB together. */
export function memberBomb(mebibytes: number): Buffer {
  const member = gzipSync(Buffer.alloc(MEBIBYTE))
  return Buffer.concat(new Array<Buffer>(mebibytes).fill(member))
}

/** A log request whose body is a value nested `levels` deep. */
export function deepProtobuf(levels: number): Buffer {
  // Written from the inside out, towards the front: every level is a list of one value.
  const bytes = Buffer.alloc(levels * 12 + 64)
  let start = bytes.length
  const wrap = (tag: number): void => {
    let length = bytes.length - start
    const varint: number[] = []
    while (length > 127) {
      varint.push((length & 127) | 128)
      length >>>= 7
    }
    varint.push(length)
    start -= varint.length + 1
    bytes.set([tag, ...varint], start)
  }
  for (let level = 0; level < levels; level += 1) {
    wrap(0x0a)
    wrap(0x2a)
  }
  for (const tag of [0x2a, 0x12, 0x12, 0x0a]) wrap(tag)
  return bytes.subarray(start)
}

/** A trace request of one span with `count` attributes, each with a key of its own. */
export function manyAttributes(count: number): Buffer {
  const attributes = Array.from({ length: count }, (_, i) => ({ key: i.toString(36), value: { boolValue: true } }))
  return encodeRequest('traces', traceRequest([{ ...chatSpan(), attributes }]))
}

/** A trace request of `count` empty spans, two bytes each. */
export function emptySpans(count: number): Buffer {
  const spans = Buffer.alloc(count * 2, Buffer.from([0x12, 0x00]))
  const lengthOf = (length: number): number[] => {
    const varint: number[] = []
    for (let rest = length; ; rest >>>= 7) {
      if (rest < 128) return [...varint, rest]
      varint.push((rest & 127) | 128)
    }
  }
  const scope = Buffer.concat([Buffer.from([0x12, ...lengthOf(spans.length)]), spans])
  return Buffer.concat([Buffer.from([0x0a, ...lengthOf(scope.length)]), scope])
}

/** A good trace request of `mebibytes` MiB. */
export function heavyTraces(mebibytes: number): Buffer {
  const value = { stringValue: 'x'.repeat(MEBIBYTE / 2) }
  const spans = Array.from({ length: mebibytes * 2 - 1 }, () => ({ ...chatSpan(), attributes: [{ key: 'k', value }] }))
  return encodeRequest('traces', traceRequest(spans))
}
