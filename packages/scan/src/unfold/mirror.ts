/** The characters from the last to the first; both halves of a surrogate pair stay in order. */
export function mirrored(
  text: string,
  start: number,
  end: number,
): { readonly text: string; readonly starts: readonly number[] } {
  let out = ''
  const starts: number[] = []
  for (let at = end - 1; at >= start; at -= 1) {
    const code = text.charCodeAt(at)
    if (code >= 0xdc00 && code <= 0xdfff && at > start) {
      out += text.slice(at - 1, at + 1)
      starts.push(at - 1, at)
      at -= 1
    } else {
      out += text[at]
      starts.push(at)
    }
  }
  return { text: out, starts }
}
