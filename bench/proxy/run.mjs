// `npm run bench:proxy [-- --calls N]`: what `telltale proxy` adds to the first byte and to the end of a streamed chat
// call of 2 KB, against a mock provider on the same machine: straight, in monitor mode, in enforce mode.
import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startMockLlm } from '@telltale/example-mock-llm'
import { prepare, ROOT } from '../../scripts/prepare/prepare.mjs'
import { ordinaryText } from '../scan/texts.mjs'

const { values } = parseArgs({ options: { calls: { type: 'string', default: '600' } } })
const WARM = 100
await prepare()
const model = await startMockLlm()
const sink = fork(join(ROOT, 'bench/sdk/sink.mjs'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
const [endpoint] = await once(sink, 'message')
console.log(
  `proxy on ${cpus().length} x ${cpus()[0]?.model.trim()}, Node.js ${process.version}; ${values.calls} calls\n`,
)
console.log(`${'way'.padEnd(12)}${'first byte p50'.padStart(16)}${'p99'.padStart(10)}${'end p50'.padStart(10)}`)
try {
  show('straight', await measure(model.url))
  for (const mode of ['monitor', 'enforce']) {
    const proxy = await startProxy(mode)
    show(mode, await measure(`${proxy.url}/openai/v1`))
    proxy.child.kill('SIGTERM')
    await once(proxy.child, 'exit')
  }
} finally {
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

async function measure(base) {
  const first = []
  const end = []
  for (let i = 0; i < Number(values.calls) + WARM; i += 1) {
    const content = `${ordinaryText((i % 64) + 1, 2048)} ${i}`
    const body = JSON.stringify({ model: 'gpt-4o-mini', stream: true, messages: [{ role: 'user', content }] })
    const headers = { 'content-type': 'application/json', authorization: 'Bearer bench' }
    const began = performance.now()
    const response = await fetch(`${base}/chat/completions`, { method: 'POST', headers, body })
    const reader = response.body.getReader()
    await reader.read()
    const firstMs = performance.now() - began
    while (!(await reader.read()).done);
    if (i < WARM) continue
    first.push(firstMs)
    end.push(performance.now() - began)
  }
  return { first: first.sort((a, b) => a - b), end: end.sort((a, b) => a - b) }
}

function show(name, { first, end }) {
  const at = (list, share) => `${list[Math.floor(list.length * share)].toFixed(2)} ms`
  console.log(
    `${name.padEnd(12)}${at(first, 0.5).padStart(16)}${at(first, 0.99).padStart(10)}${at(end, 0.5).padStart(10)}`,
  )
}
