/** Longer names are not compared: the cost grows with the square. */
const MAX_LENGTH = 64
const MAX_NAMES = 2_000

/** The known name that the written one most likely meant: at most a third of its letters wrong, case apart; undefined when none is near. */
export function nearestName(written: string, known: Iterable<string>): string | undefined {
  if (written.length > MAX_LENGTH) return undefined
  const target = written.toLowerCase()
  let best: string | undefined
  let least = MAX_LENGTH
  let tried = 0
  for (const name of known) {
    tried += 1
    if (tried > MAX_NAMES) break
    const most = Math.min(least - 1, Math.floor(Math.max(name.length, target.length) / 3))
    if (name.length > MAX_LENGTH || Math.abs(name.length - target.length) > most) continue
    const distance = editDistance(target, name.toLowerCase())
    if (distance > most) continue
    least = distance
    best = name
  }
  return best
}

/** Letters to add, drop, change or swap with a neighbour to come from one to the other. */
function editDistance(from: string, to: string): number {
  let before: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, i) => i)
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= to.length; j += 1) {
      const same = from[i - 1] === to[j - 1]
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]
      if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      row.push(cost)
    }
    before = last
    last = row
  }
  return last[to.length] ?? 0
}
