/**
 * A test for names against patterns in which `*` stands for any number of characters and nothing else is special.
 * Case does not count, since `Send_Payment` must not pass where `*payment*` is held. Linear in the name for each piece.
 */
export function buildGlobs(patterns: readonly string[]): (name: string) => boolean {
  const tests = patterns.map(buildGlob)
  return (name) => {
    const lower = name.toLowerCase()
    return tests.some((test) => test(lower))
  }
}

function buildGlob(pattern: string): (name: string) => boolean {
  const pieces = pattern.toLowerCase().split('*')
  const first = pieces[0] ?? ''
  if (pieces.length === 1) return (name) => name === first
  const last = pieces[pieces.length - 1] ?? ''
  const inner = pieces.slice(1, -1).filter((piece) => piece !== '')
  return (name) => {
    if (name.length < first.length + last.length) return false
    if (!name.startsWith(first) || !name.endsWith(last)) return false
    return holdsInOrder(name.slice(first.length, name.length - last.length), inner)
  }
}

/** The leftmost place is as good as any for each piece, so nothing is ever tried twice. */
function holdsInOrder(text: string, pieces: readonly string[]): boolean {
  let at = 0
  for (const piece of pieces) {
    const found = text.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return true
}
