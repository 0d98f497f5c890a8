import { FIELD } from '@telltale/model'
import { type Answer, json, problem } from '../answer.ts'
import { eventPageSchema, eventSchema, fieldsSchema, findingsSchema, histogramSchema } from '../answer-schemas.ts'
import type { ApiContext } from '../api-context.ts'
import { EVENT_SELECTION, FIELD_PARAMETERS, toEventFilter, toWindow } from '../query/event-query.ts'
import { PAGE, someOf, wholeNumber } from '../query/parameters.ts'
import { type ApiRequest, defineRoute, type PathParameter } from '../route.ts'

const DAY_MS = 86_400_000

/** Ids of events and records: 128 bits in hex. */
export const HEX_ID: PathParameter = {
  about: 'The id: 32 hex digits.',
  pattern: /^[0-9a-f]{32}$/i,
  rule: 'must be 32 hex digits',
}

/** Fields worth a list of their most frequent values. */
const TOP_FIELDS = [
  FIELD.category,
  FIELD.eventAction,
  FIELD.serviceName,
  FIELD.environment,
  FIELD.userId,
  FIELD.agentName,
  FIELD.provider,
  FIELD.requestModel,
  FIELD.toolName,
  FIELD.dataSourceId,
  FIELD.serverAddress,
  FIELD.eventOutcome,
  FIELD.dialect,
  FIELD.riskVerdict,
  FIELD.riskLabels,
] as const
const FACET_NAMES: readonly [string, ...string[]] = [FIELD.category, ...new Set(FIELD_PARAMETERS.values())]

const EVENTS_QUERY = { ...EVENT_SELECTION, ...PAGE } as const
const HISTOGRAM_QUERY = {
  ...EVENT_SELECTION,
  buckets: wholeNumber('How many buckets to divide the window into.', { min: 1, max: 200, fallback: 60 }),
} as const
const FIELDS_QUERY = {
  ...EVENT_SELECTION,
  field: someOf('Which fields to give values of; a fixed list of the useful ones unless given.', FACET_NAMES),
} as const

/** Events, newest received first. */
async function findEvents(request: ApiRequest<typeof EVENTS_QUERY>, context: ApiContext): Promise<Answer> {
  const { limit, cursor } = request.query.values
  const page = { limit, ...(cursor === undefined ? {} : { cursor }) }
  const found = await context.store.findEvents(request.tenant, toEventFilter(request.query), page)
  return json({ events: found.events, next: found.next })
}

/** One event. */
async function findEvent(request: ApiRequest, context: ApiContext): Promise<Answer> {
  const id = request.params.get('id')?.toLowerCase() ?? ''
  const event = await context.store.findEvent(request.tenant, id)
  return event === undefined ? problem(404, `There is no event ${id}.`) : json(event)
}

/** What was found in the texts of one event. */
async function findFindings(request: ApiRequest, context: ApiContext): Promise<Answer> {
  const id = request.params.get('id')?.toLowerCase() ?? ''
  return json(await context.store.findFindings(request.tenant, { eventId: id }))
}

/** Event counts over receive time; the last day unless a window is given. */
async function countOverTime(request: ApiRequest<typeof HISTOGRAM_QUERY>, context: ApiContext): Promise<Answer> {
  const filter = toEventFilter(request.query)
  const window = toWindow(filter, context.now(), DAY_MS)
  const { buckets } = request.query.values
  return json(await context.store.histogram(request.tenant, { ...filter, ...window }, buckets))
}

/** Most frequent values of fields; of the last day unless a window is given. */
async function findTopValues(request: ApiRequest<typeof FIELDS_QUERY>, context: ApiContext): Promise<Answer> {
  const filter = toEventFilter(request.query)
  const window = toWindow(filter, context.now(), DAY_MS)
  const fields = request.query.values.field ?? TOP_FIELDS
  return json(await context.store.topValues(request.tenant, { ...filter, ...window }, [...new Set(fields)]))
}

export const EVENT_ROUTES = [
  defineRoute({
    method: 'GET',
    path: '/api/v1/events',
    summary: 'Search events, newest received first.',
    access: 'read',
    heavy: true,
    query: EVENTS_QUERY,
    fieldParameters: FIELD_PARAMETERS,
    success: { status: 200, mediaType: 'application/json', schema: eventPageSchema },
    handle: findEvents,
  }),
  defineRoute({
    method: 'GET',
    path: '/api/v1/events/{id}',
    summary: 'One event.',
    access: 'read',
    params: new Map([['id', HEX_ID]]),
    success: { status: 200, mediaType: 'application/json', schema: eventSchema },
    handle: findEvent,
  }),
  defineRoute({
    method: 'GET',
    path: '/api/v1/events/{id}/findings',
    summary: 'What the texts of one event give away, surest first; none where there is no such event.',
    access: 'read',
    heavy: true,
    params: new Map([['id', HEX_ID]]),
    success: { status: 200, mediaType: 'application/json', schema: findingsSchema },
    handle: findFindings,
  }),
  defineRoute({
    method: 'GET',
    path: '/api/v1/histogram',
    summary: 'Event counts over receive time, by category.',
    access: 'read',
    heavy: true,
    query: HISTOGRAM_QUERY,
    fieldParameters: FIELD_PARAMETERS,
    success: { status: 200, mediaType: 'application/json', schema: histogramSchema },
    handle: countOverTime,
  }),
  defineRoute({
    method: 'GET',
    path: '/api/v1/fields',
    summary: 'Most frequent values of fields.',
    access: 'read',
    heavy: true,
    query: FIELDS_QUERY,
    fieldParameters: FIELD_PARAMETERS,
    success: { status: 200, mediaType: 'application/json', schema: fieldsSchema },
    handle: findTopValues,
  }),
] as const
