import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ClientSessions } from './client-sessions.ts'
import type { McpProxyOptions } from './mcp-options.ts'
import { RPC, rpcError } from './message.ts'
import { Outlet } from './outlet.ts'
import type { Passage } from './passage.ts'
import { readSse, type SseEvent, writeSse } from './read-sse.ts'
import { codeOf, readWhole } from './read-whole.ts'
import type { McpSession } from './session.ts'
import { explainStatus, type Upstream, type UpstreamAnswer } from './upstream.ts'

/** What all exchanges of one listening proxy share. */
export interface ExchangeContext {
  readonly options: McpProxyOptions
  readonly upstream: Upstream
  readonly sessions: ClientSessions
}

/** Whose exchange it is. `id` is undefined where the server keeps no sessions: then every exchange is one of its own. */
interface Party {
  readonly id: string | undefined
  readonly session: McpSession
  readonly upstreamId: string | undefined
}

/** One HTTP request of a client, and its answer. What the server answers to it can go nowhere else. */
export class Exchange {
  readonly #context: ExchangeContext
  readonly #request: IncomingMessage
  readonly #response: ServerResponse
  readonly #outlet: Outlet
  readonly #gone = new AbortController()

  constructor(context: ExchangeContext, request: IncomingMessage, response: ServerResponse) {
    this.#context = context
    this.#request = request
    this.#response = response
    this.#outlet = new Outlet(response)
    response.once('close', () => this.#gone.abort())
  }

  /** Carries a message to the server, and all that it answers back. */
  async post(): Promise<void> {
    const type = this.#header('content-type')?.split(';')[0]?.trim().toLowerCase()
    if (type !== 'application/json')
      return this.#finish(415, rpcError(undefined, RPC.invalidRequest, 'Send application/json.'))
    const party = this.#party()
    const incoming = await readWhole(this.#request, this.#context.options.maxMessage)
    if (party === undefined) return this.#finish(404, rpcError(undefined, RPC.refused, 'There is no such session.'))
    if (incoming === undefined) return this.#finish(400, rpcError(undefined, RPC.parseError, 'The body is empty.'))
    try {
      await this.#carry(party, await party.session.take('client', incoming))
    } finally {
      // Where the server has opened no session, this was all of it.
      if (this.#context.sessions.find(party.session.id) === undefined) party.session.close()
    }
  }

  /** Opens the stream of what the server says unasked. */
  async listen(): Promise<void> {
    const party = this.#party()
    if (party?.id === undefined) return this.#finish(405, rpcError(undefined, RPC.refused, 'That needs a session.'))
    const answer = await this.#send('GET', party, undefined)
    if (answer.kind === 'events') return this.#stream(party, answer)
    answer.discard()
    const status = answer.status >= 400 && answer.status < 500 ? answer.status : 502
    this.#finish(status, rpcError(undefined, RPC.internalError, explainStatus(answer.status)))
  }

  /** Ends a session, here and at the server. */
  async end(): Promise<void> {
    const party = this.#party()
    if (party?.id === undefined) return this.#finish(404, rpcError(undefined, RPC.refused, 'There is no such session.'))
    this.#context.sessions.end(party.id)
    const answer = await this.#send('DELETE', party, undefined)
    answer.discard()
    this.#finish(answer.status < 300 || answer.status === 405 ? answer.status : 502, undefined)
  }

  #header(name: string): string | undefined {
    const value = this.#request.headers[name]
    return typeof value === 'string' ? value : undefined
  }

  /** Undefined where the client names a session that is not there. */
  #party(): Party | undefined {
    const id = this.#header('mcp-session-id')
    if (id === undefined) return { id: undefined, session: this.#context.sessions.begin(), upstreamId: undefined }
    const known = this.#context.sessions.find(id)
    return known === undefined ? undefined : { id, ...known }
  }

  #send(
    method: 'POST' | 'GET' | 'DELETE',
    party: Party,
    body: Uint8Array | string | undefined,
  ): Promise<UpstreamAnswer> {
    return this.#context.upstream.send(method, {
      ...(body !== undefined && { body }),
      sessionId: party.upstreamId,
      version: this.#header('mcp-protocol-version'),
      lastEventId: method === 'GET' ? this.#header('last-event-id') : undefined,
      signal: this.#gone.signal,
    })
  }

  async #carry(party: Party, { onward, back, ids = [] }: Passage): Promise<void> {
    if (onward === undefined) {
      this.#finish(back === undefined ? 202 : 200, back)
      return
    }
    let answer: UpstreamAnswer
    try {
      answer = await this.#send('POST', party, onward)
    } catch (error) {
      const status = this.#gone.signal.aborted ? 499 : 502
      await this.#fail(party, ids, { status, reason: `The server cannot be reached (${codeOf(error)}).` })
      return
    }
    if (answer.kind === 'json') await this.#json(party, answer)
    else if (answer.kind === 'events') await this.#stream(this.#meet(party, answer), answer)
    else {
      answer.discard()
      if (answer.kind === 'none') return this.#finish(answer.status, undefined)
      if (answer.status === 404 && party.id !== undefined) this.#context.sessions.end(party.id)
      const status = answer.status === 404 ? 404 : 502
      await this.#fail(party, ids, { status, reason: explainStatus(answer.status) })
    }
  }

  /** The server has opened a session: the client gets one under an id of ours. */
  #meet(party: Party, { sessionId }: UpstreamAnswer): Party {
    if (sessionId === undefined || party.id !== undefined) return party
    const { sessions } = this.#context
    const id = sessions.adopt({ session: party.session, upstreamId: sessionId })
    this.#response.setHeader('mcp-session-id', id)
    return { ...party, id, upstreamId: sessionId }
  }

  async #json(party: Party, answer: UpstreamAnswer): Promise<void> {
    const incoming = await readWhole(answer.body, this.#context.options.maxMessage)
    if (incoming === undefined)
      return this.#finish(502, rpcError(undefined, RPC.internalError, explainStatus(answer.status)))
    const { onward, back } = await party.session.take('server', incoming)
    const met = this.#meet(party, answer)
    if (back !== undefined) await this.#reply(met, back)
    if (onward === undefined) return this.#finish(502, rpcError(undefined, RPC.refused, 'The answer was held back.'))
    this.#finish(200, onward)
  }

  async #stream(party: Party, answer: UpstreamAnswer): Promise<void> {
    this.#response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache, no-transform' })
    this.#response.flushHeaders()
    for await (const event of readSse(answer.body, this.#context.options.maxMessage)) await this.#event(party, event)
    this.#response.end()
  }

  async #event(party: Party, event: SseEvent): Promise<void> {
    if (event.message === undefined) return this.#outlet.write(writeSse(event, undefined))
    const { onward, back } = await party.session.take('server', event.message)
    if (back !== undefined) await this.#reply(party, back)
    await this.#outlet.write(writeSse(event, onward))
  }

  // The server asked the client for something that it may not have.
  async #reply(party: Party, back: string): Promise<void> {
    const answer = await this.#send('POST', party, back)
    answer.discard()
  }

  async #fail(
    party: Party,
    ids: readonly string[],
    { status, reason }: { readonly status: number; readonly reason: string },
  ): Promise<void> {
    for (const id of party.session.unanswered(ids)) {
      await party.session.take('server', { kind: 'bytes', bytes: Buffer.from(rpcError(id, RPC.internalError, reason)) })
    }
    this.#finish(status, rpcError(ids[0], RPC.internalError, reason))
  }

  #finish(status: number, body: Uint8Array | string | undefined): void {
    if (this.#response.headersSent) return
    this.#response.writeHead(status, body === undefined ? {} : { 'content-type': 'application/json' })
    this.#response.end(body)
  }
}
