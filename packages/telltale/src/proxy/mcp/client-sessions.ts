import { randomUUID } from 'node:crypto'
import type { McpProxyOptions } from './mcp-options.ts'
import { McpSession } from './session.ts'

/** A client's session: under our id towards the client, under the server's own towards the server. */
export interface ClientSession {
  readonly session: McpSession
  readonly upstreamId: string
}

/** Most sessions that are kept; the one that was longest silent gives way. */
const MOST_SESSIONS = 4096

/** The sessions of the clients. The ids are ours and cannot be guessed, so no client reaches the session of another. */
export class ClientSessions {
  readonly #options: McpProxyOptions
  readonly #open = new Map<string, ClientSession>()

  constructor(options: McpProxyOptions) {
    this.#options = options
  }

  /** A session that is not kept yet. */
  begin(): McpSession {
    return new McpSession(this.#options, randomUUID())
  }

  /** Keeps a session, and gives the id that its client shall use. */
  adopt(session: ClientSession): string {
    const silent = this.#open.keys().next().value
    if (this.#open.size >= MOST_SESSIONS && silent !== undefined) this.end(silent)
    const id = session.session.id
    this.#open.set(id, session)
    return id
  }

  find(id: string): ClientSession | undefined {
    const found = this.#open.get(id)
    if (found === undefined) return undefined
    this.#open.delete(id)
    this.#open.set(id, found)
    return found
  }

  end(id: string): void {
    this.#open.get(id)?.session.close()
    this.#open.delete(id)
  }

  endAll(): void {
    for (const id of [...this.#open.keys()]) this.end(id)
  }
}
