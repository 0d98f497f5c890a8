import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { StatsJson } from '@telltale/model'
import { afterEach, describe, expect, test } from 'vitest'
import { type RunningServer, startServer } from './kit/server.ts'
import { waitUntilCaughtUp } from './kit/traffic.ts'

const BIN = fileURLToPath(new URL('../bin/telltale.cjs', import.meta.url))
const cleanups: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup()
})

async function newDir(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'telltale-program-'))
  cleanups.push(() => rm(dir, { recursive: true, force: true }))
  return dir
}

/** Runs one command line of the program to its end. */
function run(...args: string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [BIN, ...args], { cwd: tmpdir() }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err })
    })
  })
}

function postPrompt(
  server: RunningServer,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const body = JSON.stringify({ 'telltale.category': 'ai_prompt', 'service.name': 'app', 'telltale.prompt.text': text })
  return fetch(`${server.otlpHttpUrl}/v1/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })
}

describe('telltale serve', () => {
  test('stops on SIGTERM under load with nothing acknowledged lost, and takes up the rest at the next start', async () => {
    const dataDir = await newDir()
    const first = await startServer({ dataDir })
    let acknowledged = 0
    const senders = Array.from({ length: 8 }, async (_, sender) => {
      for (let i = 0; ; i += 1) {
        const answer = await postPrompt(first, `${sender}.${i}`).catch(() => undefined)
        if (answer?.status !== 200) return
        acknowledged += 1
      }
    })
    await expect.poll(() => acknowledged).toBeGreaterThan(50)
    expect(await first.stop()).toBe(0)
    await Promise.all(senders)
    const second = await startServer({ dataDir })
    cleanups.unshift(() => second.stop())
    const { accepted, stored, quarantined, pending } = await waitUntilCaughtUp(second)
    expect({ accepted, stored, quarantined, pending }).toEqual({
      accepted: acknowledged,
      stored: acknowledged,
      quarantined: 0,
      pending: 0,
    })
  })

  test('refuses a data directory that another process has, and names that process', async () => {
    const dataDir = await newDir()
    const first = await startServer({ dataDir })
    cleanups.unshift(() => first.stop())
    await expect(startServer({ dataDir })).rejects.toThrow(new RegExp(`${first.pid}[^]*DATA_DIR_LOCKED`))
  })

  test('needs keys as soon as its address is not surely loopback', async () => {
    const dataDir = await newDir()
    // Loopback in a spelling that is not taken for it: keys are needed, and no other machine is let in.
    const server = await startServer({ dataDir, args: ['--host', '::ffff:127.0.0.1'] })
    cleanups.unshift(() => server.stop())
    expect((await postPrompt(server, 'no key')).status).toBe(401)
    expect((await fetch(`${server.url}/api/v1/stats`)).status).toBe(401)
    const ingest = (await run('keys', 'create', '--name', 'app', '--data', dataDir)).out.trim()
    const read = (await run('keys', 'create', '--name', 'me', '--scope', 'read', '--data', dataDir)).out.trim()
    expect((await postPrompt(server, 'with a key', { authorization: `Bearer ${ingest}` })).status).toBe(200)
    const stats = await fetch(`${server.url}/api/v1/stats`, { headers: { authorization: `Bearer ${read}` } })
    expect(((await stats.json()) as StatsJson).accepted).toBe(1)
  })

  test('names every setting that is wrong', async () => {
    const { code, err } = await run('serve', '--port', 'http', '--journal-max-bytes', '12')
    expect(code).toBe(1)
    expect(err).toMatch(/--port is "http".*\n.*--journal-max-bytes is "12"/)
  })

  test('says which flag to change when a port is taken', async () => {
    const holder = createServer()
    const port = await new Promise<number>((resolve) => {
      holder.listen(0, '127.0.0.1', () => resolve(Number(Object(holder.address()).port)))
    })
    cleanups.push(() => new Promise((resolve) => holder.close(resolve)))
    const ports = ['--port', '0', '--otlp-http-port', String(port), '--otlp-grpc-port', '0']
    const { code, err } = await run('serve', '--data', await newDir(), ...ports)
    expect(code).toBe(1)
    expect(err).toContain(
      `Port ${port} is in use. Stop the other program, or choose another port with --otlp-http-port`,
    )
  })
})

test('telltale doctor tells what is well and how to mend what is not', async () => {
  const dataDir = await newDir()
  const server = await startServer({ dataDir })
  cleanups.unshift(() => server.stop())
  const taken = new URL(server.url).port
  const ports = ['--port', taken, '--otlp-http-port', '0', '--otlp-grpc-port', '0']
  const { code, out } = await run('doctor', '--json', '--data', await newDir(), ...ports)
  const { findings } = JSON.parse(out) as { findings: { check: string; state: string; says: string; mend?: string }[] }
  expect(code).toBe(1)
  expect(new Set(findings.map(({ check }) => check))).toEqual(
    new Set(['node', 'ports', 'disk', 'permissions', 'memory', 'engine', 'clock']),
  )
  expect(findings.filter(({ state }) => state === 'bad')).toEqual([
    expect.objectContaining({
      check: 'ports',
      mend: expect.stringMatching(/^A Telltale already runs there\. .*--port/),
    }),
  ])
})

test('telltale version names the version of the package', async () => {
  expect((await run('version')).out).toMatch(/^telltale \d+\.\d+\.\d+ \(node /)
})
