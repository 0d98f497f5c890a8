// One variant: makes calls one after another and prints one line of JSON. Run by run.mjs.
import { Worker } from 'node:worker_threads'
import { ordinaryText } from '../scan/texts.mjs'
import { VARIANTS } from './variants.mjs'

const WARM = 300
const BODY = JSON.stringify({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1,
  model: 'gpt-4o-mini',
  choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: ordinaryText(99, 500) } }],
  usage: { prompt_tokens: 400, completion_tokens: 100, total_tokens: 500 },
})

const model = new Worker(new URL('model.mjs', import.meta.url), { workerData: { delayMs: 3 } })
model.unref()

const [name = '', endpoint = '', calls = '1000'] = process.argv.slice(2)
const startedMs = performance.now()
const variant = await VARIANTS[name]?.(endpoint)
const importMs = performance.now() - startedMs
if (variant === undefined) {
  console.log('{"missing":true}')
} else {
  console.log(JSON.stringify({ ...(await measure(variant, Number(calls))), importMs }))
  await variant.finish?.()
}

async function measure({ makeClient }, count) {
  const client = makeClient({ apiKey: 'bench', baseURL: 'http://127.0.0.1:9/v1', fetch: answer, maxRetries: 0 })
  const questions = Array.from({ length: 64 }, (_, i) => ordinaryText(i + 1, 2048))
  const times = []
  let cpu = process.cpuUsage()
  for (let i = 0; i < count + WARM; i += 1) {
    const content = `${questions[i % 64]} ${i}`
    const began = performance.now()
    await client.chat.completions.create({ model: 'gpt-4o-mini', messages: [{ role: 'user', content }] })
    if (i >= WARM) times.push(performance.now() - began)
    if (i === WARM - 1) cpu = process.cpuUsage()
  }
  const { user, system } = process.cpuUsage(cpu)
  // What waits to be sent is no part of what is kept.
  await new Promise((resolve) => setTimeout(resolve, 2000))
  globalThis.gc?.()
  const { rss, heapUsed, external } = process.memoryUsage()
  times.sort((a, b) => a - b)
  const at = (share) => times[Math.floor(times.length * share)]
  return {
    p50: at(0.5),
    p99: at(0.99),
    cpuMs: (user + system) / 1000 / count,
    rssMb: rss / 1e6,
    heldMb: (heapUsed + external) / 1e6,
  }
}

// A model takes its time; what is done beside a call is done meanwhile.
async function answer() {
  await new Promise((resolve) => {
    model.once('message', resolve)
    model.postMessage('')
  })
  return new Response(BODY, { headers: { 'content-type': 'application/json' } })
}
