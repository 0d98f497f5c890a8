import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { EventJson, EventPage, StatsJson } from '@telltale/model'
import { getJson, type RunningServer, waitFor } from './server.ts'

const EXAMPLES = fileURLToPath(new URL('../../../../examples', import.meta.url))

/** Runs a program of `examples/` to its end; rejects with what it wrote when it does not exit with 0. */
export async function runExample(
  path: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  const child = spawn(process.execPath, [join(EXAMPLES, path), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  let output = ''
  const keep = (chunk: Buffer) => {
    output += chunk.toString('utf8')
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve))
  if (code !== 0) throw new Error(`examples/${path} ${args.join(' ')}: exit ${code}\n${output}`)
}

/** Waits until everything acknowledged so far is stored or set aside, and gives the counts. */
export function waitUntilCaughtUp(server: RunningServer): Promise<StatsJson> {
  return waitFor('the engine to catch up', async () => {
    const stats = await getJson<StatsJson>(`${server.url}/api/v1/stats`)
    return stats.accepted > 0 && stats.pending === 0 ? stats : undefined
  })
}

/** Every event of one app, over as many pages as it takes, newest first. */
export async function findEvents(server: RunningServer, app: string): Promise<readonly EventJson[]> {
  const events: EventJson[] = []
  let cursor: string | null = null
  do {
    const place: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const page: EventPage = await getJson<EventPage>(
      `${server.url}/api/v1/events?app=${encodeURIComponent(app)}&limit=500${place}`,
    )
    // Judgements are Telltale's own and come when a trace is quiet: no test of what was sent waits for them.
    events.push(...page.events.filter((event) => !String(event['event.action']).endsWith('.judged')))
    cursor = page.next
  } while (cursor !== null)
  return events
}
