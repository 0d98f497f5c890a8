import type { ClientRequest, IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { sizeOf } from './describe-request.ts'
import type { RequestBook } from './follow-requests.ts'

interface HttpMessage {
  readonly request: ClientRequest
  readonly response?: IncomingMessage
  readonly error?: unknown
}

/** Listeners for the channels of `node:http` and `node:https`. */
export function httpChannels(book: RequestBook): ReadonlyMap<string, (message: unknown) => void> {
  const told = new WeakMap<Socket, { written: number; read: number }>()
  return new Map<string, (message: unknown) => void>([
    ['http.client.request.start', (message) => begin(book, (message as HttpMessage).request)],
    ['http.client.response.finish', (message) => finish(book, told, message as HttpMessage)],
    [
      'http.client.request.error',
      (message) => book.end((message as HttpMessage).request, (message as HttpMessage).error),
    ],
  ])
}

function begin(book: RequestBook, request: ClientRequest): void {
  const host = request.getHeader('host') ?? request.host
  book.begin(request, {
    method: request.method,
    url: `${request.protocol}//${String(host)}${request.path}`,
    header: (name) => textOf(request.getHeader(name)),
  })
}

// Where no length was said, the bytes of the connection since its last request are counted, headers included.
function finish(
  book: RequestBook,
  told: WeakMap<Socket, { written: number; read: number }>,
  message: HttpMessage,
): void {
  const { request, response } = message
  const socket = request.socket
  const last = (socket && told.get(socket)) ?? { written: 0, read: 0 }
  const written = (socket?.bytesWritten ?? 0) - last.written
  const read = (socket?.bytesRead ?? 0) - last.read
  if (socket) told.set(socket, { written: socket.bytesWritten, read: socket.bytesRead })
  book.note(request, {
    status: response?.statusCode,
    bytesOut: sizeOf(textOf(request.getHeader('content-length'))) ?? written,
    bytesIn: sizeOf(response?.headers['content-length']) ?? read,
  })
  book.end(request)
}

function textOf(header: number | string | readonly string[] | undefined): string | undefined {
  return header === undefined ? undefined : String(header)
}
