import type { IncomingMessage } from 'node:http'
import type { Identity, Subject, WireFormat } from '@telltale/sdk'
import { passAnswer, passCheckedAnswer } from './answer-call.ts'
import { readIdentity } from './call-identity.ts'
import { type CallRecord, NO_RECORD, startRecord } from './call-record.ts'
import { callUpstream, type UpstreamAnswer, type UpstreamCall } from './call-upstream.ts'
import { responseSubject } from './check-answer.ts'
import { checkPrompt, unreadable } from './check-prompt.ts'
import { createDecider, subjectOf, toolSubjects } from './decide.ts'
import type { CallContext } from './pass-call.ts'
import type { CallAnswer, CallRequest, Endpoint } from './proxy-options.ts'
import { HeldBytes, readOn, readWhole } from './read-whole.ts'
import type { Refusal } from './refuse-call.ts'

/** A call to an endpoint that is read. */
export interface ObservedCall extends CallContext {
  readonly endpoint: Endpoint
  readonly format: WireFormat
}

interface Reading {
  readonly json: object
  readonly request: CallRequest
}

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
      return passUnread(call, readOn(body.parts, chunksOf(call.request)))
    }
    const reading = readRequest(call, body.bytes)
    if (enforce) return reading === undefined ? unreadable('not_json') : await enforceCall(call, reading)
    if (reading === undefined) return await passUnread(call, body.bytes)
    await monitorCall(call, reading, body.bytes)
    return undefined
  } finally {
    held.release()
  }
}

async function passUnread(call: ObservedCall, body: UpstreamCall['body']): Promise<undefined> {
  await passAnswer(answerOptions(call, await callUpstream(call.proxy.agent, { ...call.upstream, body }), NO_RECORD))
}

async function monitorCall(call: ObservedCall, reading: Reading, body: Buffer): Promise<void> {
  const record = beginRecord(call, reading)
  try {
    const asked = callUpstream(call.proxy.agent, { ...call.upstream, body })
    // Checked while the provider thinks: what is found changes nothing here, and nobody waits for it.
    setImmediate(() => checkLater(call, record, reading.request.fresh.map(subjectOf)))
    const answer = await asked
    noteStatus(record, answer)
    await passAnswer(answerOptions(call, answer, record))
  } catch (error) {
    noteFailure(call, record, error)
    throw error
  } finally {
    noteCutOff(call, record)
    record.end()
  }
}

async function enforceCall(call: ObservedCall, reading: Reading): Promise<Refusal | undefined> {
  if ('background' in reading.json && reading.json.background === true) return unreadable('background')
  const record = beginRecord(call, reading)
  const decider = createDecider(call.proxy.options.guard, record)
  const refuse = (refusal: Refusal | undefined): Refusal | undefined => {
    if (refusal !== undefined) record.fail(refusal.message, refusal.code)
    return refusal
  }
  try {
    const refusal = await checkPrompt(decider, reading.request, reading.json)
    if (refusal !== undefined || call.upstream.signal.aborted) return refuse(refusal)
    // Written anew, so that what the provider reads is what was decided of.
    const body = Buffer.from(JSON.stringify(reading.json))
    const answer = await callUpstream(call.proxy.agent, { ...call.upstream, body })
    noteStatus(record, answer)
    const passed = await passCheckedAnswer({ ...answerOptions(call, answer, record), decider, cancel: call.cancel })
    if (passed !== undefined) call.cancel()
    return refuse(passed)
  } catch (error) {
    noteFailure(call, record, error)
    throw error
  } finally {
    noteCutOff(call, record)
    record.end()
  }
}

function answerOptions(call: ObservedCall, answer: UpstreamAnswer, record: CallRecord) {
  const { limits, budget, counter } = call.proxy
  const onGap = (reason: string): void => counter.gap(reason, call.route.provider)
  const onAnswer = (read: CallAnswer): void => {
    record.set(read.attributes)
    if (call.proxy.options.mode === 'enforce') return
    const texts = read.texts.map(({ text }) => responseSubject(text))
    setImmediate(() => checkLater(call, record, [...texts, ...toolSubjects(read)]))
  }
  return {
    ...{ answer, limits, budget, onGap, onAnswer },
    ...{ response: call.response, format: call.format, endpoint: call.endpoint },
  }
}

/** Monitor mode: what the guard finds is recorded; a guard that fails is a gap. */
function checkLater(call: ObservedCall, record: CallRecord, subjects: readonly Subject[]): void {
  for (const subject of subjects) {
    try {
      record.run(() => call.proxy.options.guard.check(subject))
    } catch {
      // The call goes on: nobody asked for it to depend on this.
      call.proxy.counter.gap('guard_failed', call.route.provider)
    }
  }
}

function readRequest(call: ObservedCall, bytes: Buffer): Reading | undefined {
  const { model, stream, provider } = call.route
  try {
    const packed = call.request.headers['content-encoding'] ?? 'identity'
    const json: unknown = packed === 'identity' ? JSON.parse(UTF_8.decode(bytes)) : undefined
    if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new TypeError('not an object')
    const named = model === undefined ? {} : { [provider === 'bedrock' ? 'modelId' : 'model']: model }
    const request = call.format.readRequest({ ...json, ...named })
    return { json, request: stream ? { ...request, stream } : request }
  } catch {
    // Not what the endpoint takes. The provider will say so, or it goes unobserved and is counted.
    call.proxy.counter.gap('request_unreadable', provider)
    return undefined
  }
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true })

function beginRecord(call: ObservedCall, { json, request }: Reading): CallRecord {
  const { options, counter } = call.proxy
  const onGap = (): void => counter.gap('recorder_failed', call.route.provider)
  try {
    const identity: Identity = readIdentity(call.request, json)
    const upstream = new URL(call.upstream.upstream)
    return startRecord({
      recorder: options.recorder,
      identity,
      parent: options.remoteSpan?.(call.request.headers.traceparent),
      name: `${request.operation} ${request.model}`.trim(),
      attributes: {
        'gen_ai.provider.name': call.format.provider,
        'gen_ai.operation.name': request.operation,
        'gen_ai.request.model': request.model === '' ? undefined : request.model,
        'server.address': upstream.hostname,
        'server.port': upstream.port === '' ? undefined : Number(upstream.port),
        ...request.attributes,
      },
      secrets: call.secrets,
      onGap,
    })
  } catch (error) {
    onGap()
    if (options.mode === 'enforce') throw error
    return NO_RECORD
  }
}

function noteStatus(record: CallRecord, { status }: UpstreamAnswer): void {
  record.set({ 'http.response.status_code': status })
  if (status >= 400) record.fail(`The provider answered ${status}.`, String(status))
}

function noteFailure(call: ObservedCall, record: CallRecord, error: unknown): void {
  if (call.left()) return
  const type = error instanceof Error && 'code' in error ? String(error.code) : 'upstream_failed'
  record.set({ 'telltale.content.truncated': true })
  record.fail('The call to the provider failed.', type)
}

function noteCutOff(call: ObservedCall, record: CallRecord): void {
  if (!call.left()) return
  record.set({ 'telltale.content.truncated': true, 'telltale.proxy.cut_off': true })
  record.fail('The caller left before the end.', 'client_disconnected')
}

function chunksOf(request: IncomingMessage): AsyncIterator<Buffer> {
  return (request as AsyncIterable<Buffer>)[Symbol.asyncIterator]()
}
