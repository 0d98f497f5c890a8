import { createServer } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { otlpToJson } from './otlp-json.mjs'

/** The list that holds everything in an export request, by signal. */
const LISTS = new Map([
  ['traces', 'resourceSpans'],
  ['logs', 'resourceLogs'],
  ['metrics', 'resourceMetrics'],
])

/**
 * An OTLP/HTTP receiver that keeps what it is sent.
 * @returns {Promise<{ url: string, take(): Map<string, any>, close(): void }>} `take` gives, and forgets, one
 *   export request per signal with everything that came since
 */
export async function startReceiver() {
  /** @type {Map<string, any[]>} */
  let received = new Map()
  const server = createServer(async (request, response) => {
    const chunks = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks)
    const bytes = request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body
    const isJson = request.headers['content-type']?.includes('json') === true
    const signal = request.url?.replace('/v1/', '') ?? ''
    const export_ = isJson ? JSON.parse(bytes.toString('utf8')) : otlpToJson(signal, bytes)
    received.set(signal, [...(received.get(signal) ?? []), export_])
    response.writeHead(200, { 'content-type': request.headers['content-type'] })
    response.end(isJson ? '{}' : '')
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  return {
    url: `http://127.0.0.1:${port}`,
    take() {
      const taken = received
      received = new Map()
      return new Map([...taken].map(([signal, requests]) => [signal, merge(signal, requests)]))
    },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** @param {string} signal @param {any[]} requests */
function merge(signal, requests) {
  const list = LISTS.get(signal) ?? ''
  // Metrics are cumulative and exported again at shutdown: the first export holds all there is.
  const counted = signal === 'metrics' ? requests.slice(0, 1) : requests
  return { [list]: counted.flatMap((request) => request[list] ?? []) }
}
