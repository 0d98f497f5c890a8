import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * Collects all garbage of this thread now, which stops it for as long as that takes. V8 does so by itself only when it
 * makes more: a thread that has nothing to do keeps what it does not need.
 */
export function collectGarbage(): void {
  // The function is only there in contexts made after the flag; nothing else of the program sees it.
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect === 'function') collect()
}
