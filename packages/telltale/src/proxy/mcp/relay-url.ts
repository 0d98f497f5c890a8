import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { McpProxyOptions } from './mcp-options.ts'
import { RPC, rpcError } from './message.ts'
import { Outlet } from './outlet.ts'
import type { Passage } from './passage.ts'
import { readSse } from './read-sse.ts'
import { codeOf, readWhole } from './read-whole.ts'
import type { ClientStreams } from './relay-stdio.ts'
import { McpSession } from './session.ts'
import { type Incoming, splitLines } from './split-lines.ts'
import { explainStatus, type Upstream, type UpstreamAnswer } from './upstream.ts'

/** Carries one client's messages, line by line, to a streamable HTTP server and back, until the client ends. */
export async function relayUrl(options: McpProxyOptions, client: ClientStreams, upstream: Upstream): Promise<void> {
  const relay = new UrlRelay(options, new Outlet(client.output), upstream)
  try {
    for await (const incoming of splitLines(client.input, options.maxMessage)) await relay.fromClient(incoming)
  } catch {
    // The client's pipe broke off: the same as its end.
  }
  await relay.close()
}

const FIRST_PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 30_000
/** How often a broken stream with an answer in it is taken up again. */
const MOST_RESUMED = 5

class UrlRelay {
  readonly #options: McpProxyOptions
  readonly #client: Outlet
  readonly #upstream: Upstream
  readonly #session: McpSession
  readonly #life = new AbortController()
  readonly #under = new Set<Promise<void>>()
  #sessionId: string | undefined
  #listens = false

  constructor(options: McpProxyOptions, client: Outlet, upstream: Upstream) {
    this.#options = options
    this.#client = client
    this.#upstream = upstream
    this.#session = new McpSession(options, randomUUID())
  }

  async fromClient(incoming: Incoming): Promise<void> {
    const passage = this.#session.take('client', incoming)
    if (passage instanceof Promise) this.#keep(passage.then((later) => this.#pass(later)))
    else {
      const passed = this.#pass(passage)
      // Requests may overtake each other, notifications and answers may not.
      if ((passage.ids?.length ?? 0) > 0) this.#keep(passed)
      else await passed
    }
  }

  /** Lets what is under way end, for a moment; then breaks it off. */
  async close(): Promise<void> {
    const clock = new AbortController()
    await Promise.race([
      Promise.allSettled(this.#under),
      wait(FIRST_PAUSE_MS, undefined, { signal: clock.signal }).catch(() => undefined),
    ])
    clock.abort()
    this.#session.close()
    this.#life.abort()
    const sessionId = this.#sessionId
    if (sessionId !== undefined) {
      const signal = AbortSignal.timeout(FIRST_PAUSE_MS)
      await this.#upstream.send('DELETE', { ...this.#asked(), sessionId, signal }).then(
        (answer) => answer.discard(),
        () => undefined,
      )
    }
    await this.#upstream.close()
  }

  #keep(work: Promise<void>): void {
    this.#under.add(work)
    void work.finally(() => this.#under.delete(work))
  }

  #asked(): {
    readonly sessionId: string | undefined
    readonly version: string | undefined
    readonly signal: AbortSignal
  } {
    return { sessionId: this.#sessionId, version: this.#session.protocolVersion, signal: this.#life.signal }
  }

  async #pass({ onward, back, ids = [] }: Passage): Promise<void> {
    if (back !== undefined) await this.#client.write(back, '\n')
    if (onward === undefined) return
    try {
      const answer = await this.#upstream.send('POST', { ...this.#asked(), body: onward })
      this.#sessionId ??= answer.sessionId
      await this.#read(answer, ids)
      if (ids.length === 0 && this.#session.protocolVersion !== undefined) this.#listen()
    } catch (error) {
      await this.#failAll(ids, `The server cannot be reached (${codeOf(error)}).`)
    }
  }

  async #read(answer: UpstreamAnswer, ids: readonly string[]): Promise<void> {
    if (answer.kind === 'json') await this.#fromServer(await readWhole(answer.body, this.#options.maxMessage))
    else if (answer.kind === 'events') await this.#readEvents(answer, ids)
    else answer.discard()
    const reason = answer.kind === 'unreadable' ? explainStatus(answer.status) : 'The server gave no answer.'
    await this.#failAll(ids, reason)
  }

  // A stream may break before the answer; one with event ids can be taken up where it broke.
  async #readEvents(first: UpstreamAnswer, ids: readonly string[]): Promise<void> {
    let lastEventId = await this.#follow(first)
    for (let tries = 0; tries < MOST_RESUMED && lastEventId !== undefined; tries += 1) {
      if (this.#session.unanswered(ids).length === 0 || this.#life.signal.aborted) return
      const answer = await this.#upstream.send('GET', { ...this.#asked(), lastEventId })
      if (answer.kind !== 'events') {
        answer.discard()
        return
      }
      lastEventId = (await this.#follow(answer)) ?? lastEventId
    }
  }

  async #follow(answer: UpstreamAnswer): Promise<string | undefined> {
    let lastEventId: string | undefined
    try {
      for await (const event of readSse(answer.body, this.#options.maxMessage)) {
        if (event.id !== undefined && event.id !== '') lastEventId = event.id
        if (event.message !== undefined) await this.#fromServer(event.message)
      }
    } catch {
      // Broken off; what is missing is asked for again or answered with an error.
    }
    return lastEventId
  }

  async #fromServer(incoming: Incoming | undefined): Promise<void> {
    if (incoming === undefined) return
    const passage = this.#session.take('server', incoming)
    const send = async ({ onward, back }: Passage): Promise<void> => {
      if (onward !== undefined) await this.#client.write(toLine(onward), '\n')
      if (back !== undefined) this.#keep(this.#pass({ onward: back }))
    }
    if (passage instanceof Promise) this.#keep(passage.then(send))
    else await send(passage)
  }

  async #failAll(ids: readonly string[], reason: string): Promise<void> {
    for (const id of this.#session.unanswered(ids)) {
      await this.#fromServer({ kind: 'bytes', bytes: Buffer.from(rpcError(id, RPC.internalError, reason)) })
    }
  }

  // The stream of what the server says unasked; servers may not have one.
  #listen(): void {
    if (this.#listens) return
    this.#listens = true
    void this.#listenOn()
  }

  async #listenOn(): Promise<void> {
    let lastEventId: string | undefined
    for (let pause = FIRST_PAUSE_MS; !this.#life.signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        const answer = await this.#upstream.send('GET', { ...this.#asked(), lastEventId })
        if (answer.kind !== 'events') {
          answer.discard()
          return
        }
        const last = await this.#follow(answer)
        if (last !== undefined) pause = FIRST_PAUSE_MS
        lastEventId = last ?? lastEventId
      } catch {
        // Not reachable now; tried again after the pause.
      }
      await wait(pause, undefined, { signal: this.#life.signal, ref: false }).catch(() => undefined)
    }
  }
}

// Line breaks in JSON stand between its signs only, where a space means the same.
function toLine(message: Uint8Array | string): Uint8Array | string {
  if (typeof message === 'string') return message
  return message.includes(0x0a) || message.includes(0x0d)
    ? message.map((byte) => (byte === 0x0a || byte === 0x0d ? 0x20 : byte))
    : message
}
