// Everything that draws nothing or moves something: controls but line end and tab, formats (zero width, bidi, tags),
// line and paragraph separators, fillers and variation selectors, halves of characters, private use.
const HIDDEN = /[^\P{C}\n\t]|[\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu
const HIDDEN_IN_LINE = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu

const NAMES = new Map<string, string>([
  ['\n', '\\n'],
  ['\t', '\\t'],
  ['\r', '\\r'],
])

/** A text that may have been written by an attacker as a terminal may show it: what is hidden stands as `\u{…}`. */
export function showControls(text: string): string {
  return text.replace(HIDDEN, spell)
}

/** The same on one line, cut to `most` UTF-16 units. */
export function showLine(text: string, most = 200): string {
  const shown = text.slice(0, most).replace(HIDDEN_IN_LINE, spell)
  return text.length > most ? `${shown}…` : shown
}

function spell(character: string): string {
  return NAMES.get(character) ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
}
