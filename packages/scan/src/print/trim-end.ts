/** A text without the characters of `signs` at its end; linear, as `/[…]+$/` is not. */
export function trimEnd(text: string, signs: string): string {
  let end = text.length
  while (end > 0 && signs.includes(text.charAt(end - 1))) end -= 1
  return end === text.length ? text : text.slice(0, end)
}
