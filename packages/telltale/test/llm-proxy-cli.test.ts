import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { buffer, text } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { cleanUp, cleanups, tempFolder } from './fixtures/mcp/proxy-kit.ts'
import { chatAnswer, chatChunk, json, startUpstream, type Upstream, writeEvent } from './llm-proxy-kit.ts'

const ENTRY = `
import { Command } from 'commander'
import { registerProxyCommand } from './proxy-command.ts'
const program = new Command('telltale')
registerProxyCommand(program)
program.parseAsync(process.argv.slice(2), { from: 'user' }).catch((error) => {
  process.stderr.write(String(error) + '\\n')
  process.exitCode = 1
})
`
const BODY = JSON.stringify({ model: 'm', stream: true, messages: [{ role: 'user', content: 'Hello' }] })
const CHAT = '/openai/v1/chat/completions'

let program = ''
let upstream: Upstream

beforeAll(async () => {
  program = join(tempFolder(), 'telltale.cjs')
  const removeProgram = cleanups.splice(0)
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

beforeEach(async () => {
  upstream = await startUpstream()
  cleanups.push(() => upstream.close())
})

afterEach(cleanUp)

/** A place where records go. */
async function startCollector(): Promise<{ readonly endpoint: string; readonly bodies: string[] }> {
  const bodies: string[] = []
  const server = createServer(async (request, answer) => {
    const sent = await buffer(request)
    bodies.push((request.headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent).toString('latin1'))
    answer.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanups.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, bodies }
}

function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess {
  const child = spawn(process.execPath, [program, 'proxy', '--port', '0', ...args], {
    env: { PATH: process.env.PATH, TELLTALE_READY_JSON: '1', ...env },
    stdio: 'pipe',
  })
  cleanups.push(() => child.kill('SIGKILL'))
  return child
}

interface Started {
  readonly url: string
  /** Asks it to end; gives its exit code and all that it wrote. */
  stop(): Promise<{ readonly code: unknown; readonly written: string }>
}

async function start(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Started> {
  const child = run(['--openai-url', `${upstream.url}/v1`, ...args], env)
  let written = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (written += chunk.toString()))
  await expect.poll(() => written).toContain('"ready":true')
  const line = written.split('\n').find((one) => one.includes('"ready":true')) ?? ''
  return {
    url: JSON.parse(line).url,
    stop: async () => {
      child.kill('SIGTERM')
      const [code] = await once(child, 'exit')
      return { code, written }
    },
  }
}

test('a proxy that is asked to end lets an answer end that is being written, and sends its records', async () => {
  const { endpoint, bodies } = await startCollector()
  const { url, stop } = await start(['--endpoint', endpoint, '--service', 'shop-llm'])
  let finish = (): void => {}
  upstream.answer = (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write(writeEvent(chatChunk({ content: 'The train ' })))
    finish = () => response.end(writeEvent(chatChunk({ content: 'leaves at nine.' })))
  }
  const answer = await fetch(`${url}${CHAT}`, { method: 'POST', body: BODY })
  const reading = answer.text()
  const stopped = stop()
  // It takes no more calls, and this one goes on.
  await expect
    .poll(() =>
      fetch(`${url}/healthz`).then(
        () => 'up',
        () => 'gone',
      ),
    )
    .toBe('gone')
  finish()
  expect(await reading).toContain('leaves at nine.')
  expect((await stopped).code).toBe(0)
  expect(bodies.join('')).toContain('shop-llm')
  expect(bodies.join('')).toContain('The train leaves at nine.')
})

test.each([
  ['of callers', 'client'],
  ['of its own', 'environment'],
])('a key %s is in nothing that the program writes or sends, whatever the provider answers', async (_, keys) => {
  const canary = 'sk-canary-4f1b9a77c2'
  const { endpoint, bodies } = await startCollector()
  const own = keys === 'environment'
  const { url, stop } = await start(
    ['--endpoint', endpoint, '--keys', keys, '--anthropic-url', 'http://127.0.0.1:1', '--mode', 'enforce'],
    own ? { OPENAI_API_KEY: canary, ANTHROPIC_API_KEY: canary } : {},
  )
  const answers: string[] = []
  const ask = async (path: string, body: string): Promise<void> => {
    const headers = own ? {} : { authorization: `Bearer ${canary}`, 'x-api-key': canary }
    const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body, redirect: 'manual' })
    answers.push(JSON.stringify([...answer.headers]), await answer.text())
  }
  const echoes: readonly Upstream['answer'][] = [
    json({ error: { message: `Incorrect API key: ${canary}` } }, 401, { 'x-request-id': canary }),
    json({}, 307, { location: `https://x.example/?key=${canary}` }),
    json(chatAnswer({ content: `Your key is ${canary}` })),
    (response) => response.destroy(),
    (response) => response.writeHead(200, { 'content-type': 'text/event-stream' }).end(`data: {"a":"${canary}"}\n\n`),
  ]
  for (const echo of echoes) {
    upstream.answer = echo
    await ask(CHAT, BODY)
    // A client tries again.
    await ask(CHAT, BODY)
    await ask('/openai/v1/files', canary)
  }
  await ask(`${CHAT}?key=${canary}`, '{"half')
  await ask('/anthropic/v1/messages', BODY)
  const { written, code } = await stop()
  expect(code).toBe(0)
  expect(bodies.length).toBeGreaterThan(0)
  expect(bodies.join('')).not.toContain(canary)
  expect(written).not.toContain(canary)
  // Callers that brought the key may hear of it from their provider.
  if (own) expect(answers.join('')).not.toContain(canary)
})

test.each([
  [['--host', '0.0.0.0'], /--token/],
  [['--port', 'abc'], /port must be/],
  [['--endpoint', 'ftp://x'], /endpoint must be/],
  [['--openai-url', 'example.com/v1'], /address for openai/],
  [['--budgets', '/does/not/exist.json'], /cannot be read as JSON/],
])('with %j it does not start, and says what to mend', async (args, sentence) => {
  const child = run(args)
  const [errors, [code]] = await Promise.all([child.stderr === null ? '' : text(child.stderr), once(child, 'exit')])
  expect(code).toBe(1)
  expect(errors).toMatch(sentence)
})
