/** Something that holds for a call and all that it awaits. */
export interface Frames<T> {
  current(): T | undefined
  run<R>(frame: T, run: () => R): R
}

interface Storage<T> {
  getStore(): T | undefined
  run<R>(frame: T, run: () => R): R
}

type StorageClass = new <T>() => Storage<T>

interface Host {
  readonly AsyncLocalStorage?: StorageClass
  readonly process?: { getBuiltinModule?(name: string): { readonly AsyncLocalStorage?: StorageClass } | undefined }
}

// Asked for at run time: a static import would keep the SDK from loading where there is no such module.
function findStorage(): StorageClass | undefined {
  const host = globalThis as Host
  try {
    const found = host.process?.getBuiltinModule?.('node:async_hooks')?.AsyncLocalStorage
    return found ?? host.AsyncLocalStorage
  } catch {
    return host.AsyncLocalStorage
  }
}

/** Frames by AsyncLocalStorage; where a runtime has none, they hold for the synchronous part of a call. */
export function createFrames<T>(): Frames<T> {
  const Found = findStorage()
  if (Found === undefined) return createSyncFrames()
  const storage = new Found<T>()
  return { current: () => storage.getStore(), run: (frame, run) => storage.run(frame, run) }
}

/** Frames that hold until the function returns. */
export function createSyncFrames<T>(): Frames<T> {
  let now: T | undefined
  return {
    current: () => now,
    run: (frame, run) => {
      const before = now
      now = frame
      try {
        return run()
      } finally {
        now = before
      }
    },
  }
}
