import { buildGraph, createJudge, tellStory } from '@telltale/engine'
import { type Answer, json, problem } from '../answer.ts'
import type { ApiContext } from '../api-context.ts'
import { type ApiRequest, defineRoute, type Route } from '../route.ts'
import { fromEventJson, fromFindingJson } from '../story-events.ts'
import { storySchema } from '../story-schema.ts'
import { toAlertJson } from './alert-routes.ts'
import { HEX_ID } from './event-routes.ts'

const MOST_ALERTS = 50
const judge = createJudge()

/** A trace as a chain, with where the words of each step come from. */
async function getStory({ tenant, params }: ApiRequest, { store, desk }: ApiContext): Promise<Answer> {
  const traceId = params.get('traceId')?.toLowerCase() ?? ''
  const trace = await store.findTrace(tenant, traceId)
  if (trace === undefined) return problem(404, `There is no trace ${traceId}.`)
  const { findings } = await store.findFindings(tenant, { traceId })
  const { alerts } = await desk.alerts.findAlerts(tenant, { traceId }, { limit: MOST_ALERTS })
  const events = trace.events.flatMap((event) => fromEventJson(tenant, event) ?? [])
  const graph = buildGraph(
    events,
    findings.map((finding) => fromFindingJson(tenant, finding)),
    judge,
  )
  const story = tellStory({ ...graph, traceId })
  return json({ ...story, truncated: story.truncated || trace.truncated, alerts: alerts.map(toAlertJson) })
}

export const STORY_ROUTES: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/api/v1/traces/{traceId}/story',
    summary: 'A trace as a chain from prompt to response, with the proof of where the words of each step come from.',
    access: 'read',
    heavy: true,
    params: new Map([['traceId', HEX_ID]]),
    success: { status: 200, mediaType: 'application/json', schema: storySchema },
    handle: getStory,
  }),
]
