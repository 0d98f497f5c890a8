// One variant: makes calls one after another and prints one line of JSON. Run by run.mjs.
import { ordinaryText } from '../scan/texts.mjs'
import { VARIANTS } from './variants.mjs'

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
  for (let i = 0; i < count + 500; i += 1) {
    const content = `${questions[i % 64]} ${i}`
    const began = performance.now()
    await client.chat.completions.create({ model: 'gpt-4o-mini', messages: [{ role: 'user', content }] })
    if (i >= 500) times.push(performance.now() - began)
    // A model takes its time: what is recorded goes out between calls.
    if (i % 20 === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  globalThis.gc?.()
  times.sort((a, b) => a - b)
  const at = (share) => times[Math.floor(times.length * share)]
  return { p50: at(0.5), p99: at(0.99), memoryMb: process.memoryUsage().rss / 1e6 }
}

const BODY = JSON.stringify({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1,
  model: 'gpt-4o-mini',
  choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: ordinaryText(99, 500) } }],
  usage: { prompt_tokens: 400, completion_tokens: 100, total_tokens: 500 },
})

async function answer() {
  return new Response(BODY, { headers: { 'content-type': 'application/json' } })
}
