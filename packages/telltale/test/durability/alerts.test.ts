import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AlertPage } from '@telltale/model'
import { afterAll, expect, test } from 'vitest'
import { getJson, type RunningServer, startServer } from '../kit/server.ts'
import { waitUntilCaughtUp } from '../kit/traffic.ts'

const SEED = Number(process.env.TELLTALE_KILL_SEED ?? Date.now() % 1_000_000)
const REQUESTS = 80
const EVENTS_EACH = 12
const KILLS = 5
/** So small that what the engine remembers is saved several times during a run. */
const ARGS = ['--journal-max-bytes', String(16 * 1024 * 1024)]

const dirs: string[] = []
afterAll(async () => {
  for (const dir of dirs) await rm(dir, { recursive: true, force: true })
})

const HEAD = 'status: test\ntaxonomy: telltale\nlogsource: {product: telltale, category: ai_tool}\n'
const RULES = [
  `title: Denied\nid: 00000000-0000-4000-8000-000000000001\n${HEAD}detection:\n  it: {telltale.tool.decision: reject}\n  condition: it\nlevel: low\n`,
  `title: Base denied\nname: base_denied\n${HEAD}detection:\n  it: {telltale.tool.decision: reject}\n  condition: it
---
title: Often denied\nid: 00000000-0000-4000-8000-000000000002\nlevel: medium\ncorrelation:
  type: event_count\n  rules: [base_denied]\n  group-by: [user.id]\n  timespan: 1h\n  condition: {gte: 9}\n`,
  `title: Base denied once\nname: denied_once\n${HEAD}detection:\n  it: {telltale.tool.decision: reject}\n  condition: it
---
title: Base done\nname: done\n${HEAD}detection:\n  it: {event.action: tool.executed, gen_ai.tool.name: pay}\n  condition: it
---
title: Denied then done\nid: 00000000-0000-4000-8000-000000000003\nlevel: high\ncorrelation:
  type: temporal_ordered\n  rules: [denied_once, done]\n  group-by: [user.id]\n  timespan: 1h\n`,
]

/** The same sequence of numbers from 0 to 1 for the same seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    const mixed = Math.imul(state ^ (state >>> 15), state | 1)
    const more = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61))
    return ((more ^ (more >>> 14)) >>> 0) / 2 ** 32
  }
}

function makeRequests(): readonly string[] {
  const random = createRandom(7)
  const pick = (many: number) => Math.floor(random() * many)
  return Array.from({ length: REQUESTS }, (_, request) =>
    JSON.stringify(
      Array.from({ length: EVENTS_EACH }, (__, place) => ({
        '@timestamp': new Date(Date.UTC(2026, 10, 23, 9) + request * 1_000 + place).toISOString(),
        'telltale.category': 'ai_tool',
        'event.action': random() < 0.8 ? 'tool.executed' : 'tool.denied',
        'user.id': `user-${pick(40)}`,
        'service.name': 'payments',
        'user_agent.original': 'x'.repeat(9_000),
        'gen_ai.tool.name': random() < 0.1 ? 'pay' : 'look_up',
        'telltale.tool.decision': random() < 0.3 ? 'reject' : 'accept',
      })),
    ),
  )
}

async function send(server: RunningServer, body: string): Promise<boolean> {
  const answer = await fetch(`${server.otlpHttpUrl}/v1/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  }).catch(() => undefined)
  return answer?.status === 200
}

/** Sends everything, each request until it is acknowledged; `kills` says before which requests the program dies. */
async function run(kills: ReadonlySet<number>, random: () => number) {
  const dataDir = await mkdtemp(join(tmpdir(), 'telltale-alerts-'))
  dirs.push(dataDir)
  let server = await startServer({ dataDir, args: ARGS })
  for (const yaml of RULES) {
    const body = JSON.stringify({ yaml, tests: '', reason: 'a test' })
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${server.url}/api/v1/rules`, { method: 'POST', headers, body })
    expect([answer.status, await answer.text()].join(' ')).toMatch(/^201 /)
  }
  for (const [place, body] of makeRequests().entries()) {
    if (kills.has(place)) {
      const lost = send(server, body)
      await new Promise((resolve) => setTimeout(resolve, random() * 120))
      await server.kill()
      await lost
      server = await startServer({ dataDir, args: ARGS })
    }
    expect(await send(server, body)).toBe(true)
  }
  await waitUntilCaughtUp(server)
  expect(existsSync(join(dataDir, 'state/engine.state'))).toBe(true)
  const page = await getJson<AlertPage>(`${server.url}/api/v1/alerts?limit=500`)
  await server.stop()
  return page.alerts
    .filter((alert) => alert.rule.startsWith('00000000-'))
    .map(({ id, rule, count, events, entities }) => ({ id, rule, count, events, who: entities[0]?.value }))
    .sort((a, b) => a.id.localeCompare(b.id))
}

test(`kill -9 at ${KILLS} random moments gives exactly the alerts of an uninterrupted run (seed ${SEED})`, {
  timeout: 240_000,
}, async () => {
  const random = createRandom(SEED)
  const quiet = await run(new Set(), random)
  const kills = new Set<number>()
  while (kills.size < KILLS) kills.add(1 + Math.floor(random() * (REQUESTS - 1)))
  const killed = await run(kills, random)
  expect(new Set(quiet.map((alert) => alert.rule)).size).toBe(3)
  expect(killed).toEqual(quiet)
})
