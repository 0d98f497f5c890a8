const MOST_DRIFT_MS = 20

/** Milliseconds since 1970 with their fractions, so that what happens within one millisecond keeps its order. */
export function createClock(
  wall: () => number = Date.now,
  steady: () => number = () => performance.now(),
): () => number {
  let base = wall() - steady()
  return () => {
    const ms = base + steady()
    const drift = wall() - ms
    if (Math.abs(drift) <= MOST_DRIFT_MS) return ms
    // The machine slept, or its clock was set.
    base += drift
    return wall()
  }
}
