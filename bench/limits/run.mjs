// `node bench/limits/run.mjs [SECONDS] [MIB]`: what happens to a small Telltale (512 MiB) under ten minutes of more than
// it can take, under 10,000 idle connections, and under slow senders. Exits with 1 when a bound does not hold.
import { existsSync } from 'node:fs'
import { prepare } from '../../scripts/prepare/prepare.mjs'
import { holdIdle, holdSlow } from './connections.mjs'
import { startLimited } from './server.mjs'

const seconds = Number(process.argv[2] ?? 600)
const memoryMiB = Number(process.argv[3] ?? 512)
/** Heaps leave holes, and memory is looked at ten times a second. */
const MOST = 1.15
const RECOVERY_S = 10
const broken = []

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))
await prepare()
if (!existsSync('/proc/self/status')) throw new Error('this needs /proc: Linux')
await overload()
await idleConnections()
await slowSenders()
if (broken.length > 0) {
  console.log(`\nnot held: ${broken.join('; ')}`)
  process.exitCode = 1
}

async function overload() {
  const server = await startLimited(memoryMiB)
  try {
    console.log(`overload for ${seconds} s, planned with ${memoryMiB} MiB (${server.own()} MiB after the start)`)
    const load = await server.load({ seconds, spans: 100, inFlight: 24, rate: 0 })
    const peak = server.peak()
    const answeredS = await server.secondsUntilAccepted()
    console.log(`  acknowledged ${load.perSecond} spans/s, ${load.refused} requests refused with 429 or 503`)
    console.log(`  acknowledgement p50 ${load.ackMs.p50} ms, p99 ${load.ackMs.p99} ms, max ${load.ackMs.max} ms`)
    console.log(`  accepting again ${answeredS.toFixed(1)} s after it`)
    const stats = await server.drained()
    console.log(`  most memory of its own: ${peak} MiB during the load, ${server.peak()} MiB until all was stored`)
    console.log(`  ${JSON.stringify(stats)}`)
    hold(server.peak() <= memoryMiB * MOST, `memory ${server.peak()} MiB`)
    hold(answeredS <= RECOVERY_S, 'recovery')
    hold(load.ackMs.p99 <= 2_000, `p99 ${load.ackMs.p99} ms`)
    // Records of the program itself (audit) are accepted too, so there may be more.
    hold(stats.accepted >= load.acknowledged && stats.stored === stats.accepted, 'every acknowledged span is stored')
    hold(server.isAlive(), 'the server lives')
  } finally {
    await server.stop()
  }
}

async function idleConnections() {
  const server = await startLimited(memoryMiB)
  try {
    const idle = await holdIdle(server.otlpHttpPort, 10_000)
    const load = await server.load({ seconds: 5, spans: 1, inFlight: 200, rate: 0 })
    console.log(
      `\n10,000 idle connections asked for, ${idle.opened} open, ${idle.failed} failed; 200 active beside them`,
    )
    console.log(`  ${load.perSecond} spans/s, ${load.refused} refused, p99 ${load.ackMs.p99} ms, ${server.peak()} MiB`)
    idle.close()
    hold(load.refused === 0, 'active connections beside idle ones')
    hold(load.ackMs.p99 <= 500, `p99 ${load.ackMs.p99} ms beside idle connections`)
    hold(server.peak() <= memoryMiB * MOST, `memory ${server.peak()} MiB with idle connections`)
  } finally {
    await server.stop()
  }
}

async function slowSenders() {
  const server = await startLimited(memoryMiB)
  try {
    const slow = holdSlow(server.otlpHttpPort, { headers: 1_900, bodies: 100 })
    const load = await server.load({ seconds: 12, spans: 1, inFlight: 4, rate: 50 })
    const { headersS, bodiesS } = await slow
    console.log(`\n1,900 senders of slow headers: the last cut after ${headersS.toFixed(1)} s`)
    console.log(`  100 of slow bodies: the last cut after ${bodiesS.toFixed(1)} s; others p99 ${load.ackMs.p99} ms`)
    hold(headersS <= 12, 'slow headers')
    hold(bodiesS <= 33, 'slow bodies')
    hold(load.ackMs.p99 <= 300, `p99 ${load.ackMs.p99} ms beside slow senders`)
  } finally {
    await server.stop()
  }
}

function hold(isTrue, what) {
  if (!isTrue) broken.push(what)
}
