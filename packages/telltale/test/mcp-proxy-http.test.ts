import { PassThrough } from 'node:stream'
import type { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js'
import { CreateMessageRequestSchema } from '@modelcontextprotocol/sdk/types.js'
import { afterEach, expect, test } from 'vitest'
import { type HttpFront, listenHttp } from '../src/proxy/mcp/listen-http.ts'
import { relayUrl } from '../src/proxy/mcp/relay-url.ts'
import { Upstream } from '../src/proxy/mcp/upstream.ts'
import { type HttpServer, sendRaw, serveHttp, serveMcp } from './fixtures/mcp/http-server.ts'
import {
  cleanUp,
  cleanups,
  createClient,
  type ProxyKit,
  proxyKit,
  rulesOf,
  type Setting,
  spansOf,
} from './fixtures/mcp/proxy-kit.ts'

afterEach(cleanUp)

// Many clients wait for one thread, which is their server as well.
const PATIENT = { timeout: 600_000 }
const HEADERS = { authorization: 'Bearer configured' }

async function listen(server: HttpServer, setting: Setting = {}): Promise<ProxyKit & { readonly front: HttpFront }> {
  const kit = proxyKit(setting)
  const upstream = new Upstream({ url: server.url, headers: HEADERS })
  const front = await listenHttp(kit.options, upstream, { port: 0, origins: ['http://page.example:1'] })
  cleanups.push(() => front.close())
  return { ...kit, front }
}

async function connect(url: string, headers: Record<string, string> = {}): Promise<Client> {
  const client = createClient()
  const transport = new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } })
  await client.connect(transport as Transport, PATIENT)
  cleanups.push(() => client.close())
  client.setRequestHandler(CreateMessageRequestSchema, () => ({
    model: 'small-1',
    role: 'assistant' as const,
    content: { type: 'text' as const, text: 'Rain.' },
  }))
  return client
}

async function connectOverUrl(
  server: HttpServer,
  setting: Setting = {},
): Promise<ProxyKit & { readonly client: Client; end(): Promise<void> }> {
  const kit = proxyKit(setting)
  const input = new PassThrough()
  const output = new PassThrough()
  const finished = relayUrl(kit.options, { input, output }, new Upstream({ url: server.url, headers: HEADERS }))
  const end = (): Promise<void> => {
    input.end()
    return finished
  }
  cleanups.push(end)
  const client = createClient()
  await client.connect(new StdioServerTransport(output, input))
  return { ...kit, client, end }
}

const POST = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' }
const PING = '{"jsonrpc":"2.0","id":1,"method":"ping"}'

test.each([[{}], [{ json: true }], [{ sessions: false }]])(
  'clients speak to a server through the listening proxy: %o',
  async (how) => {
    const server = await serveMcp(how)
    const kit = await listen(server)
    const client = await connect(kit.front.url, { authorization: 'Bearer of-the-client', cookie: 'a=b' })
    expect((await client.listTools()).tools.length).toBeGreaterThan(5)
    expect((await client.callTool({ name: 'add', arguments: { a: 2, b: 2 } })).content).toEqual([
      { type: 'text', text: '4' },
    ])
    expect(spansOf(kit, 'tools/call')[0]?.attributes['gen_ai.tool.call.result']).toContain('"4"')
    expect(new Set(server.seen.map(({ authorization }) => authorization))).toEqual(new Set(['Bearer configured']))
    expect(server.seen.every(({ cookie }) => cookie === undefined)).toBe(true)
  },
)

test('a server asks the model of the client that it serves, and the session ends with it', async () => {
  const server = await serveMcp()
  const kit = await listen(server)
  const client = await connect(kit.front.url)
  expect((await client.callTool({ name: 'sample' })).content).toEqual([{ type: 'text', text: 'Rain.' }])
  const transport = client.transport as StreamableHTTPClientTransport
  const session = transport.sessionId ?? ''
  expect(server.seen.some((headers) => headers['mcp-session-id'] === session)).toBe(false)
  await transport.terminateSession()
  expect((await sendRaw(kit.front.url, { ...POST, 'mcp-session-id': session }, PING)).status).toBe(404)
})

// `TELLTALE_MCP_CLIENTS=1000` asks for as many as the bar names; it takes longer than the suite may.
const CLIENTS = Number(process.env.TELLTALE_MCP_CLIENTS ?? 200)

test(`no answer reaches another client, with ${CLIENTS} of them and the same ids`, async () => {
  const kit = await listen(await serveMcp())
  const clients: Client[] = []
  while (clients.length < CLIENTS) {
    const wave = Math.min(100, CLIENTS - clients.length)
    clients.push(...(await Promise.all(Array.from({ length: wave }, () => connect(kit.front.url)))))
  }
  // All clients at one time; each asks one question after the other, so that the ids of all are equal at any moment.
  const askThrice = async (client: Client, owner: number): Promise<readonly boolean[]> => {
    const right: boolean[] = []
    for (const turn of [0, 1, 2]) {
      const value = `${owner}/${turn}`
      const { content } = await client.callTool({ name: 'page', arguments: { body: value } }, undefined, PATIENT)
      right.push(JSON.stringify(content) === JSON.stringify([{ type: 'text', text: value }]))
    }
    return right
  }
  const answers = (await Promise.all(clients.map(askThrice))).flat()
  expect(answers).toHaveLength(3 * CLIENTS)
  expect(answers.every(Boolean)).toBe(true)
  for (const span of spansOf(kit, 'tools/call')) {
    const { body } = JSON.parse(String(span.attributes['gen_ai.tool.call.arguments']))
    expect(span.attributes['gen_ai.tool.call.result']).toContain(`"${body}"`)
  }
}, 600_000)

test('requests of other sites and under other names are refused before anything is read', async () => {
  const server = await serveMcp()
  const { front } = await listen(server)
  const { port, host } = new URL(front.url)
  const hostile = [
    { host: 'rebound.example' },
    { host: `rebound.example:${port}` },
    { host: `127.0.0.1.evil.example:${port}` },
    { host: '127.0.0.1:1' },
    { host, origin: 'https://evil.example' },
    { host, origin: 'null' },
    { host, origin: `http://127.0.0.1:${port}.evil.example` },
  ]
  for (const headers of hostile) expect((await sendRaw(front.url, { ...POST, ...headers }, PING)).status).toBe(403)
  expect(server.seen).toEqual([])
  for (const origin of [`http://localhost:${port}`, 'http://page.example:1']) {
    expect((await sendRaw(front.url, { ...POST, host: `localhost:${port}`, origin }, PING)).status).not.toBe(403)
  }
  expect((await sendRaw(front.url, { ...POST, 'content-type': 'text/plain' }, PING)).status).toBe(415)
  expect((await sendRaw(front.url.replace('/mcp', '/.well-known/oauth-protected-resource'), {})).status).toBe(404)
  expect((await sendRaw(front.url, { ...POST, 'mcp-session-id': 'guessed' }, PING)).status).toBe(404)
})

test('too large a message is refused and the session goes on', async () => {
  const kit = await listen(await serveMcp(), { maxMessage: 65_536 })
  const client = await connect(kit.front.url)
  await expect(client.callTool({ name: 'page', arguments: { body: 'x'.repeat(100_000) } })).rejects.toThrow(
    /65536 are allowed/,
  )
  await expect(client.callTool({ name: 'big', arguments: { size: 100_000 } })).rejects.toThrow(/65536 are allowed/)
  expect((await client.callTool({ name: 'add', arguments: { a: 1, b: 1 } })).content).toEqual([
    { type: 'text', text: '2' },
  ])
})

test('a hostile result is kept from the client in enforce mode', async () => {
  const kit = await listen(await serveMcp(), {
    mode: 'enforce',
    decide: ({ role }) => (role === 'tool' ? 'block' : 'allow'),
  })
  const client = await connect(kit.front.url)
  await expect(client.callTool({ name: 'page' })).rejects.toMatchObject({ code: -32001 })
  expect(rulesOf(kit)).toEqual([])
})

test('a client on standard input speaks to a server over HTTP, with sampling and its own session', async () => {
  const server = await serveMcp()
  const kit = await connectOverUrl(server)
  kit.client.setRequestHandler(CreateMessageRequestSchema, () => ({
    model: 'small-1',
    role: 'assistant' as const,
    content: { type: 'text' as const, text: 'Rain.' },
  }))
  expect((await kit.client.listTools()).tools.length).toBeGreaterThan(5)
  expect((await kit.client.callTool({ name: 'sample' })).content).toEqual([{ type: 'text', text: 'Rain.' }])
  await expect.poll(() => server.seen.some((headers) => headers.accept === 'text/event-stream')).toBe(true)
  await kit.client.callTool({ name: 'change', arguments: { description: 'New.' } })
  await expect.poll(() => spansOf(kit, 'notifications/tools/list_changed').length).toBe(1)
  expect(server.seen.at(-1)).toMatchObject({ authorization: 'Bearer configured', 'mcp-protocol-version': '2025-11-25' })
  await kit.end()
})

test('a redirect is not followed, and an authorization address is not opened', async () => {
  const trap = await serveHttp((_, answer) => void answer.end())
  const elsewhere = await serveHttp((_, answer) => void answer.writeHead(307, { location: trap.url.href }).end())
  await expect(connectOverUrl(elsewhere)).rejects.toThrow(/not followed/)
  const asks = await serveHttp((_, answer) => {
    answer.writeHead(401, {
      'www-authenticate': `Bearer resource_metadata="${trap.url.href}", authorization_uri="javascript:alert(1)"`,
    })
    answer.end()
  })
  await expect(connectOverUrl(asks)).rejects.toThrow(/asks for authorization/)
  const { front } = await listen(asks)
  const { status, headers } = await sendRaw(front.url, POST, '{"jsonrpc":"2.0","id":1,"method":"initialize"}')
  expect(status).toBe(502)
  expect(headers['www-authenticate']).toBeUndefined()
  expect(trap.seen).toEqual([])
})

test('a server that cannot be reached, breaks off or answers nonsense gives the client an error', async () => {
  const gone = { seen: [], url: new URL('http://127.0.0.1:1/mcp') }
  await expect(connectOverUrl(gone)).rejects.toThrow(/cannot be reached/)
  const breaks = await serveHttp((_, answer) => {
    answer.writeHead(200, { 'content-type': 'text/event-stream' })
    answer.write('data: {"jsonrpc":"2.0"')
    answer.destroy()
  })
  await expect(connectOverUrl(breaks)).rejects.toThrow(/no answer|cannot be reached/)
  const nonsense = await serveHttp(
    (_, answer) => void answer.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
  )
  await expect(connectOverUrl(nonsense)).rejects.toThrow(/no message that can be read/)
})
