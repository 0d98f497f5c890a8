import type { RecordFilter } from '../../store/store.ts'
import { type Answer, json, problem } from '../answer.ts'
import { findingsSchema, recordPageSchema, recordSchema, traceSchema } from '../answer-schemas.ts'
import type { ApiContext } from '../api-context.ts'
import { PAGE, shortText, WINDOW, yesOrNo } from '../query/parameters.ts'
import { type ApiRequest, defineRoute } from '../route.ts'
import { HEX_ID } from './event-routes.ts'

const RECORDS_QUERY = {
  ...WINDOW,
  trace_id: shortText('Only records of this trace.', 64),
  app: shortText('Only records of this service.', 1_024),
  q: shortText("Free text: a case-insensitive part of the record's text.", 500),
  unrecognised: yesOrNo('`true`: only records that no dialect reads.'),
  ...PAGE,
} as const

/** Raw records, newest received first. */
async function findRecords(request: ApiRequest<typeof RECORDS_QUERY>, context: ApiContext): Promise<Answer> {
  const { from, to, trace_id: traceId, app, q, unrecognised, limit, cursor } = request.query.values
  const filter: RecordFilter = {
    ...(from === undefined ? {} : { fromMs: from }),
    ...(to === undefined ? {} : { toMs: to }),
    ...(traceId === undefined ? {} : { traceId: traceId.toLowerCase() }),
    ...(app === undefined ? {} : { service: app }),
    ...(q === undefined ? {} : { text: q }),
    ...(unrecognised === undefined ? {} : { unrecognised }),
  }
  const page = { limit, ...(cursor === undefined ? {} : { cursor }) }
  return json(await context.store.findRecords(request.tenant, filter, page))
}

/** One raw record. */
async function findRecord(request: ApiRequest, context: ApiContext): Promise<Answer> {
  const id = request.params.get('id')?.toLowerCase() ?? ''
  const record = await context.store.findRecord(request.tenant, id)
  return record === undefined ? problem(404, `There is no record ${id}.`) : json(record)
}

/** One trace: its spans as a tree and its events. */
async function findTrace(request: ApiRequest, context: ApiContext): Promise<Answer> {
  const id = request.params.get('traceId')?.toLowerCase() ?? ''
  const trace = await context.store.findTrace(request.tenant, id)
  return trace === undefined ? problem(404, `There is no trace ${id}.`) : json(trace)
}

/** What was found in the texts of all events of one trace. */
async function findTraceFindings(request: ApiRequest, context: ApiContext): Promise<Answer> {
  const id = request.params.get('traceId')?.toLowerCase() ?? ''
  return json(await context.store.findFindings(request.tenant, { traceId: id }))
}

export const RECORD_ROUTES = [
  defineRoute({
    method: 'GET',
    path: '/api/v1/traces/{traceId}',
    summary: 'One trace: its spans as a tree and its events in order.',
    access: 'read',
    heavy: true,
    params: new Map([['traceId', HEX_ID]]),
    success: { status: 200, mediaType: 'application/json', schema: traceSchema },
    handle: findTrace,
  }),
  defineRoute({
    method: 'GET',
    path: '/api/v1/traces/{traceId}/findings',
    summary: 'What the texts of all events of one trace give away, surest first, 2000 at most.',
    access: 'read',
    heavy: true,
    params: new Map([['traceId', HEX_ID]]),
    success: { status: 200, mediaType: 'application/json', schema: findingsSchema },
    handle: findTraceFindings,
  }),
  defineRoute({
    method: 'GET',
    path: '/api/v1/records',
    summary: 'Raw records as they came, newest received first.',
    access: 'read',
    heavy: true,
    query: RECORDS_QUERY,
    success: { status: 200, mediaType: 'application/json', schema: recordPageSchema },
    handle: findRecords,
  }),
  defineRoute({
    method: 'GET',
    path: '/api/v1/records/{id}',
    summary: 'One raw record as it came.',
    access: 'read',
    params: new Map([['id', HEX_ID]]),
    success: { status: 200, mediaType: 'application/json', schema: recordSchema },
    handle: findRecord,
  }),
] as const
