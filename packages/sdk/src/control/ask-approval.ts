import type { ApprovalRequest } from '@telltale/model'
import { bearer } from './bearer.ts'
import { isRecord, own } from './parsed.ts'
import { type Answer, answerJson, pause, readAnswer } from './read-answer.ts'

/** Where people give their approval, and for which application. */
export interface ApprovalServer {
  readonly endpoint: string
  /** An ingest key; a server on the same machine may ask for none. */
  readonly key?: string | undefined
  readonly app: string
  /** How long a person has; five minutes when left out. */
  readonly timeoutMs?: number
  readonly fetch?: typeof fetch
  /** What of the content may leave the application; all of it, without its secrets, when left out. */
  readonly shorten?: (content: string) => string
}

const FIVE_MINUTES = 300_000
const WAIT_S = 25
/** Texts of a request are cut at 64 KB by the contract. */
const LONGEST_CONTENT = 65_536
const MOST_BYTES = 1024 * 1024
const FIRST_PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 15_000

/**
 * Asks the server for a person's yes and waits for it. False when it is refused, expires, or cannot be had in time.
 * The application waits for this answer, so the request does hold its process.
 */
export async function askApproval(server: ApprovalServer, request: Omit<ApprovalRequest, 'app'>): Promise<boolean> {
  const signal = AbortSignal.timeout(server.timeoutMs ?? FIVE_MINUTES)
  const shorten = server.shorten ?? ((content: string) => content)
  const content = shorten(request.content).slice(0, LONGEST_CONTENT)
  const body = JSON.stringify({ ...request, content, app: server.app })
  let pauseMs = FIRST_PAUSE_MS
  let id: string | undefined
  while (!signal.aborted) {
    const answer = id === undefined ? await post(server, body, signal) : await look(server, id, signal)
    const approval = answer === undefined ? undefined : readApproval(answer)
    if (approval !== undefined && approval.state !== 'pending') return approval.state === 'approved'
    if (isFinal(answer)) return false
    if (approval !== undefined) {
      id = approval.id
      pauseMs = FIRST_PAUSE_MS
      // The server waits for us; one that does not is not asked more than once a second.
      if (answer?.early !== true) continue
    }
    await pause(pauseMs, signal, true)
    pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2)
  }
  return false
}

interface Timed extends Answer {
  /** The server did not wait as long as it was asked to, though nothing was decided. */
  readonly early: boolean
}

function post(server: ApprovalServer, body: string, signal: AbortSignal): Promise<Timed | undefined> {
  const headers = { 'content-type': 'application/json' }
  return send(server, '/v1/telltale/approvals', { method: 'POST', body, headers, signal })
}

function look(server: ApprovalServer, id: string, signal: AbortSignal): Promise<Timed | undefined> {
  return send(server, `/v1/telltale/approvals/${encodeURIComponent(id)}?wait=${WAIT_S}`, { method: 'GET', signal })
}

async function send(server: ApprovalServer, path: string, init: RequestInit): Promise<Timed | undefined> {
  const started = Date.now()
  try {
    const request = server.fetch ?? fetch
    const headers = { ...init.headers, ...bearer(server.key) }
    const response = await request(baseOf(server.endpoint) + path, { ...init, headers, redirect: 'manual' })
    const answer = await readAnswer(response, MOST_BYTES)
    return { ...answer, early: init.method === 'GET' && Date.now() - started < FIRST_PAUSE_MS }
  } catch {
    return undefined // out of reach, or out of time: the caller asks again as long as there is time
  }
}

/** An endpoint without the slashes at its end. */
export function baseOf(endpoint: string): string {
  let end = endpoint.length
  while (end > 0 && endpoint.charCodeAt(end - 1) === 47) end -= 1
  return endpoint.slice(0, end)
}

/** A server that says no to the question itself will not say otherwise later. */
function isFinal(answer: Answer | undefined): boolean {
  return (
    answer !== undefined &&
    answer.status >= 300 &&
    answer.status < 500 &&
    answer.status !== 429 &&
    answer.status !== 408
  )
}

function readApproval(answer: Answer): { readonly id: string; readonly state: string } | undefined {
  if (answer.status !== 200 && answer.status !== 201) return undefined
  const body = answerJson(answer)
  if (!isRecord(body)) return undefined
  const id = own(body, 'id')
  const state = own(body, 'state')
  return typeof id === 'string' && id !== '' && id.length <= 200 && typeof state === 'string'
    ? { id, state }
    : undefined
}
