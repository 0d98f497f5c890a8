import { type Answer, json, text } from '../answer.ts'
import { healthSchema } from '../answer-schemas.ts'
import type { ApiContext } from '../api-context.ts'
import { renderMetrics } from '../render-metrics.ts'
import { type ApiRequest, defineRoute } from '../route.ts'

/** Whether the process runs at all: always yes when it can answer. */
function getLive(): Answer {
  return json({ status: 'ok' })
}

/** Whether every part can do its work; 503 with the names of those that cannot, and no more than names. */
async function getReady(_request: ApiRequest, context: ApiContext): Promise<Answer> {
  const notReady = await context.readyCheck.findNotReady()
  if (notReady.length === 0) return json({ status: 'ok' })
  return { ...json({ status: 'not_ready', not_ready: notReady }, [['retry-after', '5']]), status: 503 }
}

/** Counters and gauges in the Prometheus text format; event counts are of the caller's tenant. */
async function getMetrics(request: ApiRequest, context: ApiContext): Promise<Answer> {
  // Without the store the other figures matter all the more.
  const events = await context.store.countEvents(request.tenant).catch(() => undefined)
  return text(renderMetrics(context, events), 'text/plain; version=0.0.4; charset=utf-8')
}

/** The OpenAPI document of this API. */
function getOpenApi(_request: ApiRequest, context: ApiContext): Answer {
  return text(context.openApi, 'application/json; charset=utf-8')
}

export const HEALTH_ROUTES = [
  defineRoute({
    method: 'GET',
    path: '/live',
    summary: 'Whether the process runs.',
    access: 'public',
    success: { status: 200, mediaType: 'application/json', schema: healthSchema },
    handle: getLive,
  }),
  defineRoute({
    method: 'GET',
    path: '/ready',
    summary: 'Whether every part can do its work; 503 names those that cannot.',
    access: 'public',
    success: { status: 200, mediaType: 'application/json', schema: healthSchema },
    handle: getReady,
  }),
  defineRoute({
    method: 'GET',
    path: '/metrics',
    summary: 'Figures in the Prometheus text format.',
    access: 'read',
    success: { status: 200, mediaType: 'text/plain' },
    handle: getMetrics,
  }),
  defineRoute({
    method: 'GET',
    path: '/api/openapi.json',
    summary: 'This document.',
    access: 'read',
    success: { status: 200, mediaType: 'application/json' },
    handle: getOpenApi,
  }),
] as const
