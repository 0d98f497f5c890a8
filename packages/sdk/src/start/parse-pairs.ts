/** Most pairs of one variable. */
const MOST_PAIRS = 128
const MOST_LENGTH = 16 * 1024

/** Pairs as OpenTelemetry's variables hold them: `name=value,name=value`, with `%` escapes. */
export function parsePairs(text: string): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>()
  for (const part of text.slice(0, MOST_LENGTH).split(',').slice(0, MOST_PAIRS)) {
    const at = part.indexOf('=')
    if (at < 1) continue
    const name = unescapePercent(part.slice(0, at).trim())
    if (name !== '') pairs.set(name, unescapePercent(part.slice(at + 1).trim()))
  }
  return pairs
}

function unescapePercent(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text // a lone percent sign stands for itself
  }
}
