import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../../scripts/prepare/prepare.mjs'

const LOOK_MS = 50

/** A server that plans with so much memory, and whose own memory is watched. */
export async function startLimited(memoryMiB) {
  const data = mkdtempSync(join(tmpdir(), 'telltale-limits-'))
  const child = spawn(process.execPath, argumentsFor(data, memoryMiB), {
    env: { ...process.env, TELLTALE_READY_JSON: '1', TELLTALE_LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  process.once('exit', () => child.kill('SIGKILL'))
  let isAlive = true
  const ended = new Promise((resolve) => child.once('exit', resolve)).then(() => {
    isAlive = false
  })
  const ready = await readReady(child)
  const own = () =>
    Math.round(Number(/RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]) / 1024)
  let most = own()
  const timer = setInterval(() => {
    if (isAlive) most = Math.max(most, own())
  }, LOOK_MS)
  return {
    otlpHttpPort: ready.otlpHttpPort,
    own,
    peak: () => most,
    isAlive: () => isAlive,
    load: (options) => load(ready.otlpHttpPort, options),
    drained: () => drained(ready.port),
    secondsUntilAccepted: () => untilAccepted(ready.otlpHttpPort),
    async stop() {
      clearInterval(timer)
      child.kill('SIGTERM')
      await ended
      rmSync(data, { recursive: true, force: true })
    },
  }
}

function argumentsFor(data, memoryMiB) {
  const ports = ['--port', '0', '--otlp-http-port', '0', '--otlp-grpc-port', '0']
  const program = join(ROOT, 'packages/telltale/bin/telltale.cjs')
  return [program, 'serve', '--data', data, '--memory', String(memoryMiB), ...ports]
}

function readReady(child) {
  return new Promise((resolve, reject) => {
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
      const line = output.split('\n').find((text) => text.startsWith('{"ready"'))
      if (line) resolve(JSON.parse(line))
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
}

function load(port, { seconds, spans, inFlight, rate }) {
  const args = [join(ROOT, 'bench/ingest/load.mjs'), `http://127.0.0.1:${port}`, seconds, spans, inFlight, rate]
  const child = spawn(process.execPath, args.map(String), { stdio: ['ignore', 'pipe', 'inherit'] })
  return new Promise((resolve, reject) => {
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    child.once('close', (code) =>
      code === 0 ? resolve(JSON.parse(output)) : reject(new Error(`the load ended with ${code}`)),
    )
  })
}

async function drained(port) {
  for (;;) {
    const { accepted, stored, quarantined, pending } = await (
      await fetch(`http://127.0.0.1:${port}/api/v1/stats`)
    ).json()
    if (pending === 0) return { accepted, stored, quarantined }
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

async function untilAccepted(port) {
  const startMs = performance.now()
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/v1/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"telltale.category":"ai_prompt","service.name":"limits","telltale.prompt.text":"hello"}',
    })
    if (answer.status === 200) return (performance.now() - startMs) / 1_000
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
