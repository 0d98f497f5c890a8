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

/**
 * No function put on a promise names it or is assigned to it: V8 keeps what was assigned for many collections, and
 * with it the request's texts and the answer's, which each of them copies. Hence such functions are defined, and called
 * on the promise, as the client's own are.
 */
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
  put(promise, { name: 'parseResponse', enumerable: true }, function (this: unknown, ...given) {
    reading.parses = true
    return parse(this, parseResponse, given).then((answer) => {
      const found = over()
      return found === undefined ? answer : handOver(answer, found)
    }, failed)
  })
  followProps(promise, reading)
  return followRaw(promise, reading)
}

/** As an async function would give it, less the promises that one makes on the way. */
function parse(promise: unknown, parseResponse: Method, given: readonly unknown[]): Promise<unknown> {
  try {
    return Promise.resolve(Reflect.apply(parseResponse, promise, given))
  } catch (error) {
    return Promise.reject(error)
  }
}

/** Helpers of Anthropic's client (threads, tools that run) take the response from a promise and read it by another. */
function followProps(promise: object, reading: Reading): void {
  const ask: unknown = Reflect.get(promise, '_responseProps')
  if (typeof ask !== 'function') return
  put(promise, { name: '_responseProps', enumerable: false }, async function (this: unknown) {
    const props: unknown = await Reflect.apply(ask, this, [])
    const response: unknown = typeof props === 'object' && props !== null ? Reflect.get(props, 'response') : undefined
    const observed = observedRaw(response, reading)
    return observed === response ? props : { ...Object(props), response: observed }
  })
}

/** The response as it may be read by someone else than the promise; itself where the promise reads it. */
function observedRaw(response: unknown, { parses, observer }: Reading): unknown {
  if (parses || observer === undefined || !(response instanceof Response)) return response
  return observeResponse(response, observer)
}

/** Follows `asResponse` of a promise and of those made of it, as embeddings and responses do. */
function followRaw<T extends object>(promise: T, reading: Reading): T {
  const asResponse: unknown = Reflect.get(promise, 'asResponse')
  const unwrap: unknown = Reflect.get(promise, '_thenUnwrap')
  if (typeof asResponse === 'function') {
    put(promise, { name: 'asResponse', enumerable: false }, async function (this: unknown) {
      const response: unknown = await Reflect.apply(asResponse, this, [])
      // `withResponse` asks for both, and has begun to parse by now.
      return observedRaw(response, reading)
    })
  }
  if (typeof unwrap === 'function') {
    put(promise, { name: '_thenUnwrap', enumerable: false }, function (this: unknown, ...given) {
      return followRaw(Reflect.apply(unwrap, this, given) as object, reading)
    })
  }
  return promise
}

interface Place {
  readonly name: string
  readonly enumerable: boolean
}

function put(promise: object, { name, enumerable }: Place, value: Method): void {
  Object.defineProperty(promise, name, { value, configurable: true, writable: true, enumerable })
}

function toObserved(observer: CallObserver): (answer: unknown) => unknown {
  return (answer) => handOver(answer, observer)
}

/** What the host is given of an answer: itself, or the stream that it is, followed. */
export function handOver(answer: unknown, observer: CallObserver): unknown {
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
