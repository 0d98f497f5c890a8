import { afterEach, expect, test } from 'vitest'
import { McpSession } from '../src/proxy/mcp/session.ts'
import { cleanUp, connectStdio, proxyKit, rulesOf } from './fixtures/mcp/proxy-kit.ts'

afterEach(cleanUp)

test.each([
  ['link', { uri: 'javascript:alert(1)' }, 'mcp.hostile_link'],
  ['link', { uri: 'http://169.254.169.254/latest/meta-data/' }, 'mcp.hostile_link'],
  ['page', { body: 'All good. \u001b[8mhidden' }, 'mcp.terminal_codes'],
  ['page', { body: '\u001b]52;c;ZWNobw==\u0007' }, 'mcp.terminal_codes'],
])('what %s gives for %j is reported, and does not pass in enforce mode', async (name, args, rule) => {
  const monitor = await connectStdio()
  const call = { name, arguments: args }
  expect(JSON.stringify((await monitor.client.callTool(call)).content)).toContain(
    JSON.stringify(Object.values(args)[0]),
  )
  expect(rulesOf(monitor)).toEqual([rule])
  const enforce = await connectStdio({ mode: 'enforce' })
  await expect(enforce.client.callTool(call)).rejects.toMatchObject({ code: -32001 })
  expect(rulesOf(enforce)).toEqual([rule])
})

test('links to files and colours of a build log pass', async () => {
  const { client, ...kit } = await connectStdio({ mode: 'enforce' })
  await client.callTool({ name: 'link', arguments: { uri: 'file:///srv/docs/a.txt' } })
  await client.callTool({ name: 'page', arguments: { body: 'Build \u001b[31mfailed\u001b[0m' } })
  expect(rulesOf(kit)).toEqual([])
})

const nested = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`

test.each([
  ['nested too deeply', `{"content":[],"structuredContent":${nested(5000)}}`, /not read|nested/],
  ['written twice over', '{"content":[]},"result":{"content":[{"type":"text","text":"x"}]}', /twice/],
])('a result that is %s is an error in enforce mode, under the id that was asked', async (_, result, reason) => {
  const session = new McpSession(proxyKit({ mode: 'enforce' }).options, 's')
  await session.take('client', bytes('{"jsonrpc":"2.0","id":9,"method":"tools/call","params":{"name":"t"}}'))
  const { onward } = await session.take('server', bytes(`{"jsonrpc":"2.0","id":9,"result":${result}}`))
  const answer = JSON.parse(String(onward))
  expect(answer).toMatchObject({ id: 9, error: { code: -32600 } })
  expect(answer.error.message).toMatch(reason)
})

test.each([
  ['null', 'null'],
  ['a number', '7'],
  ['a list', '[1]'],
  ['content that is none', '{"content":"text"}'],
  ['parts that are none', '{"content":[null,7,[],{"type":7,"text":{},"uri":[],"resource":"x"}]}'],
  ['names of an object', '{"content":[{"type":"text","text":"x","__proto__":{"a":1}}],"constructor":{"prototype":1}}'],
])('a result that is %s breaks nothing and passes as it came', async (_, result) => {
  for (const mode of ['monitor', 'enforce'] as const) {
    const session = new McpSession(proxyKit({ mode }).options, 's')
    const asked = bytes(
      '{"jsonrpc":"2.0","id":9,"method":"tools/call","params":{"name":"t","arguments":{"unknown":[{}]}}}',
    )
    expect(await session.take('client', asked)).toMatchObject({ onward: asked.bytes })
    const given = bytes(`{"jsonrpc":"2.0","id":9,"result":${result}}`)
    expect(await session.take('server', given)).toMatchObject({ onward: given.bytes })
  }
})

function bytes(text: string): { readonly kind: 'bytes'; readonly bytes: Buffer } {
  return { kind: 'bytes', bytes: Buffer.from(text) }
}
