const ESCAPE = /\\+(?:u[0-9a-fA-F]{4}|[nrtbf"/])?/g

/**
 * The text with each JSON escape as spaces, every character in its old place. In `"a\nAKIA..."` the `n` would else
 * stand before the key like a letter of its own, and the key would not be seen.
 */
export function relaxEscapes(text: string): string {
  return text.replace(ESCAPE, (found) => ' '.repeat(found.length))
}

/** A place that does not stand between a backslash and what it escapes, further on where it must move. */
export function afterEscape(text: string, place: number): number {
  return countBackslashes(text, place) % 2 === 1 ? Math.min(text.length, place + 1) : place
}

/** The same, further back where it must move. */
export function beforeEscape(text: string, place: number): number {
  return countBackslashes(text, place) % 2 === 1 ? place - 1 : place
}

function countBackslashes(text: string, before: number): number {
  let at = before
  while (at > 0 && text[at - 1] === '\\') at -= 1
  return before - at
}
