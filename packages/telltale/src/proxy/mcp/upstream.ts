import { Agent, type Dispatcher, request } from 'undici'

/** Where a streamable HTTP server is, and the headers that the user configured for it. */
export interface UpstreamOptions {
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
}

/** One request to the server. Nothing of a client's own headers is in it but these. */
export interface UpstreamRequest {
  readonly body?: Uint8Array | string
  readonly sessionId?: string | undefined
  readonly version?: string | undefined
  readonly lastEventId?: string | undefined
  readonly signal: AbortSignal
}

/** What the server answered. Its body must be read to its end, or discarded. */
export interface UpstreamAnswer {
  readonly status: number
  readonly kind: 'json' | 'events' | 'none' | 'unreadable'
  readonly sessionId: string | undefined
  readonly body: AsyncIterable<Uint8Array>
  discard(): void
}

const HEADERS_MS = 120_000
const VISIBLE = /^[\x21-\x7e]{1,1024}$/

/** A streamable HTTP server. Redirects are answers like others: nothing follows them. */
export class Upstream {
  readonly #options: UpstreamOptions
  // A stream of events may be silent for hours, an answer to a call may take minutes. Each client that listens keeps a
  // connection: there must be more of them than clients, or all calls would wait for somebody to leave.
  readonly #agent = new Agent({ bodyTimeout: 0, headersTimeout: HEADERS_MS, connections: 8192, pipelining: 1 })

  constructor(options: UpstreamOptions) {
    this.#options = options
  }

  async send(method: 'POST' | 'GET' | 'DELETE', asked: UpstreamRequest): Promise<UpstreamAnswer> {
    const { url, headers } = this.#options
    const answer = await request(url, {
      method,
      dispatcher: this.#agent,
      signal: asked.signal,
      headers: { ...protocolHeaders(method, asked), ...headers },
      ...(asked.body !== undefined && { body: asked.body }),
    })
    const sessionId = one(answer.headers['mcp-session-id'])
    return {
      status: answer.statusCode,
      kind: kindOf(answer),
      sessionId: sessionId !== undefined && VISIBLE.test(sessionId) ? sessionId : undefined,
      body: answer.body,
      discard: () => void answer.body.on('error', () => undefined).destroy(),
    }
  }

  /** Breaks off everything that is under way. */
  async close(): Promise<void> {
    await this.#agent.destroy()
  }
}

function protocolHeaders(method: string, asked: UpstreamRequest): Record<string, string> {
  return {
    accept: method === 'POST' ? 'application/json, text/event-stream' : 'text/event-stream',
    ...(asked.body !== undefined && { 'content-type': 'application/json' }),
    ...(asked.sessionId !== undefined && { 'mcp-session-id': asked.sessionId }),
    ...(asked.version !== undefined && VISIBLE.test(asked.version) && { 'mcp-protocol-version': asked.version }),
    ...(asked.lastEventId !== undefined && VISIBLE.test(asked.lastEventId) && { 'last-event-id': asked.lastEventId }),
  }
}

function kindOf({ statusCode, headers }: Dispatcher.ResponseData): UpstreamAnswer['kind'] {
  if (statusCode < 200 || statusCode > 299 || headers['content-encoding'] !== undefined) return 'unreadable'
  const type = one(headers['content-type'])?.split(';')[0]?.trim().toLowerCase()
  if (type === 'text/event-stream') return 'events'
  if (type === 'application/json') return 'json'
  return statusCode === 202 || statusCode === 204 || headers['content-length'] === '0' ? 'none' : 'unreadable'
}

function one(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.[0]
}

/** Why an answer carries no message, in a sentence; nothing of what it says is repeated. */
export function explainStatus(status: number): string {
  const known = STATUSES.get(status)
  if (known !== undefined) return known
  if (status >= 300 && status < 400)
    return `The server wants to send us elsewhere (HTTP ${status}); that is not followed.`
  return `The server answered with HTTP ${status} and no message that can be read.`
}

const STATUSES = new Map<number, string>([
  [401, 'The server asks for authorization (HTTP 401). Configure it with --header; a client’s own is never passed on.'],
  [403, 'The server refuses the authorization it was given (HTTP 403).'],
  [404, 'The server does not know the session, or the address (HTTP 404).'],
])
