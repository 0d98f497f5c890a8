import { readFileSync } from 'node:fs'
import { chatEvent, residentKb, startProvider, startProxy, startSink } from './proxies.mjs'

const MB = 1024 ** 2
const AT_ONCE = 8

// Words, text without an end of a word, one event without an end, and a whole answer: each is held in another place.
const STREAMS = [
  ['words', 'text/event-stream', chatEvent('The train to the coast leaves at nine from platform four. ').repeat(64)],
  ['one long word', 'text/event-stream', chatEvent('x'.repeat(60)).repeat(64)],
  ['one event', 'text/event-stream', 'x'.repeat(16 * 1024)],
  ['no stream', 'application/json', `{"a":"${'x'.repeat(16 * 1024)}`],
]

/** Sends answers that do not stop for so many megabytes, eight at a time, and prints what the proxy took for each at most. */
export async function measureEndless(megabytes) {
  const sink = await startSink()
  for (const mode of ['monitor', 'enforce']) {
    for (const [name, type, block] of STREAMS) await measureOne({ mode, name, type, block, megabytes, sink })
  }
  sink.close()
}

async function measureOne({ mode, name, type, block, megabytes, sink }) {
  const provider = await startProvider((_, response) =>
    writeMany(response, { type, block, most: (megabytes / AT_ONCE) * MB }),
  )
  const proxy = await startProxy(mode, provider.url, sink.endpoint)
  const memory = () => residentKb(readFileSync(`/proc/${proxy.pid}/status`, 'utf8')) / 1024
  // Once small, so that what is loaded and compiled is not counted.
  await ask(proxy.url, 8 * MB)
  const before = memory()
  let most = before
  const clock = setInterval(() => {
    most = Math.max(most, memory())
  }, 50)
  const all = await Promise.all(Array.from({ length: AT_ONCE }, () => ask(proxy.url, Number.POSITIVE_INFINITY)))
  const bytes = all.reduce((sum, one) => sum + one.bytes, 0)
  const ended = [...new Set(all.map((one) => one.ended))].join(', ')
  clearInterval(clock)
  console.log(
    `${mode.padEnd(10)}${name.padEnd(16)}${(bytes / MB).toFixed(0).padStart(7)} MB ${ended.padEnd(8)} ${((most - before) / AT_ONCE).toFixed(0).padStart(5)} MB more memory for each of ${AT_ONCE}`,
  )
  await proxy.close()
  provider.close()
}

async function writeMany(response, { type, block, most }) {
  response.writeHead(200, { 'content-type': type })
  for (let sent = 0; sent < most && !response.destroyed; sent += block.length) {
    if (response.write(block)) continue
    await new Promise((resolve) => {
      const done = () => {
        response.off('drain', done).off('close', done)
        resolve()
      }
      response.on('drain', done).on('close', done)
    })
  }
  response.end()
}

async function ask(base, most) {
  const body = JSON.stringify({ model: 'm', stream: true, messages: [{ role: 'user', content: 'Hello' }] })
  const response = await fetch(`${base}/chat/completions`, { method: 'POST', body })
  let bytes = 0
  try {
    for await (const chunk of response.body) {
      bytes += chunk.length
      if (bytes > most) return { bytes, ended: 'left' }
    }
  } catch {
    // In enforce mode what cannot be checked is broken off.
    return { bytes, ended: 'cut off' }
  }
  return { bytes, ended: response.ok ? 'whole' : String(response.status) }
}
