import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'

/** One request as it arrived. */
interface Received {
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly text: string
}

interface Row {
  readonly signal: 'traces' | 'logs'
  readonly name: string
  readonly attributes: Readonly<Record<string, unknown>>
  readonly raw: Readonly<Record<string, unknown>>
  readonly resource: Readonly<Record<string, unknown>>
}

export interface OtlpServer {
  readonly url: string
  readonly requests: readonly Received[]
  rows(): readonly Row[]
  /** Settles when so many requests arrived. */
  arrived(count: number): Promise<void>
  close(): Promise<void>
}

export type Answer = (response: ServerResponse, number: number, path: string) => void

/** A server that keeps what it is sent and answers as it is told; with status 200 when it is told nothing. */
export async function openOtlpServer(answer: Answer = (response) => void response.end('{}')): Promise<OtlpServer> {
  const requests: Received[] = []
  const waiting: { readonly count: number; readonly done: () => void }[] = []
  const server = createServer((request, response) => {
    // An OTLP server that is none of ours: it decides nothing.
    if (request.url?.startsWith('/v1/telltale/')) return void response.writeHead(404).end()
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks)
      const isPacked = request.headers['content-encoding'] === 'gzip'
      const text = (isPacked ? gunzipSync(body) : body).toString('utf8')
      requests.push({ path: request.url ?? '', headers: request.headers, text })
      answer(response, requests.length, request.url ?? '')
      for (const { count, done } of waiting) if (requests.length >= count) done()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    rows: () => requests.flatMap(toRows),
    arrived: (count) =>
      new Promise((done) => {
        if (requests.length >= count) done()
        else waiting.push({ count, done })
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

interface KeyValue {
  readonly key: string
  readonly value: Readonly<Record<string, unknown>>
}

interface Group {
  readonly resource: { readonly attributes: readonly KeyValue[] }
  readonly scopeSpans?: readonly { readonly spans: readonly RawRecord[] }[]
  readonly scopeLogs?: readonly { readonly logRecords: readonly RawRecord[] }[]
}

type RawRecord = Readonly<Record<string, unknown>> & { readonly attributes: readonly KeyValue[] }

function toRows({ text }: Received): readonly Row[] {
  const body = JSON.parse(text) as {
    readonly resourceSpans?: readonly Group[]
    readonly resourceLogs?: readonly Group[]
  }
  return [...(body.resourceSpans ?? []), ...(body.resourceLogs ?? [])].flatMap((group) => {
    const spans = (group.scopeSpans ?? []).flatMap((scope) => scope.spans)
    const logs = (group.scopeLogs ?? []).flatMap((scope) => scope.logRecords)
    const row = (signal: Row['signal'], raw: RawRecord): Row => ({
      signal,
      name: String(raw.name ?? raw.eventName),
      attributes: plain(raw.attributes),
      raw,
      resource: plain(group.resource.attributes),
    })
    return [...spans.map((raw) => row('traces', raw)), ...logs.map((raw) => row('logs', raw))]
  })
}

function plain(attributes: readonly KeyValue[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    attributes.map(({ key, value }) => {
      const [kind, held] = Object.entries(value)[0] ?? []
      return [key, kind === 'intValue' ? Number(held) : held]
    }),
  )
}
