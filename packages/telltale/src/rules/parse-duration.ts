const UNITS: ReadonlyMap<string, number> = new Map([
  ['ms', 1],
  ['s', 1000],
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
  ['w', 604_800_000],
])

/** Milliseconds of `90s`, `5m`, `1h30m`, `2w`; undefined when the text is not such a span of time. */
export function parseDuration(text: string): number | undefined {
  let total = 0
  let at = 0
  while (at < text.length) {
    const digits = runOf(text, at, isDigit)
    const unit = runOf(text, at + digits, isLetter)
    const size = UNITS.get(text.slice(at + digits, at + digits + unit))
    if (digits === 0 || digits > 9 || size === undefined) return undefined
    total += Number(text.slice(at, at + digits)) * size
    at += digits + unit
  }
  return text === '' || !Number.isSafeInteger(total) ? undefined : total
}

function runOf(text: string, from: number, fits: (code: number) => boolean): number {
  let end = from
  while (end < text.length && fits(text.charCodeAt(end))) end += 1
  return end - from
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

function isLetter(code: number): boolean {
  return code >= 97 && code <= 122
}
