import type { IncomingMessage } from 'node:http'
import { passAnswer } from './answer-call.ts'
import { openBill } from './call-bill.ts'
import { NO_RECORD } from './call-record.ts'
import { callUpstream, type UpstreamCall } from './call-upstream.ts'
import { unreadable } from './check-prompt.ts'
import { enforceCall } from './enforce-call.ts'
import { monitorCall } from './monitor-call.ts'
import type { ObservedCall } from './pass-call.ts'
import { HeldBytes, readOn, readWhole } from './read-whole.ts'
import type { Refusal } from './refuse-call.ts'

/** Passes a call on, with its record and its checks. Gives the refusal where there is one and nothing was sent yet. */
export async function observeCall(call: ObservedCall): Promise<Refusal | undefined> {
  const { options, limits, budget } = call.proxy
  const held = new HeldBytes(limits.requestBytes, budget)
  try {
    const body = await readWhole(chunksOf(call.request), held)
    const enforce = options.mode === 'enforce'
    if (body.kind === 'begun') {
      if (enforce) return unreadable('too_large')
      call.proxy.counter.gap('request_too_large', call.route.provider)
      await passUnread(call, readOn(body.parts, chunksOf(call.request)))
      return undefined
    }
    if (enforce) return await enforceCall(call, body.bytes)
    await monitorCall(call, body.bytes)
    return undefined
  } finally {
    held.release()
  }
}

async function passUnread(call: ObservedCall, body: UpstreamCall['body']): Promise<void> {
  const { limits, budget, counter, agent } = call.proxy
  const opened = openBill(call, { request: undefined, record: NO_RECORD })
  const answer = await callUpstream(agent, { ...call.upstream, body })
  if ('bill' in opened && answer.status < 400) opened.bill.payAll()
  const onGap = (reason: string): void => counter.gap(reason, call.route.provider)
  const { response, format, endpoint, arrived } = call
  await passAnswer({ answer, limits, budget, onGap, response, format, endpoint, arrived, onAnswer: () => {} })
}

function chunksOf(request: IncomingMessage): AsyncIterator<Buffer> {
  return (request as AsyncIterable<Buffer>)[Symbol.asyncIterator]()
}
