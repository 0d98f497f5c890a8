/** Checks that wait; more are made at once, so that a busy host holds no more texts than these. */
const MOST_WAITING = 64

let waiting = 0

/** Runs a check when the host has nothing else to do, or now when many wait. Never throws; the context is kept. */
export function checkLater(check: () => void): void {
  const run = () => {
    try {
      check()
    } catch {
      // Guards do not throw; one that does must not end the host from a timer.
    }
  }
  if (waiting >= MOST_WAITING) {
    run()
    return
  }
  waiting += 1
  soon(() => {
    waiting -= 1
    run()
  })
}

/** Resolves when every check that waits now was made; what they found can then be delivered. */
export function checksMade(): Promise<void> {
  return waiting === 0 ? Promise.resolve() : new Promise(soon)
}

function soon(run: () => void): void {
  if (typeof setImmediate === 'function') setImmediate(run)
  else setTimeout(run, 0)
}
