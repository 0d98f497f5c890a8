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
  const observed = new Response(observeBody(body, reader, observer), response)
  for (const name of ['url', 'redirected', 'type'] as const) {
    Object.defineProperty(observed, name, { value: response[name], configurable: true })
  }
  return observed
}

function observeBody(body: ReadableStream, reader: BodyReader, observer: CallObserver): ReadableStream {
  let source: ReadableStreamDefaultReader<Uint8Array> | undefined
  const open = (): ReadableStreamDefaultReader<Uint8Array> => {
    source ??= body.getReader()
    return source
  }
  return new ReadableStream(
    {
      pull: async (controller) => {
        try {
          const { done, value } = await open().read()
          if (done) {
            await reader.end()
            controller.close()
          } else {
            reader.add(value)
            controller.enqueue(value)
          }
        } catch (error) {
          observer.fail(error)
          controller.error(error)
        }
      },
      cancel: async (reason) => {
        observer.finish('cancelled')?.catch(() => {})
        await open().cancel(reason)
      },
    },
    // Nothing is read before the host reads.
    { highWaterMark: 0 },
  )
}
