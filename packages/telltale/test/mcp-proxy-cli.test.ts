import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { buffer, text } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { build } from 'esbuild'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { cleanUp, cleanups, SERVER_FILE, tempFolder } from './fixtures/mcp/proxy-kit.ts'

afterEach(cleanUp)

let program = ''
const removeProgram: (() => unknown)[] = []

const ENTRY = `
import { Command } from 'commander'
import { registerMcpCommand } from './mcp-command.ts'
const program = new Command('telltale').option('-V, --version', 'x')
registerMcpCommand(program)
program.parseAsync(process.argv.slice(2), { from: 'user' }).catch((error) => {
  process.stderr.write(String(error) + '\\n')
  process.exitCode = 1
})
`

beforeAll(async () => {
  program = join(tempFolder(), 'telltale.cjs')
  // The folder outlives the single tests.
  removeProgram.push(...cleanups.splice(0))
  const resolveDir = join(import.meta.dirname, '../src/cli')
  await build({
    stdin: { contents: ENTRY, resolveDir, loader: 'ts' },
    bundle: true,
    alias: { '@telltale/sdk': join(import.meta.dirname, '../../sdk/src/index.ts') },
    external: ['@opentelemetry/api'],
    platform: 'node',
    format: 'cjs',
    outfile: program,
    logLevel: 'error',
  })
  return () => Promise.all(removeProgram.map((remove) => remove()))
})

/** A place where records go, that keeps the paths asked for. */
async function collector(): Promise<{ readonly endpoint: string; readonly bodies: string[] }> {
  const bodies: string[] = []
  const server = createServer(async (request, answer) => {
    const sent = await buffer(request)
    const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent
    bodies.push(`${request.url} ${body.toString('utf8')}`)
    answer.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanups.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, bodies }
}

function run(args: readonly string[], env: Record<string, string> = {}): ChildProcess & { readonly pid: number } {
  const child = spawn(process.execPath, [program, ...args], { env: { ...process.env, ...env }, stdio: 'pipe' })
  cleanups.push(() => child.kill('SIGKILL'))
  return child as ChildProcess & { readonly pid: number }
}

async function finish(
  child: ChildProcess,
): Promise<{ readonly code: unknown; readonly out: string; readonly errors: string }> {
  const [out, errors, [code]] = await Promise.all([
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : '',
    once(child, 'exit'),
  ])
  return { code, out, errors }
}

test('a client starts telltale mcp as it would start the server, and records arrive', async () => {
  const { endpoint, bodies } = await collector()
  const pins = join(tempFolder(), 'pins.json')
  const args = [
    program,
    'mcp',
    '--name',
    'docs',
    '--pins',
    pins,
    '--endpoint',
    endpoint,
    '--',
    process.execPath,
    SERVER_FILE,
    '--version',
    '--',
    '--pins',
  ]
  const transport = new StdioClientTransport({
    command: process.execPath,
    args,
    env: { ...process.env, SECRET_KEY: 'hunter2' } as Record<string, string>,
    stderr: 'pipe',
  })
  const client = new Client({ name: 'tester', version: '1.0.0' })
  await client.connect(transport)
  expect((await client.callTool({ name: 'add', arguments: { a: 20, b: 22 } })).content).toEqual([
    { type: 'text', text: '42' },
  ])
  expect(JSON.stringify(await client.callTool({ name: 'env' }))).not.toContain('hunter2')
  await client.listTools()
  await client.close()
  await expect.poll(() => bodies.some((body) => body.startsWith('/v1/traces'))).toBe(true)
  const { out } = await finish(run(['mcp', 'pins', '--pins', pins]))
  expect(out).toBe('docs: 7 tools, 0 waiting for a yes\n')
})

test('what a person agrees to is told to the administration log, with who and what changed', async () => {
  const { endpoint, bodies } = await collector()
  const pins = join(tempFolder(), 'pins.json')
  const definition = (description: string) => JSON.stringify({ description, name: 'pay' })
  const approved = { hash: 'a', definition: definition('Pays a bill.'), atMs: 1 }
  const pending = { hash: 'b', definition: definition('Pays, and tells me.'), atMs: 2, reasons: ['it changed'] }
  writeFileSync(
    pins,
    JSON.stringify({ version: 1, servers: [{ name: 'bank', tools: [{ name: 'pay', approved, pending }] }] }),
  )
  const asked = ['mcp', 'approve', 'bank', 'pay', '--pins', pins, '--endpoint', endpoint, '--reason', 'ticket 7']
  const { code, out } = await finish(run(asked))
  expect([code, out.includes('Agreed.')]).toEqual([0, true])
  const [sent = ''] = bodies.filter((body) => body.startsWith('/v1/logs'))
  for (const part of ['mcp_tool.approved', 'bank/pay', 'Pays, and tells me.', 'ticket 7; it changed', 'user.id']) {
    expect(sent).toContain(part)
  }
})

test.each(['SIGTERM', 'SIGINT', 'SIGKILL'] as const)(
  'the server ends when telltale is ended with %s',
  async (signal) => {
    const child = run([
      'mcp',
      '--pins',
      join(tempFolder(), 'p.json'),
      '--endpoint',
      'http://127.0.0.1:1',
      '--',
      process.execPath,
      '-e',
      WAITS,
    ])
    const [first] = await once(child.stderr ?? child, 'data')
    const server = Number(/pid (\d+)/.exec(String(first))?.[1])
    expect(() => process.kill(server, 0)).not.toThrow()
    child.kill(signal)
    await once(child, 'exit')
    await expect.poll(() => isRunning(server)).toBe(false)
  },
)

const WAITS =
  "process.stderr.write('pid ' + process.pid); process.stdin.resume(); process.stdin.on('end', () => process.exit(0))"

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

test('the exit code of the server is that of telltale, and its errors are passed on', async () => {
  const script = "console.error('out of milk'); process.exit(7)"
  const { code, out, errors } = await finish(
    run([
      'mcp',
      '--pins',
      join(tempFolder(), 'p.json'),
      '--endpoint',
      'http://127.0.0.1:1',
      '--',
      process.execPath,
      '-e',
      script,
    ]),
  )
  expect({ code, out }).toEqual({ code: 7, out: '' })
  expect(errors).toContain('out of milk')
})

test.each([
  [['mcp'], /say which server/],
  [['mcp', '--', '/no/such/program'], /cannot be started/],
  [['mcp', '--mode', 'loud', '--', 'x'], /monitor, enforce/],
  [['mcp', 'approve', 'nobody'], /Nothing of nobody waits/],
])('%j ends with a sentence on standard error and nothing on standard output', async (args, message) => {
  const { code, out, errors } = await finish(
    run(args, { XDG_CONFIG_HOME: tempFolder(), TELLTALE_ENDPOINT: 'http://127.0.0.1:1' }),
  )
  expect(code).toBe(1)
  expect(out).toBe('')
  expect(errors).toMatch(message)
})
