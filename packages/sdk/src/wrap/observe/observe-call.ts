import type { Guard } from '../../control/guard.ts'
import type { Attributes, RecordedSpan, Recorder } from '../../record/recorder.ts'
import type { AnswerStream, CallAnswer, CallRequest, WireFormat } from '../../wire/wire-format.ts'
import { answeredSubjects, askedSubjects } from './call-subjects.ts'
import { replaceTexts } from './replace-texts.ts'
import { type Ruling, ruleOn } from './rule-on.ts'

/** What every wrapper needs: where spans go, and who decides. */
export interface Watch {
  readonly recorder: Recorder
  readonly guard: Guard
}

/** A call that is about to be made. */
export interface Call {
  readonly format: WireFormat
  /** The request as the client library would send it. It is never changed. */
  readonly body: unknown
  /** `gen_ai.provider.name` where the wrapper knows better than the format. */
  readonly provider?: string | undefined
  readonly serverAddress?: string | undefined
  readonly serverPort?: number | undefined
  /** More attributes of the request. */
  readonly attributes?: Attributes
}

/** Why a call is over, where it did not simply end. */
type Ending = 'completed' | 'cancelled'

/** Follows one call of a model to its end. Only what is said to throw or to reject does. */
export interface CallObserver {
  readonly span: RecordedSpan
  readonly request: CallRequest
  /** What to send: the body as it came, or a copy without the texts that the policy redacts. */
  readonly body: unknown
  /** Undefined when the call may go at once; else settles when a person said yes (or rejects with BlockedError). */
  readonly permission: Promise<void> | undefined
  /** Runs what sends the request, below the call's span. */
  run<T>(send: () => T): T
  /**
   * The whole answer came; ends the span. Throws BlockedError where the policy blocks what was answered; a promise
   * is given back only where a person is asked. Texts to redact are redacted in the answer itself.
   */
  answer(body: unknown): Promise<void> | undefined
  /** One chunk of a streamed answer. */
  chunk(chunk: unknown): void
  /** The stream is over, at its end or before it; ends the span. Throws as `answer` does. */
  finish(ending?: Ending): Promise<void> | undefined
  /** The call failed; what came until then is kept. Ends the span. */
  fail(error: unknown): void
}

/**
 * Begins to follow a call: one client span with what is asked. Throws BlockedError when an enforced policy blocks it.
 */
export function beginCall(watch: Watch, call: Call): CallObserver {
  const request = readRequest(call)
  const span = startSpan(watch.recorder, call, request)
  const asked = attempt(() => watch.recorder.within(span, () => ruleOn(watch.guard, askedSubjects(request))))
  if (asked?.blocked !== undefined) {
    span.fail(asked.blocked)
    span.end()
    throw asked.blocked
  }
  const observer = follow({ watch, call, request, span, asked })
  forgotten?.register(observer, span, span)
  return observer
}

/** An answer that the host never reads, and lets go of, ends its span all the same: what was asked is not lost. */
const forgotten =
  typeof FinalizationRegistry === 'undefined' ? undefined : new FinalizationRegistry<RecordedSpan>((span) => span.end())

interface Begun {
  readonly watch: Watch
  readonly call: Call
  readonly request: CallRequest
  readonly span: RecordedSpan
  readonly asked: Ruling | undefined
}

function follow({ watch, call, request, span, asked }: Begun): CallObserver {
  const startMs = performance.now()
  let stream: AnswerStream | undefined
  let over = false
  const settle = (answer: CallAnswer | undefined, body: unknown): Promise<void> | undefined => {
    if (answer === undefined) return undefined
    const told = attempt(() => watch.recorder.within(span, () => ruleOn(watch.guard, answeredSubjects(answer))))
    return told === undefined ? undefined : obey(told, body)
  }
  const close = (read: () => CallAnswer | undefined): CallAnswer | undefined => {
    if (over) return undefined
    over = true
    const answer = attempt(read)
    attempt(() => span.set(answer?.attributes ?? {}))
    return answer
  }
  return {
    span,
    request,
    body: redacted(call.body, asked),
    permission: asked?.permission === undefined ? undefined : awaitPermission(asked.permission, span),
    run: (send) => watch.recorder.within(span, send),
    answer: (body) => {
      const answer = close(() => call.format.readAnswer(body))
      return endAfter(span, () => settle(answer, body))
    },
    chunk: (chunk) => {
      if (over) return
      if (stream === undefined) {
        span.set({ 'gen_ai.response.time_to_first_chunk': (performance.now() - startMs) / 1000 })
        stream = attempt(() => call.format.createStream())
      }
      attempt(() => stream?.add(chunk))
    },
    finish: (ending = 'completed') => {
      const answer = close(() => stream?.answer())
      if (ending === 'cancelled') span.set({ 'gen_ai.response.status': 'cancelled' })
      stream = undefined
      return endAfter(span, () => settle(answer, undefined))
    },
    fail: (error) => {
      close(() => stream?.answer())
      stream = undefined
      span.fail(error)
      endSpan(span)
    },
  }
}

/** Ends the span after the guard's records were written below it, and before a person is waited for. */
function endAfter(span: RecordedSpan, settle: () => Promise<void> | undefined): Promise<void> | undefined {
  try {
    return settle()
  } finally {
    endSpan(span)
  }
}

function endSpan(span: RecordedSpan): void {
  forgotten?.unregister(span)
  span.end()
}

function obey(ruling: Ruling, body: unknown): Promise<void> | undefined {
  if (ruling.blocked !== undefined) throw ruling.blocked
  if (ruling.redactions.size > 0) attempt(() => replaceTexts(body, ruling.redactions, 'here'))
  return ruling.permission
}

function redacted(body: unknown, asked: Ruling | undefined): unknown {
  if (asked === undefined || asked.redactions.size === 0) return body
  return replaceTexts(body, asked.redactions, 'copy')
}

/** A call that a person refuses is over; one that is not asked for any more must not fail the process. */
function awaitPermission(permission: Promise<void>, span: RecordedSpan): Promise<void> {
  const awaited = permission.catch((error: unknown) => {
    span.fail(error)
    span.end()
    throw error
  })
  awaited.catch(() => {}) // the caller has its own hold of it
  return awaited
}

const NOTHING: CallRequest = { operation: 'chat', model: '', stream: false, attributes: {}, fresh: [] }

function readRequest({ format, body }: Call): CallRequest {
  return attempt(() => format.readRequest(body)) ?? NOTHING
}

function startSpan(recorder: Recorder, call: Call, request: CallRequest): RecordedSpan {
  const { operation, model } = request
  return recorder.startSpan(model === '' ? operation : `${operation} ${model}`, {
    kind: 'client',
    attributes: {
      'gen_ai.operation.name': operation,
      'gen_ai.provider.name': call.provider ?? call.format.provider,
      'gen_ai.request.model': model === '' ? undefined : model,
      'gen_ai.request.stream': request.stream ? true : undefined,
      'server.address': call.serverAddress,
      'server.port': call.serverPort,
      ...request.attributes,
      ...call.attributes,
      ...conversationOf(recorder),
    },
  })
}

/** The application's own name of the conversation counts for more than the provider's. */
function conversationOf(recorder: Recorder): Attributes {
  const { conversation } = recorder.identity()
  return conversation === undefined ? {} : { 'gen_ai.conversation.id': conversation }
}

/** A guest never fails its host: what goes wrong in here is as if it had not been looked at. */
function attempt<T>(run: () => T): T | undefined {
  try {
    return run()
  } catch {
    return undefined // foreign JSON, or a fault of ours: the host's call goes on
  }
}
