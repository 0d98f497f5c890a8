import type { CallObserver } from '../observe/observe-call.ts'
import { type BodyReader, createBodyReader } from './read-body.ts'

/**
 * A response as the host would have had it, whose body is looked at while the host reads it: never before, never
 * faster, and nothing is kept back. What is left of the original stays untouched until then.
 */
export function observeResponse(response: Response, observer: CallObserver): Response {
  const { body } = response
  if (body === null || response.bodyUsed) {
    observer.finish()
    return response
  }
  const reader = createBodyReader(response.headers.get('content-type') ?? '', observer)
  return likeOriginal(new Response(observeBody(body, reader, observer), response), response)
}

/** What a response made by hand lacks, in its copies too. */
function likeOriginal(made: Response, original: Response): Response {
  for (const name of ['headers', 'url', 'redirected', 'type'] as const) {
    Object.defineProperty(made, name, { value: original[name], configurable: true })
  }
  const clone = (): Response => likeOriginal(Response.prototype.clone.call(made), original)
  Object.defineProperty(made, 'clone', { value: clone, configurable: true, writable: true })
  return made
}

function observeBody(body: ReadableStream<Uint8Array>, reader: BodyReader, observer: CallObserver): ReadableStream {
  let source: ReadableStreamDefaultReader<Uint8Array> | undefined
  const open = (): ReadableStreamDefaultReader<Uint8Array> => {
    source ??= body.getReader()
    return source
  }
  /** The next piece that holds something: a stream of bytes takes no other. */
  const next = async (): Promise<Uint8Array | undefined> => {
    for (;;) {
      const { done, value } = await open().read()
      if (done) return undefined
      if (value.byteLength > 0) return value
    }
  }
  const pull = async (controller: ReadableByteStreamController | ReadableStreamDefaultController): Promise<void> => {
    try {
      const value = await next()
      if (value === undefined) {
        await reader.end()
        close(controller)
      } else {
        reader.add(value)
        // Never shared memory: a body's bytes are the reader's own.
        controller.enqueue(value as Uint8Array<ArrayBuffer>)
      }
    } catch (error) {
      observer.fail(error)
      controller.error(error)
    }
  }
  const cancel = async (reason: unknown): Promise<void> => {
    observer.finish('cancelled')?.catch(() => {})
    await open().cancel(reason)
  }
  // Nothing is read before the host reads.
  return isOfBytes(body)
    ? new ReadableStream({ type: 'bytes', pull, cancel }, { highWaterMark: 0 })
    : new ReadableStream({ pull, cancel }, { highWaterMark: 0 })
}

/** Whoever reads into memory of his own is told of the end by an answer to what he asked. */
function close(controller: ReadableByteStreamController | ReadableStreamDefaultController): void {
  controller.close()
  const asked = Reflect.get(controller, 'byobRequest') as ReadableStreamBYOBRequest | null | undefined
  asked?.respond(0)
}

/** Whether a host may read it into memory of its own. */
function isOfBytes(body: ReadableStream): boolean {
  try {
    body.getReader({ mode: 'byob' }).releaseLock()
    return true
  } catch {
    return false
  }
}
