import { beginCall, type CallObserver, type Watch } from '../observe/observe-call.ts'
import type { Send } from '../observe/observe-send.ts'
import { handOver } from '../openai/observe-promise.ts'

/** A promise of a client made by Fern: it gives the answer, or with `withRawResponse` the answer and its response. */
interface RawPromise extends Promise<unknown> {
  innerPromise: Promise<{ readonly data: unknown }>
}

/** A promise in a box: one that is awaited would be opened. */
interface Sent {
  readonly promise: unknown
}

/**
 * Makes the call and records it. What the client gives stays the promise that it made, of its class; where a call is
 * refused or waits for a person, a promise stands for it that can do the same.
 */
export function observeRawPromise(watch: Watch, { call, send }: Send): unknown {
  let observer: CallObserver
  try {
    observer = beginCall(watch, call)
  } catch (error) {
    return standIn(Promise.reject(error))
  }
  const sent = (): unknown => follow(observer, send)
  return observer.permission === undefined ? sent() : standIn(observer.permission.then(() => ({ promise: sent() })))
}

function follow(observer: CallObserver, send: Send['send']): unknown {
  const failed = (error: unknown): never => {
    observer.fail(error)
    throw error
  }
  let promise: unknown
  try {
    promise = observer.run(() => send(observer.body))
  } catch (error) {
    failed(error)
  }
  if (!isRaw(promise)) return Promise.resolve(promise).then((answer) => handOver(answer, observer), failed)
  promise.innerPromise = promise.innerPromise.then(async (given) => {
    const data = await handOver(given.data, observer)
    return data === given.data ? given : { ...given, data }
  }, failed)
  return promise
}

function isRaw(promise: unknown): promise is RawPromise {
  return promise instanceof Promise && Reflect.get(promise, 'innerPromise') instanceof Promise
}

function standIn(later: Promise<Sent>): Promise<unknown> {
  const withRawResponse = async (): Promise<unknown> => {
    const { promise } = await later
    return Reflect.apply(Reflect.get(Object(promise), 'withRawResponse'), promise, [])
  }
  return Object.assign(
    later.then(({ promise }) => promise),
    { withRawResponse },
  )
}
