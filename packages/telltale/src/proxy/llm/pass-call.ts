import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Agent } from 'undici'
import { sendHead } from './answer-call.ts'
import { callUpstream, type UpstreamCall, writeAnswer } from './call-upstream.ts'
import type { CallCounter } from './proxy-counts.ts'
import type { ProxyLimits, ProxyOptions } from './proxy-options.ts'
import type { ByteBudget } from './read-whole.ts'
import type { Route } from './route-call.ts'

/** What all calls of one proxy share. */
export interface ProxyState {
  readonly options: ProxyOptions
  readonly limits: ProxyLimits
  readonly agent: Agent
  readonly budget: ByteBudget
  readonly counter: CallCounter
}

/** One call that was admitted. */
export interface CallContext {
  readonly proxy: ProxyState
  readonly route: Route
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** What goes to the provider, the body aside. */
  readonly upstream: Omit<UpstreamCall, 'body'>
  /** Keys of this call, never to be written anywhere. */
  readonly secrets: readonly string[]
  /** Ends the call to the provider. */
  readonly cancel: () => void
  /** Whether the caller left before it had its answer. */
  readonly left: () => boolean
}

/** Passes a call on as it is, unread. */
export async function passCall({ proxy, request, response, upstream }: CallContext): Promise<void> {
  const body = hasBody(request) ? request : null
  const length = request.headers['content-length']
  const headers = { ...upstream.headers, ...(body !== null && length !== undefined && { 'content-length': length }) }
  const answer = await callUpstream(proxy.agent, { ...upstream, headers, body })
  sendHead(response, answer)
  for await (const chunk of answer.body) await writeAnswer(response, chunk)
  response.end()
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}
