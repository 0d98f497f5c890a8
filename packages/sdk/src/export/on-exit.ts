/** What there is to do when a process ends. */
export interface ExitWork {
  hasWork(): boolean
  /** May take time, but bounds it. */
  finish(): Promise<unknown>
  /** Must be done when it returns. */
  atOnce(): void
}

interface Host {
  on?(name: string, run: () => void): unknown
  off?(name: string, run: () => void): unknown
}

/** An application may come back to life before it exits, but not for ever on our account. */
const MOST_TRIES = 3

/**
 * Does what is left when the process has nothing else to do, and when it exits. Signals are left to the application:
 * a listener of ours would change what they do. Gives back what undoes it.
 */
export function onExit({ hasWork, finish, atOnce }: ExitWork): () => void {
  const host = (globalThis as { readonly process?: Host }).process
  let tries = 0
  const before = (): void => {
    if (!hasWork() || tries >= MOST_TRIES) return
    tries += 1
    // What could not be delivered now will not be delivered in another two seconds.
    void finish().then(() => {
      if (hasWork()) tries = MOST_TRIES
    })
  }
  const each = (change: 'on' | 'off'): void => {
    try {
      host?.[change]?.('beforeExit', before)
      host?.[change]?.('exit', atOnce)
    } catch {
      // a runtime whose `process` is only a shape
    }
  }
  each('on')
  return () => each('off')
}
