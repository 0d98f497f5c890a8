import type { CallObserver } from '../observe/observe-call.ts'
import { observeStream } from '../observe/observe-stream.ts'
import { observeResponse } from './observe-response.ts'

type Method = (...given: readonly unknown[]) => unknown

/** What a promise of a client made by Stainless consists of, beside its public methods. */
interface ApiPromise {
  responsePromise: Promise<unknown>
  parseResponse: Method
}

/**
 * Sends, and follows what is given back. A promise of the client stays the one that it made, with its methods and its
 * laziness: the body is read when the host asks for it, by whichever method. Any other is only watched.
 */
export function observePromise(send: () => unknown, observer: CallObserver): unknown {
  const promise = failing(send, observer)
  if (isApiPromise(promise)) return followParts(promise, observer)
  return promise instanceof Promise ? promise.then(toObserved(observer), toFailure(observer)) : promise
}

function failing(send: () => unknown, observer: CallObserver): unknown {
  try {
    return send()
  } catch (error) {
    observer.fail(error)
    throw error
  }
}

function isApiPromise(promise: unknown): promise is ApiPromise {
  if (typeof promise !== 'object' || promise === null) return false
  const { responsePromise, parseResponse } = promise as Partial<ApiPromise>
  return responsePromise instanceof Promise && typeof parseResponse === 'function'
}

interface Reading {
  /** Whether the host has the client read the body. */
  parses: boolean
  /**
   * Until the answer was handed over. The client keeps its promises in weak maps, whose keys outlive many collections:
   * what they held on to would be copied by each.
   */
  observer: CallObserver | undefined
}

function followParts(promise: ApiPromise, observer: CallObserver): ApiPromise {
  const reading: Reading = { parses: false, observer }
  const { responsePromise, parseResponse } = promise
  const over = (): CallObserver | undefined => {
    const { observer: found } = reading
    reading.observer = undefined
    return found
  }
  const failed = (error: unknown): never => {
    const found = over()
    if (found !== undefined) tellFailure(error, found)
    throw error
  }
  promise.responsePromise = responsePromise.then(undefined, failed)
  promise.parseResponse = (...given) => {
    reading.parses = true
    const parsed = (async () => Reflect.apply(parseResponse, promise, given))()
    return parsed.then((answer) => {
      const found = over()
      return found === undefined ? answer : handOver(answer, found)
    }, failed)
  }
  return followRaw(promise, reading)
}

/** Follows `asResponse` of a promise and of those made of it, as embeddings and responses do. */
function followRaw<T extends object>(promise: T, reading: Reading): T {
  const asResponse: unknown = Reflect.get(promise, 'asResponse')
  const unwrap: unknown = Reflect.get(promise, '_thenUnwrap')
  if (typeof asResponse === 'function') {
    hide(promise, 'asResponse', async () => {
      const response: unknown = await Reflect.apply(asResponse, promise, [])
      // `withResponse` asks for both, and has begun to parse by now.
      const { parses, observer } = reading
      return parses || observer === undefined || !(response instanceof Response)
        ? response
        : observeResponse(response, observer)
    })
  }
  if (typeof unwrap === 'function') {
    hide(promise, '_thenUnwrap', (...given) => {
      return followRaw(Reflect.apply(unwrap, promise, given) as object, reading)
    })
  }
  return promise
}

function hide(promise: object, name: string, value: Method): void {
  Object.defineProperty(promise, name, { value, configurable: true, writable: true, enumerable: false })
}

function toObserved(observer: CallObserver): (answer: unknown) => unknown {
  return (answer) => handOver(answer, observer)
}

function handOver(answer: unknown, observer: CallObserver): unknown {
  if (typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer) {
    return observeStream(answer, observer)
  }
  const asked = observer.answer(answer)
  return asked === undefined ? answer : asked.then(() => answer)
}

function toFailure(observer: CallObserver): (error: unknown) => never {
  return (error) => {
    tellFailure(error, observer)
    throw error
  }
}

function tellFailure(error: unknown, observer: CallObserver): void {
  const status: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'status') : undefined
  if (typeof status === 'number') observer.span.set({ 'http.response.status_code': status })
  observer.fail(error)
}
