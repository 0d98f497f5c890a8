import { withoutOtelTracing } from '../record/open-telemetry.ts'
import type { Signal } from './encode-otlp.ts'
import { createGzip, type Gzip } from './gzip.ts'
import { judgeAnswer, type Outcome } from './judge-answer.ts'
import type { Post } from './post.ts'

/** Where requests go. */
interface Destination {
  /** Without a path of a signal and without a slash at its end. */
  readonly endpoint: string
  readonly headers: Readonly<Record<string, string>>
  readonly timeoutMs: number
}

export interface SendOptions extends Destination {
  readonly post: Post
  /** Whether bodies are compressed. */
  readonly packs: boolean
  readonly now: () => number
}

/** Sends one body; never rejects. */
export type SendBody = (signal: Signal, body: string, abort: AbortSignal) => Promise<Outcome>

const LEAST_GZIP = 1024
/** A server takes a body that grows more than this for a bomb. */
const MOST_RATIO = 100

/** Sends bodies to one destination. */
export function createSendBody({ endpoint, headers, timeoutMs, post, packs, now }: SendOptions): SendBody {
  const gzip = packs ? createGzip() : undefined
  return async (signal, body, abort) => {
    try {
      const bytes = new TextEncoder().encode(body)
      const packed = gzip === undefined ? undefined : await pack(bytes, gzip)
      const request = {
        url: `${endpoint}/v1/${signal}`,
        headers: {
          'content-type': 'application/json',
          ...headers,
          ...(packed === undefined ? {} : { 'content-encoding': 'gzip' }),
        },
        body: packed ?? bytes,
        timeoutMs,
        signal: abort,
      }
      const answer = await withoutOtelTracing(() => post(request))
      return judgeAnswer(answer, now())
    } catch {
      return { kind: 'retry', afterMs: undefined } // no answer came
    }
  }
}

/** The packed bytes where packing them is worth it; undefined: they go as they are. */
async function pack(bytes: Uint8Array, gzip: Gzip): Promise<Uint8Array | undefined> {
  if (bytes.length < LEAST_GZIP) return undefined
  const packed = await gzip(bytes)
  if (packed === undefined || packed.length >= bytes.length) return undefined
  return packed.length * MOST_RATIO > bytes.length ? packed : undefined
}
