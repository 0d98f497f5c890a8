import type { ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import { listenHttp } from '../src/proxy/mcp/listen-http.ts'
import { Upstream } from '../src/proxy/mcp/upstream.ts'
import { type HttpServer, sendRaw, serveHttp } from './fixtures/mcp/http-server.ts'
import { cleanUp, cleanups, proxyKit, spansOf } from './fixtures/mcp/proxy-kit.ts'

afterEach(cleanUp)

const CLIENTS = 1000
const POST = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' }
const ask = (method: string, params: object = {}): string => JSON.stringify({ jsonrpc: '2.0', id: 7, method, params })

/** A server that answers nobody before everybody has asked, and then in an order of its own. */
function serveAtLast(): Promise<HttpServer> {
  const waiting: { readonly response: ServerResponse; readonly value: unknown }[] = []
  let opened = 0
  return serveHttp(async (request, response) => {
    const { method, params } = JSON.parse((await buffer(request)).toString())
    if (method === 'initialize') {
      opened += 1
      const result = { protocolVersion: '2025-11-25', capabilities: {}, serverInfo: { name: 's', version: '1' } }
      response.writeHead(200, { 'content-type': 'application/json', 'mcp-session-id': `server-${opened}` })
      return void response.end(JSON.stringify({ jsonrpc: '2.0', id: 7, result }))
    }
    waiting.push({ response, value: { said: params.arguments.value, session: request.headers['mcp-session-id'] } })
    if (waiting.length === CLIENTS) shuffled(waiting).forEach(answer)
  })
}

// 617 has no factor in common with the number of clients, so that each has one place.
function shuffled<T>(items: readonly T[]): readonly T[] {
  return items.flatMap((_, at) => items.slice((at * 617) % items.length, ((at * 617) % items.length) + 1))
}

function answer({ response, value }: { readonly response: ServerResponse; readonly value: unknown }, at: number): void {
  const text = JSON.stringify({
    jsonrpc: '2.0',
    id: 7,
    result: { content: [{ type: 'text', text: JSON.stringify(value) }] },
  })
  if (at % 2 === 0) return void response.writeHead(200, { 'content-type': 'application/json' }).end(text)
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.end(`event: message\ndata: ${text}\n\n`)
}

test(`of ${CLIENTS} clients that ask at one time under one id, each gets its own answer`, async () => {
  const server = await serveAtLast()
  const kit = proxyKit()
  const front = await listenHttp(kit.options, new Upstream({ url: server.url, headers: {} }), { port: 0, origins: [] })
  cleanups.push(() => front.close())
  const sessions: string[] = []
  while (sessions.length < CLIENTS) {
    const wave = Array.from({ length: 100 }, () => sendRaw(front.url, POST, ask('initialize')))
    sessions.push(...(await Promise.all(wave)).map(({ headers }) => String(headers['mcp-session-id'])))
  }
  expect(new Set(sessions).size).toBe(CLIENTS)
  const answers = await Promise.all(
    sessions.map((session, owner) =>
      sendRaw(
        front.url,
        { ...POST, 'mcp-session-id': session },
        ask('tools/call', { name: 't', arguments: { value: `v${owner}` } }),
      ),
    ),
  )
  const wrong = answers.filter(({ body }, owner) => !body.includes(`\\"v${owner}\\"`))
  expect(wrong).toEqual([])
  // And each under a session of its own at the server, and in the records.
  expect(new Set(answers.map(({ body }) => /server-\d+/.exec(body)?.[0])).size).toBe(CLIENTS)
  const spans = spansOf(kit, 'tools/call')
  expect(spans).toHaveLength(CLIENTS)
  for (const { attributes, identity } of spans) {
    const { value } = JSON.parse(String(attributes['gen_ai.tool.call.arguments']))
    expect(attributes['gen_ai.tool.call.result']).toContain(`\\"${value}\\"`)
    expect(identity.session).toBe(sessions[Number(value.slice(1))])
  }
})
