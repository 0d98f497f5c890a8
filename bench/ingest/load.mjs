// The load generator: a process of its own that posts span batches and prints what it measured as one JSON line.
// Arguments: URL, seconds, spans a request, requests in flight, requests a second (0: as fast as acknowledged).
import http from 'node:http'
import { createSpanBatch } from './span-batch.mjs'

const [url, seconds, spans, inFlight, rate] = process.argv.slice(2).map((text, i) => (i === 0 ? text : Number(text)))
const TEXT_BYTES = 2048
const agent = new http.Agent({ keepAlive: true, maxSockets: inFlight })
const templates = Array.from({ length: 8 }, (_, seed) =>
  createSpanBatch({ spans, textBytes: TEXT_BYTES, random: seeded(seed) }),
)

const latenciesMs = []
let acknowledged = 0
let refused = 0
let sent = 0
const startMs = performance.now()
const endMs = startMs + seconds * 1000

await Promise.all(Array.from({ length: inFlight }, sendUntilDone))
agent.destroy()
console.log(JSON.stringify(summary()))

async function sendUntilDone() {
  while (performance.now() < endMs) {
    const number = sent++
    if (rate > 0) await until(startMs + (number / rate) * 1000)
    if (performance.now() >= endMs) return
    const body = templates[number % templates.length]()
    const sentMs = performance.now()
    const status = await post(body)
    if (status === 200) {
      latenciesMs.push(performance.now() - sentMs)
      acknowledged += spans
    } else {
      refused += 1
      await until(performance.now() + 200)
    }
  }
}

function post(body) {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/x-protobuf', 'content-length': body.length }
    const request = http.request(`${url}/v1/traces`, { method: 'POST', agent, headers }, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode))
    })
    request.on('error', reject)
    request.end(body)
  })
}

function until(atMs) {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, atMs - performance.now())))
}

function summary() {
  const sorted = latenciesMs.sort((a, b) => a - b)
  const quantile = (q) => Number((sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0).toFixed(2))
  const tookS = (performance.now() - startMs) / 1000
  return {
    acknowledged,
    refused,
    tookS: Number(tookS.toFixed(2)),
    perSecond: Math.round(acknowledged / tookS),
    ackMs: { p50: quantile(0.5), p95: quantile(0.95), p99: quantile(0.99), max: quantile(1) },
    clientCpuS: Number((process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6).toFixed(2)),
  }
}

/** A small fixed sequence (mulberry32), so that every run sends the same texts. */
function seeded(seed) {
  let state = seed + 1
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
