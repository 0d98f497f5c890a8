import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createHttp2Server } from 'node:http2'
import type { AddressInfo, Socket } from 'node:net'

/** A request as it came, with what is random in it made the same. */
export interface Asked {
  readonly method: string
  readonly path: string
  readonly headers: readonly string[]
  readonly body: string
}

/** Reads a request to its end. */
export async function readAsked(request: IncomingMessage): Promise<Asked> {
  const body = await readAll(request).catch(() => 'left')
  const { method = '', url = '', rawHeaders } = request
  return { method, path: url, headers: headersOf(rawHeaders), body: steady(body) }
}

type Listener = (request: IncomingMessage, response: ServerResponse) => Promise<void>

interface Listening {
  readonly port: number
  readonly close: () => Promise<void>
}

/** Listens on a free port of the loopback interface; HTTP/2 is without encryption. */
export function listenLocally(listener: Listener, protocol: 'http/1.1' | 'h2'): Promise<Listening> {
  return protocol === 'h2' ? listenHttp2(listener) : listenHttp(listener)
}

async function listenHttp(listener: Listener): Promise<Listening> {
  const server = createServer(listener)
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  const close = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  }
  return { port: (server.address() as AddressInfo).port, close }
}

async function listenHttp2(listener: Listener): Promise<Listening> {
  const sockets = new Set<Socket>()
  const server = createHttp2Server((request, response) =>
    // The compatible interface of HTTP/2 lacks nothing that answers use.
    listener(request as unknown as IncomingMessage, response as unknown as ServerResponse),
  )
  server.on('connection', (socket: Socket) => sockets.add(socket))
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy()
    await new Promise((done) => server.close(done))
  }
  return { port: (server.address() as AddressInfo).port, close }
}

/** Names and values in the order and the spelling in which they came, without where to and when. */
function headersOf(raw: readonly string[]): readonly string[] {
  return raw.map((text, place) => (/^(?:host|:authority)$/i.test(raw[place - 1] ?? '') ? '' : steady(text)))
}

// Ids, boundaries, the dates and signatures of AWS.
const RANDOM =
  /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|-{2,}[\w-]*[Bb]oundary[\w-]*|boundary=[\w-]+|openai-[\da-z]{6,}|form-data-encoder-\w+|-{4,}[\w-]+|\d{8}T\d{6}Z|Signature=[0-9a-f]+|ttl=[^;]*|\b[0-9a-f]{64}\b/g

function steady(text: string): string {
  return text.replace(RANDOM, 'random')
}

async function readAll(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString('latin1')
}
