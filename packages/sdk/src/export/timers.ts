/** A timer that keeps no process alive. Gives back what stops it. */
export function after(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms)
  ;(timer as { unref?(): void }).unref?.()
  return () => clearTimeout(timer)
}

/** Waits for something, but no longer than a time, and keeps the process alive until then. False: it took longer. */
export async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms)
  })
  try {
    return await Promise.race([work.then(() => true), late])
  } finally {
    clearTimeout(timer)
  }
}
