import type { EventJson } from '@telltale/model'
import { type RunningServer, startServer } from '../../../telltale/test/kit/server.ts'
import { findEvents, runExample, waitUntilCaughtUp } from '../../../telltale/test/kit/traffic.ts'
import { openScreens, type Screens } from './screens.ts'

/** A started program with a browser before it. */
export interface Stage {
  readonly server: RunningServer
  readonly screens: Screens
  readonly close: () => Promise<void>
}

/** An empty store and a browser. */
export async function openEmptyStage(): Promise<Stage> {
  const server = await startServer()
  const screens = await openScreens(server.url)
  return {
    server,
    screens,
    async close() {
      await screens.close()
      await server.stop()
    },
  }
}

/** The same after the demo app has played every conversation once. */
export async function openDemoStage(): Promise<Stage> {
  const stage = await openEmptyStage()
  await runExample('agent/src/main.mjs', ['--endpoint', stage.server.otlpHttpUrl, '--once'])
  await waitUntilCaughtUp(stage.server)
  return stage
}

/** The trace in which a conversation of the demo app began, `planted-mail` for one. */
export async function findTrace(server: RunningServer, conversation: string): Promise<string> {
  const events: readonly EventJson[] = await findEvents(server, 'harbour-desk')
  const own = events.filter((event) => event['gen_ai.conversation.id'] === `${conversation}-1-1`)
  const traceId = own.map((event) => event.trace_id).find((id) => typeof id === 'string')
  if (typeof traceId !== 'string') throw new Error(`the demo app has no conversation ${conversation}`)
  return traceId
}

/** Posts events as an app would; rejects when they are not taken. */
export async function postEvents(server: RunningServer, ...events: readonly string[]): Promise<void> {
  const answer = await fetch(`${server.otlpHttpUrl}/v1/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: events.join('\n'),
  })
  if (!answer.ok) throw new Error(`POST /v1/events: ${answer.status} ${await answer.text()}`)
}
