// `npm run bench:proxy [-- --calls N --rate N]`: what `telltale proxy` adds to the first byte and to the end of a
// streamed chat call of 2 KB, against a mock provider on the same machine: straight, in monitor mode, in enforce mode.
// Once with so many calls begun each second, in turn through each way, so that a machine that is busy with something
// else is as busy for all of them; once with each call begun when the one before it has ended.
import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startMockLlm } from '@telltale/example-mock-llm'
import { prepare, ROOT } from '../../scripts/prepare/prepare.mjs'
import { ordinaryText } from '../scan/texts.mjs'

const { values } = parseArgs({
  options: { calls: { type: 'string', default: '600' }, rate: { type: 'string', default: '100' } },
})
const WARM = 100
await prepare()
const model = await startMockLlm()
const sink = fork(join(ROOT, 'bench/sdk/sink.mjs'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
const [endpoint] = await once(sink, 'message')
console.log(`proxy on ${cpus().length} x ${cpus()[0]?.model.trim()}, Node.js ${process.version}; ${values.calls} calls`)
const monitor = await startProxy('monitor')
const enforce = await startProxy('enforce')
const ways = [
  ['straight', model.url],
  ['monitor', `${monitor.url}/openai/v1`],
  ['enforce', `${enforce.url}/openai/v1`],
]
try {
  showHead(`${values.rate} calls a second`)
  for (const [name, times] of await measurePaced(ways, 1000 / Number(values.rate))) show(name, times)
  showHead('one after the other')
  for (const [name, base] of ways) show(name, await measure(base))
} finally {
  for (const { child } of [monitor, enforce]) {
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  sink.kill()
  await model.close()
}

async function startProxy(mode) {
  const args = ['packages/telltale/bin/telltale.cjs', 'proxy', '--port', '0', '--mode', mode]
  const child = spawn(process.execPath, [...args, '--openai-url', model.url, '--endpoint', endpoint], {
    cwd: ROOT,
    env: { ...process.env, TELLTALE_READY_JSON: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(child.stdout, 'data')
  return { child, url: JSON.parse(String(line)).url }
}

async function measurePaced(all, everyMs) {
  const times = new Map(all.map(([name]) => [name, { first: [], end: [] }]))
  let next = performance.now()
  for (let i = 0; i < (Number(values.calls) + WARM) * all.length; i += 1) {
    const [name, base] = all[i % all.length]
    const { firstMs, endMs } = await call(base, i)
    if (i >= WARM * all.length) {
      times.get(name).first.push(firstMs)
      times.get(name).end.push(endMs)
    }
    next = Math.max(next + everyMs, performance.now())
    await new Promise((resolve) => setTimeout(resolve, next - performance.now()))
  }
  return [...times].map(([name, { first, end }]) => [name, sorted(first, end)])
}

async function measure(base) {
  const first = []
  const end = []
  for (let i = 0; i < Number(values.calls) + WARM; i += 1) {
    const { firstMs, endMs } = await call(base, i)
    if (i < WARM) continue
    first.push(firstMs)
    end.push(endMs)
  }
  return sorted(first, end)
}

async function call(base, number) {
  const content = `${ordinaryText((number % 64) + 1, 2048)} ${number}`
  const body = JSON.stringify({ model: 'gpt-4o-mini', stream: true, messages: [{ role: 'user', content }] })
  const headers = { 'content-type': 'application/json', authorization: 'Bearer bench' }
  const began = performance.now()
  const response = await fetch(`${base}/chat/completions`, { method: 'POST', headers, body })
  const reader = response.body.getReader()
  await reader.read()
  const firstMs = performance.now() - began
  while (!(await reader.read()).done);
  return { firstMs, endMs: performance.now() - began }
}

function sorted(first, end) {
  return { first: first.sort((a, b) => a - b), end: end.sort((a, b) => a - b) }
}

function showHead(title) {
  console.log(`\n${title.padEnd(24)}${'first byte p50'.padStart(16)}${'p99'.padStart(10)}${'end p50'.padStart(10)}`)
}

function show(name, { first, end }) {
  const at = (list, share) => `${list[Math.floor(list.length * share)].toFixed(2)} ms`
  console.log(
    `${name.padEnd(24)}${at(first, 0.5).padStart(16)}${at(first, 0.99).padStart(10)}${at(end, 0.5).padStart(10)}`,
  )
}
