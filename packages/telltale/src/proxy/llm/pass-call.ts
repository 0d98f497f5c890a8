import type { IncomingMessage, ServerResponse } from 'node:http'
import type { WireFormat } from '@telltale/sdk'
import type { Agent } from 'undici'
import { sendHead } from './answer-call.ts'
import type { BudgetGate } from './budget/budget-gate.ts'
import type { CallOrigin } from './call-identity.ts'
import { callUpstream, type UpstreamCall, writeAnswer } from './call-upstream.ts'
import type { LateWork } from './late-work.ts'
import type { CallCounter } from './proxy-counts.ts'
import type { Endpoint, ProxyLimits, ProxyOptions } from './proxy-options.ts'
import type { ByteBudget } from './read-whole.ts'
import type { Route } from './route-call.ts'
import type { SeenTexts } from './seen-texts.ts'

/** What all calls of one proxy share. */
export interface ProxyState {
  readonly options: ProxyOptions
  readonly limits: ProxyLimits
  readonly agent: Agent
  readonly budget: ByteBudget
  readonly counter: CallCounter
  /** What is written and looked at when callers have their bytes. */
  readonly late: LateWork
  readonly budgets: BudgetGate | undefined
  /** Enforce mode: what was let through lately. */
  readonly seen: SeenTexts
}

/** One call that was admitted. */
export interface CallContext {
  readonly proxy: ProxyState
  readonly route: Route
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly origin: CallOrigin
  /** When the call came in, milliseconds since 1970. */
  readonly startMs: number
  /** What goes to the provider, the body aside. */
  readonly upstream: Omit<UpstreamCall, 'body'>
  /** Keys of this call, never to be written anywhere. */
  readonly secrets: readonly string[]
  /** Ends the call to the provider. */
  readonly cancel: () => void
  /** Whether the caller left before it had its answer. */
  readonly left: () => boolean
  /** The first byte of the answer went out. */
  readonly arrived: () => void
}

/** A call to an endpoint that is read. */
export interface ObservedCall extends CallContext {
  readonly endpoint: Endpoint
  readonly format: WireFormat
}

/** Passes a call on as it is, unread; gives the status of its answer. */
export async function passCall({ proxy, request, response, upstream, arrived }: CallContext): Promise<number> {
  const body = hasBody(request) ? request : null
  const length = request.headers['content-length']
  const headers = { ...upstream.headers, ...(body !== null && length !== undefined && { 'content-length': length }) }
  const answer = await callUpstream(proxy.agent, { ...upstream, headers, body })
  sendHead(response, answer)
  for await (const chunk of answer.body) {
    await writeAnswer(response, chunk)
    arrived()
  }
  response.end()
  return answer.status
}

/** Whether a request has a body, which may be empty. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}
