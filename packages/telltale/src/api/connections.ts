import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

const EVERY_MS = 50
const GRACE_MS = 2_000

/**
 * Knows which connections have a request under way. Node's own list of idle ones leaves out those that a
 * browser opens ahead of need, and these would hold up a closing server for as long as they are kept.
 */
export class Connections {
  readonly #server: Server
  /** Open connections, each with how many requests are not answered yet. */
  readonly #unanswered = new Map<Socket, number>()

  constructor(server: Server) {
    this.#server = server
    server.on('connection', (socket: Socket) => {
      this.#unanswered.set(socket, 0)
      socket.once('close', () => this.#unanswered.delete(socket))
    })
    server.on('request', ({ socket }: { socket: Socket }, response: ServerResponse) => {
      this.#add(socket, 1)
      response.once('close', () => this.#add(socket, -1))
    })
  }

  /** Closes each connection once its request is answered, and all of them after two seconds. */
  close(): void {
    if (!this.#server.listening) return
    const deadlineMs = performance.now() + GRACE_MS
    const timer = setInterval(() => this.#closeThose(performance.now() >= deadlineMs), EVERY_MS)
    this.#server.once('close', () => clearInterval(timer))
    this.#closeThose(false)
  }

  #closeThose(all: boolean): void {
    for (const [socket, unanswered] of this.#unanswered) if (all || unanswered === 0) socket.destroy()
  }

  #add(socket: Socket, more: number): void {
    const unanswered = this.#unanswered.get(socket)
    if (unanswered !== undefined) this.#unanswered.set(socket, unanswered + more)
  }
}
