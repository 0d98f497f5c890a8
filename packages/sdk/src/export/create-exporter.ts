import type { AttributeMap } from '../record/finished.ts'
import { createTraceId } from '../record/ids.ts'
import type { AttributeValue } from '../record/recorder.ts'
import { BoundedQueue } from './bounded-queue.ts'
import type { ContentMode } from './content/content-keys.ts'
import { createContentFilter } from './content/create-content-filter.ts'
import { findSensitive } from './content/find-sensitive.ts'
import type { FindSensitive } from './content/redact-text.ts'
import { Delivery, type RetryOptions } from './delivery.ts'
import { DropCounter } from './drop-counter.ts'
import { createEncoder } from './encode-batch.ts'
import { encodeRequest } from './encode-otlp.ts'
import { BatchExporter, type Exporter } from './exporter.ts'
import type { Post } from './post.ts'
import { createFetchPost } from './post-by-fetch.ts'
import { createNodePost } from './post-by-node.ts'
import { createSendBody } from './send-body.ts'
import { createSpool } from './spool.ts'
import { after } from './timers.ts'

export interface ExporterOptions {
  /** Without the path of a signal. */
  readonly endpoint: string
  /** An ingest key; sent as `Authorization: Bearer`. */
  readonly key?: string | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** `gzip` when left out: bodies are packed where the platform can and it is worth it. */
  readonly compression?: 'gzip' | 'none' | undefined
  /** `full` when left out. */
  readonly content?: ContentMode | undefined
  /** Of the hashes that stand for texts; the ingest key, else a random one, when left out. */
  readonly hashKey?: string | undefined
  readonly resource?: AttributeMap | undefined
  readonly spool?: { readonly directory: string; readonly bytes?: number | undefined } | undefined
  readonly queue?: { readonly bytes?: number | undefined; readonly items?: number | undefined } | undefined
  readonly retry?: Partial<RetryOptions> | undefined
  readonly timeoutMs?: number | undefined
  /** For tests, and for runtimes with a client of their own. */
  readonly post?: Post | undefined
  readonly find?: FindSensitive | undefined
  readonly now?: (() => number) | undefined
  readonly random?: (() => number) | undefined
  readonly warn?: ((sentence: string) => void) | undefined
}

const RETRY: RetryOptions = { baseMs: 1000, mostMs: 60_000, giveUpMs: 2 * 3_600_000 }
const QUEUE = { bytes: 8 * 1024 * 1024, items: 20_000 }
const SPOOL_BYTES = 64 * 1024 * 1024
const TIMEOUT_MS = 10_000

/** An exporter to OTLP over HTTP as JSON, with memory, time and disk bounded. */
export function createExporter(options: ExporterOptions): Exporter {
  const { now = Date.now, random = Math.random, warn = () => {} } = options
  const source = createTraceId()
  const queue = new BoundedQueue({
    bytes: options.queue?.bytes ?? QUEUE.bytes,
    items: options.queue?.items ?? QUEUE.items,
  })
  const drops = new DropCounter()
  const filter = createContentFilter({
    mode: options.content ?? 'full',
    key: options.hashKey ?? options.key ?? source,
    find: options.find ?? findSensitive,
  })
  const resource = filter.attributes(resourceOf(options, source))
  const { spool } = options
  const delivery = new Delivery({
    queue,
    drops,
    encode: createEncoder(filter, drops),
    bodyOf: (signal, records) =>
      encodeRequest(
        signal,
        resource,
        records.map(({ record }) => record),
      ),
    send: createSendBody({
      endpoint: options.endpoint,
      headers: headersOf(options),
      packs: options.compression !== 'none',
      timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
      post: options.post ?? createNodePost() ?? createFetchPost(),
      now,
    }),
    spool: spool && createSpool({ directory: spool.directory, bytes: spool.bytes ?? SPOOL_BYTES, source, now }),
    retry: { ...RETRY, ...options.retry },
    now,
    random,
    pause: () => new Promise((resolve) => after(0, resolve)),
    warn,
  })
  return new BatchExporter({ queue, drops, delivery, now })
}

function headersOf({ key, headers }: ExporterOptions): Readonly<Record<string, string>> {
  return key === undefined ? { ...headers } : { ...headers, authorization: `Bearer ${key}` }
}

function resourceOf({ resource }: ExporterOptions, source: string): AttributeMap {
  return new Map<string, AttributeValue>([...(resource ?? []), ['telltale.source.id', source]])
}
