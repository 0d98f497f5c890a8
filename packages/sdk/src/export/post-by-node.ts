import type { ClientRequest, IncomingMessage } from 'node:http'
import { isWorkerd } from './is-workerd.ts'
import { MOST_ANSWER, type Post, type PostAnswer, type PostRequest } from './post.ts'

type Http = typeof import('node:http')
type Https = typeof import('node:https')

interface Host {
  readonly process?: {
    readonly versions?: { readonly node?: string; readonly bun?: string }
    getBuiltinModule?(name: string): unknown
  }
  readonly Deno?: unknown
}

/** Sends by Node's own client, whose sockets do not keep a process alive as those of `fetch` do; undefined elsewhere. */
export function createNodePost(): Post | undefined {
  const { process, Deno } = globalThis as Host
  const isNode = process?.versions?.node !== undefined && process.versions.bun === undefined && Deno === undefined
  if (!isNode || isWorkerd()) return undefined
  const http = process.getBuiltinModule?.('node:http') as Http | undefined
  const https = process.getBuiltinModule?.('node:https') as Https | undefined
  if (http === undefined || https === undefined) return undefined
  const agents = { http: new http.Agent({ keepAlive: true }), https: new https.Agent({ keepAlive: true }) }
  return (request) => {
    const options = { method: 'POST', headers: { ...request.headers, 'content-length': request.body.length } }
    const url = new URL(request.url)
    const sent =
      url.protocol === 'https:'
        ? https.request(url, { ...options, agent: agents.https })
        : http.request(url, { ...options, agent: agents.http })
    return answerOf(sent, request)
  }
}

function answerOf(sent: ClientRequest, { body, timeoutMs, signal }: PostRequest): Promise<PostAnswer> {
  return new Promise<PostAnswer>((resolve, reject) => {
    let answered = false
    const end = (): void => void sent.destroy(new Error('no answer in time'))
    const timer = setTimeout(end, timeoutMs)
    timer.unref()
    signal.addEventListener('abort', end, { once: true })
    const clean = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
    }
    sent.on('socket', (socket) => socket.unref())
    sent.on('error', (error) => {
      clean()
      if (!answered) reject(error)
    })
    sent.on('response', (response) => {
      answered = true
      readStart(response, sent, (text) => {
        clean()
        resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'], body: text })
      })
    })
    sent.end(body)
  })
}

function readStart(response: IncomingMessage, sent: ClientRequest, done: (text: string) => void): void {
  const chunks: Buffer[] = []
  let bytes = 0
  const finish = (): void => done(Buffer.concat(chunks).subarray(0, MOST_ANSWER).toString('utf8'))
  response.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes >= MOST_ANSWER) sent.destroy()
  })
  response.on('close', finish)
  // A body that breaks off changes nothing: the status has said what matters, and `close` follows.
  response.on('error', () => {})
}
