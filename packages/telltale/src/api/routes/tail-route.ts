import { type Answer, problem } from '../answer.ts'
import type { ApiContext } from '../api-context.ts'
import { FIELD_PARAMETERS, SELECTION, toEventFilter } from '../query/event-query.ts'
import { type ApiRequest, defineRoute } from '../route.ts'
import { parseTailPosition, TailStream } from '../tail-stream.ts'

/** Between the stamp of receipt and the journal, where `oldestPendingMs` begins to see an entry. */
const JOURNAL_MARGIN_MS = 2_000
/** A client that comes back after longer goes on from here. */
const MAX_RESUME_MS = 3_600_000

/** Events as they are stored, as server-sent events. */
function openTail(request: ApiRequest<typeof SELECTION>, context: ApiContext): Answer {
  const { caller, tenant } = request
  if (caller === undefined) return problem(401, 'This needs a read key.')
  if (context.tails.isFull) {
    const detail = 'Twenty live tails are open, which is the most; close one, or try again later.'
    return problem(429, detail, { headers: [['retry-after', '30']] })
  }
  const watermarkMs = (): number => (context.journalStats().oldestPendingMs ?? context.now()) - JOURNAL_MARGIN_MS
  const lastId = request.headers['last-event-id']
  const resume = parseTailPosition(typeof lastId === 'string' ? lastId : undefined)
  const oldestMs = context.now() - MAX_RESUME_MS
  const from = resume !== undefined && resume.receivedMs >= oldestMs ? resume : { receivedMs: watermarkMs(), id: '' }
  const filter = toEventFilter(request.query)
  const source = {
    store: context.store,
    now: context.now,
    isStillAllowed: caller.isStillAllowed,
    tenant,
    filter,
    from,
    watermarkMs,
  }
  return { kind: 'stream', open: (response, headers) => context.tails.add(new TailStream(response, headers, source)) }
}

export const TAIL_ROUTES = [
  defineRoute({
    method: 'GET',
    path: '/api/v1/tail',
    summary: 'Events as they are stored, as server-sent events; Last-Event-ID goes on where a client stopped.',
    access: 'read',
    query: SELECTION,
    fieldParameters: FIELD_PARAMETERS,
    success: { status: 200, mediaType: 'text/event-stream' },
    handle: openTail,
  }),
] as const
