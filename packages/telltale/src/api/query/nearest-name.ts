/** The name most like `wanted` by edit distance, or undefined when none is near enough to be a slip. */
export function nearestName(wanted: string, names: Iterable<string>): string | undefined {
  const text = wanted.slice(0, 60).toLowerCase()
  let best: string | undefined
  let bestDistance = Math.max(2, Math.floor(text.length / 3)) + 1
  for (const name of names) {
    const distance = editDistance(text, name.toLowerCase(), bestDistance)
    if (distance >= bestDistance) continue
    best = name
    bestDistance = distance
  }
  return best
}

/** Insertions, deletions and replacements between two texts; `limit` stands for "that many or more". */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit
  let previous = Array.from({ length: b.length + 1 }, (_, place) => place)
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (previous[j - 1] ?? limit) + (a[i - 1] === b[j - 1] ? 0 : 1)
      current.push(Math.min(replaced, (previous[j] ?? limit) + 1, (current[j - 1] ?? limit) + 1))
    }
    previous = current
  }
  return previous[b.length] ?? limit
}
