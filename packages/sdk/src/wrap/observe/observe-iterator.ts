import type { CallObserver } from './observe-call.ts'

/**
 * Steps through an iterator as it is asked to and shows each step to the observer. The end, an error and an early
 * leave end the call. Only a policy in force adds an error of its own: at the end of an answer that it blocks.
 */
export function observeIterator<T>(
  inner: AsyncIterator<T>,
  observer: CallObserver,
  isAborted: () => boolean,
): AsyncIterableIterator<T> {
  const step = async (take: () => Promise<IteratorResult<T>>): Promise<IteratorResult<T>> => {
    const taken = await failing(take, observer)
    if (taken.done === true) await observer.finish(isAborted() ? 'cancelled' : 'completed')
    else observer.chunk(taken.value)
    return taken
  }
  const leave = inner.throw?.bind(inner)
  const observed: AsyncIterableIterator<T> = {
    next: (...sent: [] | [undefined]) => step(async () => inner.next(...sent)),
    return: async (value?: unknown) => {
      try {
        return await failing(async () => (await inner.return?.(value)) ?? { done: true, value }, observer)
      } finally {
        cancel(observer)
      }
    },
    ...(leave !== undefined && { throw: (error: unknown) => step(async () => leave(error)) }),
    [Symbol.asyncIterator]() {
      return this
    },
  }
  return isGenerator(inner) ? Object.setPrototypeOf(observed, GENERATOR) : observed
}

const GENERATOR = Object.getPrototypeOf(async function* () {}.prototype) as object

/** What stands for a generator has what generators have by their class, such as `Symbol.asyncDispose`. */
function isGenerator(inner: object): boolean {
  return Object.prototype.toString.call(inner) === '[object AsyncGenerator]'
}

async function failing<T>(take: () => Promise<T>, observer: CallObserver): Promise<T> {
  try {
    return await take()
  } catch (error) {
    observer.fail(error)
    throw error
  }
}

/** The host has left: what came was checked and recorded, and there is nobody to refuse it to. */
function cancel(observer: CallObserver): void {
  try {
    observer.finish('cancelled')?.catch(() => {})
  } catch {
    // blocked, and recorded so; the host reads no more of it
  }
}
