import type { IncomingMessage, ServerResponse } from 'node:http'
import { guardAgainstPages } from './browser-guard.ts'
import type { ControlSource } from './control-source.ts'
import { ControlStates } from './control-states.ts'
import { ControlWatch } from './control-watch.ts'
import { type HttpAnswer, jsonAnswer, toHttpAnswer } from './http-answer.ts'
import type { Sender } from './identify.ts'
import type { Ingest } from './ingest.ts'
import { parseJsonBody } from './json-reader.ts'
import { requireCompression, requireEncoding } from './media-type.ts'
import { parseApproval } from './parse-approval.ts'
import { readBody } from './read-body.ts'
import { Refusal } from './refusal.ts'

/** What SDKs and proxies ask of the server: their control state, and a person's yes. */
export interface ControlHandler {
  /** Never rejects: whatever happens is an answer. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<HttpAnswer>
  /** Answers everyone who waits, and lets nobody wait any more. */
  close(): void
}

interface ControlOptions {
  readonly source: ControlSource
  /** Epoch milliseconds. */
  readonly now: () => number
}

interface Call {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly sender: Sender
  readonly search: URLSearchParams
  /** The last part of the path where the route has one. */
  readonly id: string
}

interface ControlRoute {
  readonly method: 'GET' | 'POST'
  readonly path: RegExp
  readonly answer: (call: Call) => Promise<HttpAnswer>
}

const PREFIX = '/v1/telltale/'
const MOST_WAIT_S = 30
/** Room for 64 KB of content however JSON writes it. */
const BODY_BYTES = 1024 * 1024
const NO_BODY = Buffer.alloc(0)

/** Whether a request is for what `createControlHandler` answers. */
export function isControlPath(url: string | undefined): boolean {
  return (url ?? '').startsWith(PREFIX)
}

/** Answers `/v1/telltale/…` with the keys, limits and errors of the doors for telemetry. */
export function createControlHandler(ingest: Ingest, { source, now }: ControlOptions): ControlHandler {
  const states = new ControlStates(source, now)
  const watch = new ControlWatch({ source, states, now })
  const routes = createRoutes({ ingest, source, now, states, watch })
  return {
    answer: async (request, response) => {
      try {
        return await findAnswer(routes, ingest, request, response)
      } catch (error) {
        return toHttpAnswer(ingest.refuse(error), 'events', undefined)
      }
    },
    close: () => watch.close(),
  }
}

async function findAnswer(
  routes: readonly ControlRoute[],
  ingest: Ingest,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<HttpAnswer> {
  const { headers } = request
  if (!ingest.keysRequired) guardAgainstPages(headers.host, headers.origin)
  const telltaleKey = [headers['x-telltale-key']].flat()[0]
  const sender = await ingest.identify({ authorization: headers.authorization, telltaleKey })
  const [path = '', query = ''] = (request.url ?? '').split('?', 2)
  const here = routes.filter((route) => route.path.test(path))
  const route = here.find(({ method }) => method === request.method)
  if (route !== undefined) {
    const id = route.path.exec(path)?.[1] ?? ''
    return route.answer({ request, response, sender, search: new URLSearchParams(query), id })
  }
  const allow = here.map(({ method }) => method).join(', ')
  if (allow !== '') return jsonAnswer(405, { code: 12, message: `this takes ${allow} only` }, { allow })
  return jsonAnswer(404, { code: 5, message: `nothing is at ${path.slice(0, 200)}` })
}

interface RouteParts extends ControlOptions {
  readonly ingest: Ingest
  readonly states: ControlStates
  readonly watch: ControlWatch
}

function createRoutes({ ingest, source, now, states, watch }: RouteParts): readonly ControlRoute[] {
  return [
    {
      method: 'GET',
      path: /^\/v1\/telltale\/control$/,
      answer: async ({ response, sender, search }) => {
        const waitMs = readWaitMs(search)
        const version = search.get('version') ?? ''
        if ((await states.find(sender.tenant)).version === version) {
          await watch.wait({ kind: 'state', tenant: sender.tenant, version }, waitMs, onClose(response))
        }
        const state = await states.find(sender.tenant)
        if (state.version === version) return { status: 304, headers: {}, body: NO_BODY }
        return { status: 200, headers: { 'content-type': 'application/json' }, body: state.body }
      },
    },
    {
      method: 'POST',
      path: /^\/v1\/telltale\/approvals$/,
      answer: async ({ request, sender }) => {
        const asked = parseApproval(await readJson(request, ingest))
        const approval = await source.addApproval(sender.tenant, asked, now())
        if (approval === undefined) throw new Refusal('overloaded', 'too many approvals wait for a person')
        return jsonAnswer(201, approval, { location: `${PREFIX}approvals/${approval.id}` })
      },
    },
    {
      method: 'GET',
      path: /^\/v1\/telltale\/approvals\/([0-9a-f]{32})$/,
      answer: async ({ response, sender, search, id }) => {
        const waitMs = readWaitMs(search)
        const find = () => source.findApproval(sender.tenant, id, now())
        const before = await find()
        if (before === undefined) return jsonAnswer(404, { code: 5, message: 'there is no such approval' })
        if (before.state !== 'pending') return jsonAnswer(200, before)
        await watch.wait({ kind: 'approval', id }, waitMs, onClose(response))
        return jsonAnswer(200, (await find()) ?? before)
      },
    },
  ]
}

function onClose(response: ServerResponse): (end: () => void) => void {
  return (end) => {
    if (response.destroyed) end()
    else response.once('close', end)
  }
}

function readWaitMs(search: URLSearchParams): number {
  const text = search.get('wait') ?? '0'
  if (!/^\d{1,6}(\.\d{1,3})?$/.test(text)) throw new Refusal('malformed', 'wait must be a number of seconds')
  return Math.min(Number(text), MOST_WAIT_S) * 1_000
}

async function readJson(request: IncomingMessage, { limits, budget }: Ingest): Promise<unknown> {
  const { headers } = request
  if (requireEncoding('traces', headers['content-type']) !== 'json') {
    throw new Refusal('unsupported', 'Content-Type must be application/json')
  }
  const compression = requireCompression(headers['content-encoding'])
  const contentLength = headers['content-length'] === undefined ? undefined : Number(headers['content-length'])
  const lease = budget.lease()
  const bounds = {
    ...limits,
    compressedBytes: Math.min(limits.compressedBytes, BODY_BYTES),
    decompressedBytes: Math.min(limits.decompressedBytes, BODY_BYTES),
  }
  try {
    return parseJsonBody(await readBody({ body: request, compression, contentLength }, bounds, lease), limits)
  } finally {
    lease.release()
  }
}
