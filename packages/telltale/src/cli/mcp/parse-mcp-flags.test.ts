import { expect, test } from 'vitest'
import { parseMcpFlags } from './parse-mcp-flags.ts'
import { nameServer } from './server-name.ts'

test('a command stays as it is, and gets a name that only the configuration decides', () => {
  const command = ['npx', '-y', '@modelcontextprotocol/server-filesystem', '--mode', 'x', '/srv']
  const settings = parseMcpFlags(command, {}, { XDG_CONFIG_HOME: '/conf' })
  expect(settings).toMatchObject({
    mode: 'monitor',
    pins: '/conf/telltale/mcp-pins.json',
    maxMessage: 16 * 1024 * 1024,
    target: { kind: 'command', command: 'npx', args: command.slice(1) },
  })
  expect(settings.name).toMatch(/^server-filesystem-[0-9a-f]{8}$/)
  expect(nameServer({ command: [...command, 'more'] })).not.toBe(settings.name)
  expect(nameServer({ url: new URL('https://mcp.example.com/mcp?key=secret') })).toMatch(
    /^mcp\.example\.com-[0-9a-f]{8}$/,
  )
})

test('a variable in a header is filled in, and reserved names are refused', () => {
  const url = 'https://mcp.example.com/mcp'
  const settings = parseMcpFlags([], { url, header: [`Authorization: Bearer \${KEY}`], listen: '0' }, { KEY: 'k-1' })
  expect(settings.target).toMatchObject({ headers: { authorization: 'Bearer k-1' }, listen: { port: 0, origins: [] } })
  for (const header of ['Host: x', 'no colon', `A: \${MISSING}`, 'A: x\r\nB: y', 'Mcp-Session-Id: x']) {
    expect(() => parseMcpFlags([], { url, header: [header] }, {})).toThrow()
  }
})

test.each([
  [[], {}, /say which server/],
  [['x'], { url: 'https://a.example/' }, /not both/],
  [['x'], { listen: '80' }, /--listen goes with --url/],
  [[], { url: 'http://mcp.example.com/' }, /https/],
  [[], { url: 'file:///x' }, /https/],
  [[], { url: 'https://u:p@a.example/' }, /password/],
  [[], { url: 'https://a.example/', listen: '70000' }, /port/],
  [['x'], { maxMessage: 'big' }, /--max-message/],
  [['x'], { maxMessage: '1' }, /--max-message/],
  [['x'], { name: 'a b' }, /--name/],
])('%j with %j is answered with what to write', (command, flags, message) => {
  expect(() => parseMcpFlags(command, flags, {})).toThrow(message)
})

test('a size is read with its unit', () => {
  expect(parseMcpFlags(['x'], { maxMessage: '64kb' }, {}).maxMessage).toBe(65_536)
  expect(parseMcpFlags(['x'], { maxMessage: '2 MB' }, {}).maxMessage).toBe(2_097_152)
})
