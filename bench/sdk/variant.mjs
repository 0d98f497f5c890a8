// One variant: makes calls one after another and prints one line of JSON. Run by run.mjs.
import { Worker } from 'node:worker_threads'
import { ordinaryText } from '../scan/texts.mjs'
import { VARIANTS } from './variants.mjs'

/** Calls that are answered at once, before any is measured: what counts is a process that lives for long. */
const WARM = 8000
/** Then calls that take their time, as the measured ones do. */
const PACED = 100
const QUESTIONS = Array.from({ length: 64 }, (_, i) => ordinaryText(i + 1, 2048))
const ANSWERS = Array.from({ length: 64 }, (_, i) => ordinaryText(i + 100, 500))

// Each question and each answer is new, as they are in life: a text that comes again is scanned but once.
let asked = 0
let isPaced = false

const model = new Worker(new URL('model.mjs', import.meta.url), { workerData: { delayMs: 3 } })
model.unref()

const [name = '', endpoint = '', calls = '1000'] = process.argv.slice(2)
const startedMs = performance.now()
const variant = await VARIANTS[name]?.(endpoint)
const importMs = performance.now() - startedMs
if (variant === undefined) {
  console.log('{"missing":true}')
} else {
  console.log(JSON.stringify({ ...(await measure(variant, Number(calls))), importMs, calls: asked }))
  await variant.finish?.()
}

async function measure({ makeClient, flush }, count) {
  const client = makeClient({ apiKey: 'bench', baseURL: 'http://127.0.0.1:9/v1', fetch: answer, maxRetries: 0 })
  await callTimes(client, WARM)
  isPaced = true
  await callTimes(client, PACED)
  await flush?.()
  const cpu = process.cpuUsage()
  const times = (await callTimes(client, count)).sort((a, b) => a - b)
  // All that was recorded is sent before the count ends, whoever waits for how long before that.
  await flush?.()
  const { user, system } = process.cpuUsage(cpu)
  // Buffers and connections of what was sent are no part of what is kept.
  await new Promise((resolve) => setTimeout(resolve, 2000))
  globalThis.gc?.()
  const { rss, heapUsed, external } = process.memoryUsage()
  const at = (share) => times[Math.floor(times.length * share)]
  return {
    p50: at(0.5),
    p99: at(0.99),
    cpuMs: (user + system) / 1000 / count,
    rssMb: rss / 1e6,
    heldMb: (heapUsed + external) / 1e6,
  }
}

/** Calls one after another; how long each took, in milliseconds. */
async function callTimes(client, count) {
  const times = []
  for (let i = 0; i < count; i += 1) {
    asked += 1
    const content = `${QUESTIONS[asked % 64]} ${asked}`
    const began = performance.now()
    await client.chat.completions.create({ model: 'gpt-4o-mini', messages: [{ role: 'user', content }] })
    times.push(performance.now() - began)
  }
  return times
}

// A model takes its time; what is done beside a call is done meanwhile.
async function answer() {
  await new Promise((resolve) => {
    if (isPaced) model.once('message', resolve).postMessage('')
    else setImmediate(resolve)
  })
  const body = JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model: 'gpt-4o-mini',
    choices: [
      { index: 0, finish_reason: 'stop', message: { role: 'assistant', content: `${ANSWERS[asked % 64]} ${asked}` } },
    ],
    usage: { prompt_tokens: 400, completion_tokens: 100, total_tokens: 500 },
  })
  return new Response(body, { headers: { 'content-type': 'application/json' } })
}
