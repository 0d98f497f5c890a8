/** One judged run or call. */
export interface Judged {
  readonly score: number
  readonly truth: boolean
  readonly isClean: boolean
}

/** The usual figures at one threshold; NaN where there is nothing to divide by. */
export interface Figures {
  readonly count: number
  readonly positives: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
  readonly auroc: number
  readonly cleanFlagged: number
  readonly clean: number
}

/** Figures of what is flagged at `threshold` and above. */
export function measure(rows: readonly Judged[], threshold: number): Figures {
  const flagged = rows.filter(({ score }) => score >= threshold)
  const hits = flagged.filter(({ truth }) => truth).length
  const positives = rows.filter(({ truth }) => truth).length
  return {
    count: rows.length,
    positives,
    precision: hits / flagged.length,
    recall: hits / positives,
    f1: (2 * hits) / (flagged.length + positives),
    auroc: aurocOf(rows),
    cleanFlagged: flagged.filter(({ isClean }) => isClean).length,
    clean: rows.filter(({ isClean }) => isClean).length,
  }
}

/** The threshold of the highest F1 among hundredths, the middle one where several are as good. */
export function bestThreshold(rows: readonly Judged[]): number {
  const steps = Array.from({ length: 99 }, (_, i) => (i + 1) / 100)
  const scores = steps.map((step) => measure(rows, step).f1)
  const highest = Math.max(...scores.filter((score) => !Number.isNaN(score)))
  const best = steps.filter((_, i) => (scores[i] ?? 0) >= highest - 1e-9)
  return best[Math.floor(best.length / 2)] ?? 0.5
}

function aurocOf(rows: readonly Judged[]): number {
  const sorted = [...rows].sort((a, b) => a.score - b.score)
  let below = 0
  let wins = 0
  for (let i = 0; i < sorted.length; ) {
    let end = i
    while (end < sorted.length && sorted[end]?.score === sorted[i]?.score) end += 1
    const tied = sorted.slice(i, end)
    const positives = tied.filter(({ truth }) => truth).length
    const negatives = tied.length - positives
    wins += positives * (below + negatives / 2)
    below += negatives
    i = end
  }
  return wins / (below * (rows.length - below))
}
