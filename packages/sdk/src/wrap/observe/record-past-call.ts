import type { Attributes, RecordedSpan } from '../../record/recorder.ts'
import type { CallAnswer, CallRequest } from '../../wire/wire-format.ts'
import { answeredSubjects, askedSubjects } from './call-subjects.ts'
import type { Watch } from './observe-call.ts'
import { ruleOn } from './rule-on.ts'

/** A call of a model that a hook tells of when it is over. */
export interface PastCall {
  readonly request: CallRequest
  readonly answer: CallAnswer
  readonly attributes: Attributes
  readonly startMs: number | undefined
  readonly endMs: number | undefined
  /** Undefined where it did not fail. */
  readonly error: unknown
}

/** Writes the span of a call that is over, with its texts checked below it. */
export function recordPastCall(watch: Watch, call: PastCall): RecordedSpan {
  const { request, answer, attributes, startMs, endMs, error } = call
  const { operation, model } = request
  const { conversation } = watch.recorder.identity()
  const span = watch.recorder.startSpan(model === '' ? operation : `${operation} ${model}`, {
    kind: 'client',
    ...(startMs !== undefined && { startMs }),
    attributes: {
      'gen_ai.operation.name': operation,
      'gen_ai.request.model': model === '' ? undefined : model,
      'gen_ai.request.stream': request.stream ? true : undefined,
      ...request.attributes,
      ...answer.attributes,
      ...attributes,
      ...(conversation !== undefined && { 'gen_ai.conversation.id': conversation }),
    },
  })
  const subjects = [...askedSubjects(request), ...answeredSubjects(answer)]
  watch.recorder.within(span, () => ruleOn(watch.guard, subjects))
  if (error !== undefined) span.fail(error)
  span.end(endMs)
  return span
}
