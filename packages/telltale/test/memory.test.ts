import { existsSync, readFileSync } from 'node:fs'
import { afterEach, describe, expect, test } from 'vitest'
import { type RunningServer, startServer } from './kit/server.ts'
import { waitUntilCaughtUp } from './kit/traffic.ts'

const MEMORY_MIB = 512
/** Heaps leave holes between what they hold. */
const MOST_MIB = MEMORY_MIB * 1.15
const REQUESTS = 40
const LINES = 100
const SENDERS = 8
const LOOK_MS = 25

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup()
})

/** Watches the server's own memory; gives the most it held, MiB. */
function watch(server: RunningServer): () => number {
  let most = 0
  const look = () => {
    const status = readFileSync(`/proc/${server.pid}/status`, 'latin1')
    most = Math.max(most, Number(/RssAnon:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
  }
  const timer = setInterval(look, LOOK_MS)
  cleanups.unshift(() => clearInterval(timer))
  return () => most
}

function prompts(request: number): string {
  return Array.from({ length: LINES }, (_, line) =>
    JSON.stringify({
      'telltale.category': 'ai_prompt',
      'service.name': 'crowd',
      'user.id': `user-${request}-${line}`,
      'telltale.prompt.text': `${request} ${line} ${'where is the order of last week? '.repeat(60)}`,
    }),
  ).join('\n')
}

/** Sends one batch until it is taken; refusals must say when to come back. */
async function sendUntilTaken(server: RunningServer, request: number): Promise<number> {
  for (;;) {
    const answer = await fetch(`${server.otlpHttpUrl}/v1/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: prompts(request),
    })
    if (answer.status === 200) return LINES
    expect([429, 503]).toContain(answer.status)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    await answer.arrayBuffer()
  }
}

describe.skipIf(!existsSync('/proc/self/status'))('a server that may use 512 MiB', () => {
  test('stays near that under more than it can take, and stores all it acknowledged', async () => {
    const server = await startServer({ args: ['--memory', String(MEMORY_MIB)] })
    cleanups.push(() => server.stop())
    const most = watch(server)
    let next = 0
    let acknowledged = 0
    const send = async () => {
      while (next < REQUESTS) {
        const taken = await sendUntilTaken(server, next++)
        acknowledged += taken
      }
    }
    await Promise.all(Array.from({ length: SENDERS }, send))
    expect(acknowledged).toBe(REQUESTS * LINES)
    const { accepted, stored, quarantined } = await waitUntilCaughtUp(server)
    expect({ accepted, stored, quarantined }).toEqual({ accepted: acknowledged, stored: acknowledged, quarantined: 0 })
    expect(most()).toBeLessThan(MOST_MIB)
    const metrics = await (await fetch(`${server.url}/metrics`)).text()
    expect(metrics).toContain(`telltale_memory_limit_bytes ${MEMORY_MIB * 1024 * 1024}`)
    expect(metrics).toContain('telltale_memory_tight 0')
  })
})
