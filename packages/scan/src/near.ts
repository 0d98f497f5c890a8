/**
 * Index of the last `sign` (one character) at `at` or up to `reach` characters before it, else -1. A search without an
 * end would read the whole text for each place that asks.
 */
export function lastIndexNear(text: string, sign: string, at: number, reach: number): number {
  const from = Math.max(0, at - reach)
  const found = text.slice(from, at + 1).lastIndexOf(sign)
  return found === -1 ? -1 : from + found
}

/** Index of the first `sign` (one character) at `at` or up to `reach` characters behind it, else -1. */
export function indexNear(text: string, sign: string, at: number, reach: number): number {
  const found = text.slice(at, at + reach + 1).indexOf(sign)
  return found === -1 ? -1 : at + found
}
