import { startMockLlm } from '@telltale/example-mock-llm'
import { ordinaryText } from '../scan/texts.mjs'
import { chatEvent, startProvider, startProxy, startSink } from './proxies.mjs'

const WARM = 100
const WORDS = 40
const WORD_MS = 25
const AT_ONCE = 5

/** What the proxy adds to the first byte and to the end of a streamed chat call of 2 KB. */
export async function measureFirstByte({ calls, rate }) {
  const model = await startMockLlm()
  await withProxies(model.url, async (ways) => {
    showHead(`${rate} calls a second`, 'end p50')
    for (const [name, times] of await measurePaced(ways, { calls, everyMs: 1000 / rate })) show(name, times)
    showHead('one after the other', 'end p50')
    for (const [name, base] of ways) show(name, await measureInTurn(base, calls))
  })
  await model.close()
}

/** When the first word of an answer comes that is written word by word: in enforce mode it waits for its window. */
export async function measureSlowStream() {
  const provider = await startProvider(async (_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    for (let at = 0; at < WORDS; at += 1) {
      response.write(chatEvent(`word${at} `))
      await new Promise((resolve) => setTimeout(resolve, WORD_MS))
    }
    response.end('data: [DONE]\n\n')
  })
  await withProxies(provider.url, async (ways) => {
    showHead(`a word each ${WORD_MS} ms`, 'end p50')
    for (const [name, base] of ways) {
      await measureAtOnce(base, AT_ONCE)
      show(name, await measureAtOnce(base, AT_ONCE))
    }
  })
  provider.close()
}

async function withProxies(upstream, measure) {
  const sink = await startSink()
  const monitor = await startProxy('monitor', upstream, sink.endpoint)
  const enforce = await startProxy('enforce', upstream, sink.endpoint)
  try {
    await measure([
      ['straight', upstream],
      ['monitor', monitor.url],
      ['enforce', enforce.url],
    ])
  } finally {
    await monitor.close()
    await enforce.close()
    sink.close()
  }
}

// In turn through each way, so that a machine that is busy with something else is as busy for all of them.
async function measurePaced(ways, { calls, everyMs }) {
  const times = new Map(ways.map(([name]) => [name, { first: [], end: [] }]))
  let next = performance.now()
  for (let i = 0; i < (calls + WARM) * ways.length; i += 1) {
    const [name, base] = ways[i % ways.length]
    const { firstMs, endMs } = await call(base, i)
    if (i >= WARM * ways.length) {
      times.get(name).first.push(firstMs)
      times.get(name).end.push(endMs)
    }
    next = Math.max(next + everyMs, performance.now())
    await new Promise((resolve) => setTimeout(resolve, next - performance.now()))
  }
  return [...times].map(([name, { first, end }]) => [name, sorted(first, end)])
}

// One way at a time: what a proxy does after an answer must not fall into the measure of another.
async function measureInTurn(base, calls) {
  const times = []
  for (let i = 0; i < calls + WARM; i += 1) times.push(await call(base, i))
  const counted = times.slice(WARM)
  return sorted(
    counted.map(({ firstMs }) => firstMs),
    counted.map(({ endMs }) => endMs),
  )
}

async function measureAtOnce(base, calls) {
  const times = await Promise.all(Array.from({ length: calls }, (_, i) => call(base, i)))
  return sorted(
    times.map(({ firstMs }) => firstMs),
    times.map(({ endMs }) => endMs),
  )
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

function showHead(title, last) {
  console.log(`\n${title.padEnd(24)}${'first byte p50'.padStart(16)}${'p99'.padStart(10)}${last.padStart(12)}`)
}

function show(name, { first, end }) {
  const at = (list, share) => `${list[Math.floor(list.length * share)].toFixed(2)} ms`
  console.log(
    `${name.padEnd(24)}${at(first, 0.5).padStart(16)}${at(first, 0.99).padStart(10)}${at(end, 0.5).padStart(12)}`,
  )
}
