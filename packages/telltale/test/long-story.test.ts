import type { StoryJson } from '@telltale/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ATTACKED, exportRequest, longRun } from './kit/agent-runs.ts'
import { getJson, type RunningServer, startServer } from './kit/server.ts'
import { waitUntilCaughtUp } from './kit/traffic.ts'

const READS = 400
let server: RunningServer

beforeAll(async () => {
  server = await startServer()
})
afterAll(async () => {
  await server?.stop()
})

test('a story of hundreds of spans is told while the server answers, with the one call that was driven', async () => {
  const response = await fetch(`${server.otlpHttpUrl}/v1/traces`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: exportRequest(longRun(ATTACKED, READS)),
  })
  expect(response.status).toBe(200)
  await waitUntilCaughtUp(server)
  const url = `${server.url}/api/v1/traces/${ATTACKED}/story`
  const [story, again] = await Promise.all([getJson<StoryJson>(url), getJson<StoryJson>(url)])
  expect(again).toEqual(story)
  expect(story.verdict).toBe('injection_driven')
  const driven = story.actions.filter(({ injection_driven }) => injection_driven >= 0.5)
  expect(driven.map(({ name }) => name)).toEqual(['send_email'])
  expect(story.actions.length).toBeGreaterThan(READS)
  const [flow] = story.flows
  const source = story.nodes.find(({ id }) => id === flow?.from)
  expect(source?.text).toContain('archive@collect-desk.example')
})
