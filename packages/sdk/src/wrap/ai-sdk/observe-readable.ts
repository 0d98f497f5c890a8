import type { CallObserver } from '../observe/observe-call.ts'

/**
 * The same chunks as they come, each shown to the observer on its way. Nothing is read before the host reads, and a
 * host that leaves cancels the original.
 */
export function observeReadable<T>(
  stream: ReadableStream<T>,
  observer: CallObserver,
  errorOf: (chunk: T) => unknown,
): ReadableStream<T> {
  const reader = stream.getReader()
  const pull = async (controller: ReadableStreamDefaultController<T>): Promise<void> => {
    const taken = await reader.read().catch((error: unknown) => {
      observer.fail(error)
      throw error
    })
    if (taken.done) {
      await observer.finish()
      controller.close()
      return
    }
    observer.chunk(taken.value)
    const error = errorOf(taken.value)
    if (error !== undefined) observer.fail(error)
    controller.enqueue(taken.value)
  }
  const cancel = async (reason: unknown): Promise<void> => {
    // The host has left, so there is nobody to refuse the rest to.
    await Promise.resolve()
      .then(() => observer.finish('cancelled'))
      .catch(() => {})
    await reader.cancel(reason)
  }
  return new ReadableStream<T>({ pull, cancel }, { highWaterMark: 0 })
}
