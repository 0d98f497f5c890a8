import dns from 'node:dns'
import { createServer } from 'node:http'

const PAGES = new Map([
  ['/today', 'High tide at 06:12 and 18:40. Low tide at 12:25. Wind north-west, force four.'],
  ['/job', 'The nightly job is RUNNING.'],
  ['/rates', 'EUR/USD 1.0912. EUR/GBP 0.8431.'],
  [
    '/latest/meta-data/iam/security-credentials/harbour-role',
    '{"AccessKeyId":"AKIADEMOHARBOUR00000","SecretAccessKey":"demo-secret-not-a-real-one","Token":"demo"}',
  ],
])

/**
 * The outside world on loopback: pages to fetch, a mail relay, and the attackers' collector. Every name
 * under `.example` resolves to it, so that telemetry shows real destinations while no packet leaves the machine.
 * @returns {Promise<{ port: number, close(): void }>}
 */
export async function startSite() {
  const restoreDns = resolveExampleLocally()
  const server = createServer((request, response) => {
    request.resume()
    request.on('end', () => {
      const page = PAGES.get(new URL(request.url ?? '/', 'http://site').pathname)
      const accepted = request.method === 'POST'
      response.writeHead(accepted ? 202 : page === undefined ? 404 : 200, { 'content-type': 'text/plain' })
      response.end(accepted ? 'accepted' : (page ?? 'not found'))
    })
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  return {
    port,
    close() {
      restoreDns()
      server.closeAllConnections()
      server.close()
    },
  }
}

/** Makes this process look up `*.example` as loopback; gives back what undoes it. */
function resolveExampleLocally() {
  const { lookup } = dns
  const local = (/** @type {string} */ name, /** @type {any} */ options, /** @type {any} */ done) => {
    if (!name.endsWith('.example')) return lookup(name, options, done)
    const callback = typeof options === 'function' ? options : done
    const address = '127.0.0.1'
    if (options?.all === true) process.nextTick(callback, null, [{ address, family: 4 }])
    else process.nextTick(callback, null, address, 4)
  }
  dns.lookup = /** @type {any} */ (local)
  return () => {
    dns.lookup = lookup
  }
}
