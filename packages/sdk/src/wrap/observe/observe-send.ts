import { memberOf } from '../../wire/read-json.ts'
import { beginCall, type Call, type CallObserver, type Watch } from './observe-call.ts'
import { observeStream } from './observe-stream.ts'

/** A call of a client whose methods give plain promises. */
export interface Send {
  readonly call: Call
  readonly send: (body: unknown) => unknown
  /** The member of the answer that streams, where the answer itself does not. */
  readonly streamAt?: string
  /** What the format reads of the answer, or of a chunk of it, where that is not what the host is given. */
  readonly read?: (given: unknown) => unknown
}

/**
 * Makes the call, records it, and gives back the answer, or the stream of one, as it came. Rejects with what the
 * client rejects with, or with BlockedError.
 */
export async function observeSend(
  watch: Watch,
  { call, send, streamAt, read = (given) => given }: Send,
): Promise<unknown> {
  const begun = beginCall(watch, call)
  const observer: CallObserver = {
    ...begun,
    answer: (answer) => begun.answer(read(answer)),
    chunk: (chunk) => begun.chunk(read(chunk)),
  }
  // No wait where there is nobody to ask: the request leaves in the same tick as it would have.
  if (observer.permission !== undefined) await observer.permission
  const answer = await observer
    .run(async () => send(observer.body))
    .catch((error: unknown) => {
      observer.fail(error)
      throw error
    })
  const stream = streamAt === undefined ? answer : memberOf(answer, streamAt)
  if (!isStream(stream)) {
    await observer.answer(answer)
    return answer
  }
  const observed = observeStream(stream, observer)
  if (streamAt === undefined) return observed
  if (observed !== stream) Reflect.set(Object(answer), streamAt, observed)
  return answer
}

function isStream(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}
