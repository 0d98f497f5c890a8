import type { ServerResponse } from 'node:http'
import { crc32 } from 'node:zlib'

/** An event of a stream of AWS: its type and what it holds. */
export type AwsEvent = readonly [type: string, payload: object]

/** Answers with an event stream of AWS. */
export function sendAwsEvents(response: ServerResponse, events: readonly AwsEvent[], end = true): void {
  response.writeHead(200, { 'content-type': 'application/vnd.amazon.eventstream' })
  for (const [type, payload] of events) response.write(eventBytes(type, payload))
  if (end) response.end()
}

/** One message of AWS's event streams: lengths, headers, JSON, and checksums of both. */
function eventBytes(type: string, payload: object): Buffer {
  const body = Buffer.from(JSON.stringify(payload))
  const headers = Buffer.concat([
    header(':message-type', 'event'),
    header(':event-type', type),
    header(':content-type', 'application/json'),
  ])
  const prelude = Buffer.alloc(12)
  prelude.writeUInt32BE(16 + headers.length + body.length, 0)
  prelude.writeUInt32BE(headers.length, 4)
  prelude.writeUInt32BE(crc32(prelude.subarray(0, 8)), 8)
  const message = Buffer.concat([prelude, headers, body])
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(message), 0)
  return Buffer.concat([message, sum])
}

function header(name: string, value: string): Buffer {
  const length = Buffer.alloc(3, 7)
  length.writeUInt16BE(value.length, 1)
  return Buffer.concat([Buffer.from([name.length]), Buffer.from(name), length, Buffer.from(value)])
}
