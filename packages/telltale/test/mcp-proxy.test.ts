import { createInterface } from 'node:readline'
import { PassThrough } from 'node:stream'
import { CreateMessageRequestSchema, ElicitRequestSchema, ResultSchema } from '@modelcontextprotocol/sdk/types.js'
import { afterEach, expect, test } from 'vitest'
import { pickEnvironment } from '../src/proxy/mcp/pick-environment.ts'
import { relayStdio } from '../src/proxy/mcp/relay-stdio.ts'
import { McpSession } from '../src/proxy/mcp/session.ts'
import { startServerProcess } from '../src/proxy/mcp/start-server-process.ts'
import { cleanUp, connectStdio, openStdio, proxyKit, rulesOf, spansOf } from './fixtures/mcp/proxy-kit.ts'

afterEach(cleanUp)

test('a client lists and calls tools, reads resources and gets prompts through the proxy, and all of it is logged', async () => {
  const kit = await connectStdio()
  const { tools } = await kit.client.listTools()
  expect(tools.map(({ name }) => name)).toContain('add')
  const result = await kit.client.callTool({ name: 'add', arguments: { a: 2, b: 3 } })
  expect(result.content).toEqual([{ type: 'text', text: '5' }])
  await kit.client.readResource({ uri: 'file:///notes.txt' })
  await kit.client.getPrompt({ name: 'greet' })
  expect(spansOf(kit, 'initialize')[0]?.attributes).toMatchObject({
    'network.transport': 'pipe',
    'mcp.protocol.version': '2025-11-25',
    'telltale.mcp.server.implementation': 'fixture',
    'telltale.mcp.client.implementation': 'tester',
  })
  const call = spansOf(kit, 'tools/call')[0]
  expect(call).toMatchObject({ name: 'tools/call add', kind: 'client', ended: true })
  expect(call?.attributes).toMatchObject({
    'gen_ai.operation.name': 'execute_tool',
    'gen_ai.tool.name': 'add',
    'gen_ai.tool.call.arguments': '{"a":2,"b":3}',
    'gen_ai.tool.call.result': '[{"type":"text","text":"5"}]',
    'mcp.server.name': 'fixture',
    'mcp.protocol.version': '2025-11-25',
    'jsonrpc.request.id': '2',
  })
  expect(call?.attributes['mcp.session.id']).toBe(call?.identity.session)
  expect(spansOf(kit, 'resources/read')[0]?.attributes['mcp.resource.uri']).toBe('file:///notes.txt')
  expect(spansOf(kit, 'prompts/get')[0]?.attributes['gen_ai.prompt.name']).toBe('greet')
  expect(kit.logs.map(({ eventName }) => eventName)).toContain('audit.mcp_server.connected')
})

test('a server asks the model and the person of the client through the proxy', async () => {
  const kit = await connectStdio()
  kit.client.setRequestHandler(CreateMessageRequestSchema, () => ({
    model: 'small-1',
    role: 'assistant' as const,
    content: { type: 'text' as const, text: 'Rain.' },
  }))
  kit.client.setRequestHandler(ElicitRequestSchema, () => ({ action: 'accept' as const, content: { colour: 'red' } }))
  expect((await kit.client.callTool({ name: 'sample' })).content).toEqual([{ type: 'text', text: 'Rain.' }])
  const asked = await kit.client.callTool({ name: 'ask' })
  expect(JSON.stringify(asked.content)).toContain('red')
  const [sampling] = spansOf(kit, 'sampling/createMessage')
  expect(sampling).toMatchObject({ kind: 'server', ended: true })
  const chat = kit.spans.find(({ name }) => name === 'chat small-1')
  expect(chat?.parentSpanId).toBe(sampling?.spanId)
  expect(chat?.attributes['gen_ai.input.messages']).toContain('weather in Oslo')
  expect(chat?.attributes['gen_ai.output.messages']).toContain('Rain.')
  expect(spansOf(kit, 'elicitation/create')[0]?.attributes).toMatchObject({
    'telltale.mcp.elicitation.message': 'Which colour?',
    'telltale.mcp.elicitation.action': 'accept',
  })
})

test('methods that nobody knows pass, and are logged by their name', async () => {
  const kit = await connectStdio()
  const answer = await kit.client.request({ method: 'x/echo', params: { deep: { a: [1] } } }, ResultSchema)
  expect(answer).toEqual({ method: 'x/echo', params: { deep: { a: [1] } } })
  expect(spansOf(kit, 'x/echo')).toHaveLength(1)
})

test('an error of a tool and an error of the protocol are told apart', async () => {
  const kit = await connectStdio()
  await kit.client.callTool({ name: 'nothing' })
  await expect(kit.client.request({ method: 'tools/call', params: { name: 7 } }, ResultSchema)).rejects.toThrow()
  const [tool, protocol] = spansOf(kit, 'tools/call')
  expect(tool?.attributes['error.type']).toBe('tool_error')
  expect(protocol?.attributes['rpc.response.status_code']).toMatch(/^-32/)
  expect(protocol?.error).toBeInstanceOf(Error)
})

test('a call that is cancelled is noted as such', async () => {
  const kit = await connectStdio()
  const stop = new AbortController()
  kit.client.setRequestHandler(CreateMessageRequestSchema, () => {
    stop.abort('enough')
    return new Promise<never>(() => undefined)
  })
  await expect(kit.client.callTool({ name: 'sample' }, undefined, { signal: stop.signal })).rejects.toThrow()
  await expect.poll(() => spansOf(kit, 'tools/call')[0]?.attributes['telltale.mcp.cancelled']).toBe(true)
  expect(spansOf(kit, 'tools/call')[0]?.ended).toBe(true)
})

test('messages pass byte for byte in monitor mode, broken and deep ones too', async () => {
  const kit = proxyKit()
  // cat is a server that says what it hears.
  const server = await startServerProcess({ command: 'cat', args: [], env: pickEnvironment(process.env, []) })
  const input = new PassThrough()
  const output = new PassThrough()
  const finished = relayStdio(kit.options, { input, output }, server)
  const deep = `{"jsonrpc":"2.0","id":2,"method":"x/deep","params":{"v":${'['.repeat(5000)}${']'.repeat(5000)}}}`
  const odd = '{ "jsonrpc" : "2.0","id": 1.0e2 , "method":"x/odd","params":{"n":1.0,"big":12345678901234567890}} \r'
  const sent = Buffer.concat([
    Buffer.from(`${odd}\n${deep}\n{"broken\n[{"method":"x/a"},3]\n`),
    Buffer.from([0x22, 0xff, 0x22, 0x0a]),
  ])
  input.end(sent)
  await finished
  expect(output.read()).toEqual(sent)
  expect(rulesOf(kit)).toContain('mcp.deep')
  expect(rulesOf(kit)).toContain('mcp.broken')
})

test('enforce mode refuses what it cannot read with an error, and the session goes on', async () => {
  const kit = await openStdio({ mode: 'enforce' })
  const answers = createInterface({ input: kit.output })[Symbol.asyncIterator]()
  const ask = async (line: string): Promise<unknown> => {
    kit.input.write(`${line}\n`)
    return JSON.parse((await answers.next()).value)
  }
  const nested = `${'{"a":'.repeat(500)}1${'}'.repeat(500)}`
  expect(await ask(`{"jsonrpc":"2.0","id":"q","method":"ping","params":${nested}}`)).toMatchObject({
    id: 'q',
    error: { code: -32600 },
  })
  expect(await ask('{"broken')).toMatchObject({ id: null, error: { code: -32700 } })
  expect(await ask('{"id":5,"method":"ping","method":"tools/call"}')).toMatchObject({ id: 5, error: { code: -32600 } })
  expect(await ask('{"jsonrpc":"2.0","id":3,"method":"ping"}')).toMatchObject({ id: 3, result: {} })
})

test('a message that is too large is refused in both directions with the right id, and the session goes on', async () => {
  const kit = await connectStdio({ maxMessage: 65_536 })
  await expect(kit.client.callTool({ name: 'echo', arguments: { value: 'x'.repeat(100_000) } })).rejects.toThrow(
    /65536 are allowed/,
  )
  await expect(kit.client.callTool({ name: 'big', arguments: { size: 100_000 } })).rejects.toThrow(/65536 are allowed/)
  expect((await kit.client.callTool({ name: 'add', arguments: { a: 1, b: 1 } })).content).toEqual([
    { type: 'text', text: '2' },
  ])
  expect(rulesOf(kit)).toEqual(['mcp.too_large', 'mcp.too_large'])
})

test('the server gets what programs need and what was named, and none of the other variables', async () => {
  process.env.TELLTALE_TEST_SECRET = 'hunter2'
  const kit = await connectStdio({ env: { NAMED: 'yes' } })
  const { content } = await kit.client.callTool({ name: 'env' })
  delete process.env.TELLTALE_TEST_SECRET
  expect(JSON.stringify(content)).toContain('NAMED')
  expect(JSON.stringify(content)).toContain('PATH')
  expect(JSON.stringify(content)).not.toContain('hunter2')
})

test('the server ends with its client, also one that listens to nothing', async () => {
  const kit = await connectStdio({ env: { FIXTURE_DEAF: '1' } })
  kit.input.end()
  expect(await kit.finished).toBeGreaterThanOrEqual(128)
  expect(() => process.kill(kit.server.pid, 0)).toThrow()
})

test.each([
  ['monitor', 'passes'],
  ['enforce', 'is answered with an error'],
] as const)('in %s mode a message %s when judging it fails', async (mode, _) => {
  const kit = proxyKit({ mode })
  const guard = {
    ...kit.guard,
    check: () => {
      throw new Error('out of order')
    },
  }
  const session = new McpSession({ ...kit.options, guard }, 's')
  const bytes = Buffer.from('{"id":1,"method":"tools/call","params":{"name":"add"}}')
  const passage = await session.take('client', { kind: 'bytes', bytes })
  if (mode === 'monitor') expect(passage).toEqual({ onward: bytes })
  else expect(JSON.parse(passage.back ?? '')).toMatchObject({ id: 1, error: { code: -32603 } })
})

test('a batch goes on whole or not at all', async () => {
  const decide = ({ tool }: { readonly tool?: string }): 'block' | 'allow' => (tool === 'bad' ? 'block' : 'allow')
  const session = new McpSession(proxyKit({ mode: 'enforce', decide }).options, 's')
  const call = (id: number, name: string): object => ({ id, method: 'tools/call', params: { name } })
  const take = (batch: readonly object[]): unknown =>
    session.take('client', { kind: 'bytes', bytes: Buffer.from(JSON.stringify(batch)) })
  const good = [call(1, 'a'), call(2, 'b')]
  expect(take(good)).toEqual({ ids: ['1', '2'], onward: Buffer.from(JSON.stringify(good)) })
  const { back, onward } = take([call(3, 'a'), call(4, 'bad')]) as { readonly back: string; readonly onward?: unknown }
  expect(onward).toBeUndefined()
  expect(JSON.parse(back)).toMatchObject([
    { id: 3, error: { code: -32001 } },
    { id: 4, error: { code: -32001 } },
  ])
})
