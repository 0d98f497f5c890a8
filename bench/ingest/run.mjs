// `npm run bench:ingest [-- SECONDS]`: what one Telltale takes in on this machine, load generator included.
// Prints sustained spans a second (acknowledged, and stored once the backlog is gone), acknowledgement latency at
// 1,000 spans a second, CPU per span by stage, and memory. 2 KB of text a span.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepare, ROOT } from '../../scripts/prepare/prepare.mjs'

const seconds = Number(process.argv[2] ?? 20)
await prepare()
const data = mkdtempSync(join(tmpdir(), 'telltale-bench-'))
const server = await startServer(data)
const api = `http://127.0.0.1:${server.ready.port}`
try {
  console.log(
    `ingest on ${cpus().length} x ${cpus()[0]?.model.trim()}, load generator on the same cores, 2 KB of text a span\n`,
  )
  await load({ seconds: 3, spans: 50, inFlight: 4, rate: 0 }) // warm-up, not reported
  await drained()
  await reportLatency()
  await reportSustained()
} finally {
  server.child.kill('SIGTERM')
  await new Promise((resolve) => server.child.once('exit', resolve))
  rmSync(data, { recursive: true, force: true })
}

async function reportLatency() {
  const result = await load({ seconds, spans: 10, inFlight: 16, rate: 100 })
  const { p50, p95, p99, max } = result.ackMs
  console.log(`at 1,000 spans/s (100 requests/s of 10): ${result.perSecond} spans/s, ${result.refused} refused`)
  console.log(`  acknowledgement (after fsync) p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms, max ${max} ms\n`)
  await drained()
}

async function reportSustained() {
  const before = await metrics()
  const memory = watchMemory(server.child.pid)
  const startMs = Date.now()
  const result = await load({ seconds, spans: 100, inFlight: 8, rate: 0 })
  await drained()
  const storedS = (Date.now() - startMs) / 1000
  const after = await metrics()
  const spans = after.get('telltale_records_stored_total') - before.get('telltale_records_stored_total')
  console.log(`as fast as acknowledged (8 requests in flight, 100 spans each):`)
  console.log(`  acknowledged ${result.perSecond} spans/s for ${result.tookS} s, ${result.refused} requests refused`)
  console.log(
    `  durable, normalised and stored ${Math.round(spans / storedS)} spans/s (${spans} spans in ${storedS.toFixed(1)} s)`,
  )
  console.log(`  acknowledgement p50 ${result.ackMs.p50} ms, p99 ${result.ackMs.p99} ms`)
  printStages(before, after, spans)
  console.log(`  server memory, most at any time: ${memory()}`)
  console.log(`  load generator: ${result.clientCpuS} s of CPU`)
}

function printStages(before, after, spans) {
  console.log('  microseconds per span by stage:')
  const total = (after.get('process_cpu_seconds_total') - before.get('process_cpu_seconds_total')) * 1e6
  for (const [name, value] of after) {
    const stage = /^telltale_stage_seconds_total\{stage="(\w+)"\}$/.exec(name)?.[1]
    if (stage) console.log(`    ${stage.padEnd(24)} ${(((value - (before.get(name) ?? 0)) * 1e6) / spans).toFixed(1)}`)
  }
  console.log(`    ${'whole process, CPU'.padEnd(24)} ${(total / spans).toFixed(1)}`)
}

/** Watches the server's own memory and the files it has mapped (the journal: the system takes those back at will). */
function watchMemory(pid) {
  const most = { RssAnon: 0, RssFile: 0 }
  const timer = setInterval(() => {
    const status = existsSync(`/proc/${pid}/status`) ? readFileSync(`/proc/${pid}/status`, 'utf8') : ''
    for (const kind of Object.keys(most)) {
      most[kind] = Math.max(most[kind], Number(new RegExp(`${kind}:\\s+(\\d+)`).exec(status)?.[1] ?? 0))
    }
  }, 100)
  return () => {
    clearInterval(timer)
    const mib = (kind) => `${Math.round(most[kind] / 1024)} MiB`
    return `${mib('RssAnon')} of its own, ${mib('RssFile')} of mapped files`
  }
}

function startServer(dataDir) {
  const args = [
    join(ROOT, 'packages/telltale/bin/telltale.cjs'),
    'serve',
    '--data',
    dataDir,
    '--port',
    '0',
    '--otlp-http-port',
    '0',
    '--otlp-grpc-port',
    '0',
  ]
  const child = spawn(process.execPath, args, {
    env: { ...process.env, TELLTALE_READY_JSON: '1', TELLTALE_LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
      const line = output.split('\n').find((text) => text.startsWith('{"ready"'))
      if (line) resolve({ child, ready: JSON.parse(line) })
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
}

function load({ seconds: duration, spans, inFlight, rate }) {
  const args = [
    join(ROOT, 'bench/ingest/load.mjs'),
    `http://127.0.0.1:${server.ready.otlpHttpPort}`,
    duration,
    spans,
    inFlight,
    rate,
  ]
  const child = spawn(process.execPath, args.map(String), { stdio: ['ignore', 'pipe', 'inherit'] })
  return new Promise((resolve, reject) => {
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    child.once('close', (code) =>
      code === 0 ? resolve(JSON.parse(output)) : reject(new Error(`load ended with ${code}`)),
    )
  })
}

/** @returns {Promise<Map<string, number>>} the server's own figures */
async function metrics() {
  const text = await (await fetch(`${api}/metrics`)).text()
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  )
}

/** Each look counts events in the store: ten a second would be a good part of what is measured. */
async function drained() {
  for (;;) {
    const { pending } = await (await fetch(`${api}/api/v1/stats`)).json()
    if (pending === 0) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}
