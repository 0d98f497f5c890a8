/** Grid values for counts from zero: at most four lines, round numbers, the last at or above `peak`. */
export function countTicks(peak: number, most = 3): readonly number[] {
  if (peak <= 0) return [0, 1]
  const rough = peak / most
  const power = 10 ** Math.floor(Math.log10(rough))
  const rounds = [1, 2, 2.5, 5, 10].map((factor) => factor * power).filter((value) => Number.isInteger(value))
  const step = rounds.find((value) => value >= rough) ?? Math.max(1, power * 10)
  const top = Math.ceil(peak / step)
  return Array.from({ length: top + 1 }, (_, i) => i * step)
}

const MINUTE = 60_000
const STEPS_MS = [
  ...[1000, 5000, 15_000, 30_000],
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 4, 6, 12, 24, 48, 120, 240].map((hours) => hours * 60 * MINUTE),
]

/** Round times between two times, at most `most` of them, in the viewer's time zone. Epoch ms. */
export function timeTicks(fromMs: number, toMs: number, most: number): readonly number[] {
  const span = toMs - fromMs
  if (span <= 0) return []
  const step = STEPS_MS.find((candidate) => span / candidate <= most) ?? span
  const offset = new Date(fromMs).getTimezoneOffset() * MINUTE
  const first = Math.ceil((fromMs - offset) / step) * step + offset
  const ticks: number[] = []
  for (let at = first; at <= toMs; at += step) ticks.push(at)
  return ticks
}
