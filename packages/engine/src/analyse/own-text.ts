/** The text in memory of its own: what is kept of a part of a longer text would keep the whole of that. */
export function ownText(text: string): string {
  return ` ${text}`.slice(1)
}
