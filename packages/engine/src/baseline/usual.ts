/** What is usual: the middle of the values and how far they usually are from it. */
export interface Usual {
  readonly centre: number
  /** Median absolute deviation, never below its floor. */
  readonly spread: number
}

/** MAD of a normal distribution to its standard deviation (Rousseeuw and Croux 1993). */
const SCALE = 1.4826
const FLOOR_SHARE = 0.1

/** How many robust deviations a value is from what is usual. */
export function deviationOf(value: number, usual: Usual): number {
  return (value - usual.centre) / (SCALE * usual.spread)
}

/** The value that is so many deviations above the centre. */
export function valueAbove(usual: Usual, deviations: number): number {
  return usual.centre + deviations * SCALE * usual.spread
}

/** Median and MAD of the first `count` (at least one) values, which are overwritten; the spread is at least a tenth of the median and one unit. */
export function usualOf(values: Float64Array, count: number, unit: number): Usual {
  const centre = medianOf(values, count)
  for (let i = 0; i < count; i += 1) values[i] = Math.abs((values[i] ?? 0) - centre)
  return { centre, spread: floorSpread(centre, medianOf(values, count), unit) }
}

/** A spread that is not so small that nothing is usual. */
export function floorSpread(centre: number, spread: number, unit: number): number {
  return Math.max(spread, Math.abs(centre) * FLOOR_SHARE, unit)
}

function medianOf(values: Float64Array, count: number): number {
  const middle = count >> 1
  const upper = select(values, count, middle)
  if (count % 2 === 1) return upper
  let lower = values[0] ?? 0
  for (let i = 1; i < middle; i += 1) lower = Math.max(lower, values[i] ?? 0)
  return (lower + upper) / 2
}

/** Puts the value of rank `rank` in its place, no larger ones before it, and gives it (Hoare 1961). */
function select(values: Float64Array, count: number, rank: number): number {
  let low = 0
  let high = count - 1
  while (low < high) {
    const pivot = values[(low + high) >> 1] ?? 0
    let i = low
    let j = high
    while (i <= j) {
      while ((values[i] ?? 0) < pivot) i += 1
      while ((values[j] ?? 0) > pivot) j -= 1
      if (i > j) break
      const swapped = values[i] ?? 0
      values[i] = values[j] ?? 0
      values[j] = swapped
      i += 1
      j -= 1
    }
    if (rank <= j) high = j
    else if (rank >= i) low = i
    else break
  }
  return values[rank] ?? 0
}
