import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openEmptyStage, type Stage } from './kit/demo.ts'

let stage: Stage

beforeAll(async () => {
  stage = await openEmptyStage()
})
afterAll(() => stage?.close())

test('an empty store shows how to send the first event, and gives way when the shown command is run', async () => {
  const page = await stage.screens.open('/')
  await page.getByRole('heading', { name: 'Send the first event' }).waitFor()
  await page.getByText(`export OTEL_EXPORTER_OTLP_ENDPOINT=${stage.server.otlpHttpUrl}`).waitFor()
  await page.getByText(`or by gRPC to ${stage.server.otlpGrpcUrl}`).waitFor()
  expect(await page.getByLabel('not yet').count()).toBe(9)

  await page.getByRole('button', { name: 'JSON events' }).click()
  const command = (await page.locator('pre', { hasText: 'curl' }).textContent()) ?? ''
  expect(command).toContain(`${stage.server.otlpHttpUrl}/v1/events`)
  await promisify(execFile)('sh', ['-c', command])

  await page.getByText('1 event came from one app.').waitFor()
  await page.getByRole('button', { name: /Last 15 minutes/ }).waitFor()
  await page
    .getByRole('link', { name: /my-app/ })
    .first()
    .click()
  await page.getByText('Is anybody there?').waitFor()
  expect(stage.screens.problems).toEqual([])
})
