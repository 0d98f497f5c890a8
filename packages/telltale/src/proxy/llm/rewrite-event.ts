import type { StreamEvent } from './split-events.ts'
import { writeFrame } from './split-frames.ts'
import { forgetTokens } from './text-leaves.ts'

/** The bytes of an event whose texts were changed; its name and id stay. */
export function rewriteEvent(kind: 'sse' | 'frames', { raw, json }: StreamEvent): Buffer {
  forgetTokens(json)
  return kind === 'sse' ? rewriteSse(raw, json) : rewriteFrame(json)
}

function rewriteSse(raw: Buffer, json: unknown): Buffer {
  const lines = raw.toString('utf8').split(/\r\n|\n|\r/)
  const others = lines.filter((line) => line !== '' && !line.startsWith('data:'))
  return Buffer.from(`${[...others, `data: ${JSON.stringify(json)}`].join('\n')}\n\n`)
}

function rewriteFrame(json: unknown): Buffer {
  const [name, payload] = Object.entries(json as object)[0] ?? ['', {}]
  const headers = { ':event-type': name, ':content-type': 'application/json', ':message-type': 'event' }
  return writeFrame(headers, payload)
}
