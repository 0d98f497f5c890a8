import { crc32 } from 'node:zlib'
import { type EventListener, type EventSplitter, parseJson } from './split-events.ts'

// The event stream encoding of AWS: total length, length of headers, checksum, headers, payload, checksum.
const PRELUDE = 12
const STRING = 7
// Bytes after the type byte of a header value; 6 (bytes) and 7 (string) carry their own length.
const VALUE_BYTES: readonly number[] = [0, 0, 1, 2, 4, 8, 0, 0, 8, 16]

/** Cuts an AWS event stream into its frames; each is told as `{[event type]: payload}`, as the AWS clients give it. */
export function createFrameSplitter(listener: EventListener, maxBytes: number): EventSplitter {
  let held: Buffer = Buffer.alloc(0)
  let skip = 0
  const next = (): boolean => {
    if (held.length < PRELUDE) return false
    const total = held.readUInt32BE(0)
    if (total > maxBytes || total < PRELUDE + 4) {
      listener.onTooLarge()
      // A frame shorter than its own frame cannot be followed by anything that is read.
      skip = total < PRELUDE + 4 ? Number.POSITIVE_INFINITY : total
      return false
    }
    if (held.length < total) return false
    const raw = held.subarray(0, total)
    held = held.subarray(total)
    const json = readFrame(raw)
    listener.onEvent({ raw, json, text: json === undefined ? raw.toString('utf8') : '' })
    return true
  }
  return {
    add(chunk) {
      let rest = chunk
      while (rest.length > 0) {
        const skipped = Math.min(skip, rest.length)
        skip -= skipped
        held = held.length === 0 ? rest.subarray(skipped) : Buffer.concat([held, rest.subarray(skipped)])
        rest = Buffer.alloc(0)
        while (next());
        if (skip === 0) continue
        rest = held
        held = Buffer.alloc(0)
      }
    },
    end: () => {
      if (held.length > 0) listener.onEvent({ raw: held, json: undefined, text: held.toString('utf8') })
      held = Buffer.alloc(0)
    },
  }
}

function readFrame(raw: Buffer): unknown {
  const headersEnd = PRELUDE + raw.readUInt32BE(4)
  if (headersEnd > raw.length - 4) return undefined
  const headers = readHeaders(raw.subarray(PRELUDE, headersEnd))
  const payload = parseJson(raw.subarray(headersEnd, raw.length - 4).toString('utf8'))
  const name = headers.get(':event-type') ?? headers.get(':exception-type')
  return name === undefined || name === '__proto__' ? payload : { [name]: payload }
}

function readHeaders(bytes: Buffer): ReadonlyMap<string, string> {
  const headers = new Map<string, string>()
  let at = 0
  while (at < bytes.length) {
    const nameEnd = at + 1 + (bytes[at] ?? 0)
    const type = bytes[nameEnd] ?? 0
    const sized = type === 6 || type === STRING
    if (sized && nameEnd + 3 > bytes.length) return headers
    const valueStart = nameEnd + (sized ? 3 : 1)
    const valueEnd = valueStart + (sized ? bytes.readUInt16BE(nameEnd + 1) : (VALUE_BYTES[type] ?? bytes.length))
    if (type === STRING)
      headers.set(bytes.toString('utf8', at + 1, nameEnd), bytes.toString('utf8', valueStart, valueEnd))
    at = valueEnd
  }
  return headers
}

/** A frame with these string headers and this payload. */
export function writeFrame(headers: Readonly<Record<string, string>>, payload: unknown): Buffer {
  const head = Buffer.concat(Object.entries(headers).map(([name, value]) => writeHeader(name, value)))
  const body = Buffer.from(JSON.stringify(payload))
  const prelude = Buffer.alloc(PRELUDE)
  prelude.writeUInt32BE(PRELUDE + head.length + body.length + 4, 0)
  prelude.writeUInt32BE(head.length, 4)
  prelude.writeUInt32BE(crc32(prelude.subarray(0, 8)), 8)
  const message = Buffer.concat([prelude, head, body])
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(message))
  return Buffer.concat([message, sum])
}

function writeHeader(name: string, value: string): Buffer {
  const text = Buffer.from(value)
  const length = Buffer.alloc(2)
  length.writeUInt16BE(text.length)
  return Buffer.concat([Buffer.from([name.length]), Buffer.from(name), Buffer.from([STRING]), length, text])
}
