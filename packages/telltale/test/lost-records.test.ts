import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { TelemetryJson } from '@telltale/model'
import { start } from '@telltale/sdk'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getJson, type RunningServer, startServer } from './kit/server.ts'
import { waitUntilCaughtUp } from './kit/traffic.ts'

let server: RunningServer
let relay: Server
let swallow = false

/** Passes requests on to the server, or says that they were taken and keeps them. */
beforeAll(async () => {
  server = await startServer()
  relay = createServer(async (request, answer) => {
    const body = await buffer(request)
    const { 'content-type': type = '', 'content-encoding': packed } = request.headers
    if (!swallow && request.method === 'POST') {
      const headers = { 'content-type': type, ...(packed && { 'content-encoding': packed }) }
      await fetch(`${server.otlpHttpUrl}${request.url}`, { method: 'POST', headers, body })
    }
    answer.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve))
})

afterAll(async () => {
  relay?.closeAllConnections()
  relay?.close()
  await server?.stop()
})

test('records of an SDK that somebody keeps back are told as lost, with their number', async () => {
  const endpoint = `http://127.0.0.1:${(relay.address() as AddressInfo).port}`
  const telltale = start({ service: 'lossy-shop', endpoint })
  const send = async (count: number): Promise<void> => {
    for (let i = 0; i < count; i += 1) telltale.recorder.startSpan(`step ${i}`).end()
    expect(await telltale.flush()).toBe(true)
  }
  await send(10)
  swallow = true
  await send(7)
  swallow = false
  await send(5)
  await telltale.stop()
  await waitUntilCaughtUp(server)
  // What came within the last minute may still be on its way: asked as of later.
  const window = {
    from: new Date(Date.now() - 3_600_000).toISOString(),
    to: new Date(Date.now() + 120_000).toISOString(),
  }
  const { sources } = await getJson<TelemetryJson>(`${server.url}/api/v1/telemetry?${new URLSearchParams(window)}`)
  const [source] = sources.filter(({ app }) => app === 'lossy-shop')
  expect(source).toMatchObject({ received: 15, lost: 7, repeated: 0 })
  expect(source?.gaps).toHaveLength(1)
  expect(source?.gaps[0]).toMatchObject({ lost: 7, after: 10, before: 18 })
})
