import { passCheckedAnswer } from './answer-call.ts'
import { beginRecord, noteCutOff, noteFailure, noteStatus } from './begin-record.ts'
import { openBill } from './call-bill.ts'
import { callUpstream } from './call-upstream.ts'
import { checkPrompt, unreadable } from './check-prompt.ts'
import { createDecider } from './decide.ts'
import type { ObservedCall } from './pass-call.ts'
import type { CallAnswer } from './proxy-options.ts'
import { readRequest } from './read-request.ts'
import type { Refusal } from './refuse-call.ts'
import { nameText } from './seen-texts.ts'

/** Passes a call on after it was decided of, and its answer as well. Gives the refusal where nothing was sent yet. */
export async function enforceCall(call: ObservedCall, bytes: Buffer): Promise<Refusal | undefined> {
  const reading = readRequest(call, bytes)
  if (reading === undefined) return unreadable('not_json')
  const { json, request } = reading
  if ('background' in json && json.background === true) return unreadable('background')
  const record = beginRecord(call, reading)
  const refuse = (refusal: Refusal | undefined): Refusal | undefined => {
    if (refusal !== undefined) record.fail(refusal.message, refusal.code)
    return refusal
  }
  const opened = openBill(call, { request, record, body: json, bytes: bytes.length })
  if ('refusal' in opened) {
    refuse(opened.refusal)
    record.end()
    return opened.refusal
  }
  const { bill } = opened
  const decider = createDecider(call.proxy.options.guard, record)
  let status = 0
  let texts: CallAnswer['texts'] = []
  try {
    const refusal = await checkPrompt(decider, call, reading)
    if (refusal !== undefined || call.upstream.signal.aborted) return refuse(refusal)
    // Written anew, so that what the provider reads is what was decided of.
    const body = Buffer.from(JSON.stringify(json))
    const answer = await callUpstream(call.proxy.agent, { ...call.upstream, body })
    status = answer.status
    noteStatus(record, status)
    const { limits, budget, counter } = call.proxy
    const passed = await passCheckedAnswer({
      ...{ answer, limits, budget, decider, cancel: call.cancel, arrived: call.arrived },
      ...{ response: call.response, format: call.format, endpoint: call.endpoint },
      onGap: (reason) => counter.gap(reason, call.route.provider),
      onAnswer: (read) => {
        record.set(read.attributes)
        bill.pay(read)
        texts = read.texts
      },
    })
    if (passed !== undefined) call.cancel()
    // The caller will send it again, as a part of the history.
    else if (!decider.hasRedacted()) for (const { text } of texts) call.proxy.seen.add(nameText('response', text))
    return refuse(passed)
  } catch (error) {
    if (!call.left()) noteFailure(record, error)
    throw error
  } finally {
    if (status > 0 && status < 400) bill.payAll()
    else bill.pay(undefined)
    if (call.left()) noteCutOff(record)
    record.end()
  }
}
