import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningServer, startServer } from '../../telltale/test/kit/server.ts'
import { waitUntilCaughtUp } from '../../telltale/test/kit/traffic.ts'
import { openScreens, type Screens } from './kit/screens.ts'

let server: RunningServer
let screens: Screens

beforeAll(async () => {
  server = await startServer()
  screens = await openScreens(server.url)
  await send([1, 2, 3, 9])
  await waitUntilCaughtUp(server)
})

afterAll(async () => {
  await screens?.close()
  await server?.stop()
})

/** Log records of one run, numbered as the SDK numbers them. */
async function send(numbers: readonly number[]): Promise<void> {
  const attribute = (key: string, value: object) => ({ key, value })
  const logRecords = numbers.map((seq) => ({
    timeUnixNano: String(BigInt(Date.now()) * 1_000_000n + BigInt(seq)),
    eventName: 'gen_ai.guardrail.result',
    attributes: [
      attribute('telltale.source.seq', { intValue: String(seq) }),
      attribute('gen_ai.guardrail.component.name', { stringValue: 'shield' }),
      attribute('telltale.guardrail.verdict', { stringValue: 'allow' }),
    ],
  }))
  const named = [
    attribute('service.name', { stringValue: 'lossy-shop' }),
    attribute('telltale.source.id', { stringValue: 'run-1' }),
  ]
  const body = { resourceLogs: [{ resource: { attributes: named }, scopeLogs: [{ scope: {}, logRecords }] }] }
  const answer = await fetch(`${server.otlpHttpUrl}/v1/logs`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
    body: JSON.stringify(body),
  })
  expect(answer.status).toBe(200)
}

test('the Telemetry page says how many records of an app never came, and between when', async () => {
  // What came within the last minute may still be on its way: looked at as of later.
  const to = new Date(Date.now() + 120_000).toISOString()
  const from = new Date(Date.now() - 3_600_000).toISOString()
  const page = await screens.open(`/telemetry?${new URLSearchParams({ from, to })}`)
  const lost = page.getByRole('region', { name: 'Lost records' })
  await lost.getByText('5 records lost, 4 came').waitFor()
  expect(await lost.textContent()).toMatch(/lossy-shop.*one of 1 run.*5 lost between .+ and .+ \(numbers 3 to 9\)/)
  expect(screens.problems).toEqual([])
})
