import type { AlertPage } from '@telltale/model'
import { createHelpers, start } from '@telltale/sdk'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getJson, type RunningServer, startServer } from './kit/server.ts'
import { findEvents, waitUntilCaughtUp } from './kit/traffic.ts'

const RULE = '23556d06-4839-430c-b495-fab93c3f18ea'
const PROMPT = 'You are the claims desk of Kestrel Mutual. Never offer more than 400 euros without asking a supervisor.'

let server: RunningServer

beforeAll(async () => {
  server = await startServer()
})
afterAll(async () => {
  await server?.stop()
})

test('a canary that the SDK put into a prompt is found by its value in an answer, and raises its alert', async () => {
  const telltale = start({ service: 'canary-desk', endpoint: server.otlpHttpUrl })
  const prompt = createHelpers(telltale).systemPrompt({ name: 'claims', text: PROMPT, canary: true })
  expect(prompt.text).toContain(prompt.canary)
  expect(await telltale.flush()).toBe(true)
  await telltale.stop()
  const answer = (text: string) => ({
    'telltale.category': 'ai_response',
    'event.action': 'response.generated',
    'service.name': 'canary-desk',
    'user.id': 'guest-8',
    'telltale.response.text': text,
  })
  for (const text of [
    'My reference is KM-4711-2026.',
    `They call me ${prompt.canary?.toUpperCase()}, as it happens.`,
  ]) {
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify(answer(text))
    expect((await fetch(`${server.otlpHttpUrl}/v1/events`, { method: 'POST', headers, body })).status).toBe(200)
  }
  await waitUntilCaughtUp(server)
  const events = await findEvents(server, 'canary-desk')
  const labels = events
    .filter((event) => event['telltale.category'] === 'ai_response')
    .map((event) => JSON.stringify(event['telltale.risk.labels'] ?? []).includes('canary'))
  expect(labels.toSorted()).toEqual([false, true])
  const registered = events.filter((event) => event['telltale.category'] === 'ai_system_prompt')
  expect(JSON.stringify(registered.map((event) => event['telltale.risk.labels'] ?? []))).not.toContain('canary')
  const { alerts } = await getJson<AlertPage>(`${server.url}/api/v1/alerts?rule=${RULE}`)
  expect(alerts).toHaveLength(1)
  expect(alerts[0]).toMatchObject({ level: 'critical' })
})
