const CLOSES = new Map<string, string>([
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['“', '”'],
  ['«', '»'],
])
const SHORTEST = 2
const LONGEST = 400
const LETTER = /[\p{L}\p{N}]/u
const OPENER = /["'`“«]/

/** A part of a text that stands in quotes: where the quotes are, the closing one included. */
export interface Quoted {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** What stands in quotes on one line, 2 to 400 characters; the text should be a few thousand long at most. */
export function quotedParts(text: string): readonly Quoted[] {
  const found: Quoted[] = []
  if (!OPENER.test(text)) return found
  for (let at = 0; at < text.length; at += 1) {
    const close = CLOSES.get(text.charAt(at))
    // An apostrophe stands between letters.
    if (close === undefined || (close === "'" && LETTER.test(text.charAt(at - 1)))) continue
    const end = text.indexOf(close, at + 1)
    const inside = end === -1 ? '' : text.slice(at + 1, end)
    if (inside.length < SHORTEST || inside.length > LONGEST || inside.includes('\n')) continue
    found.push({ start: at, end: end + 1, text: inside })
    at = end
  }
  return found
}
