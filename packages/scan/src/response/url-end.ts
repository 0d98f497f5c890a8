const LONGEST = 8192
const PLACEHOLDER_LONGEST = 60
const OPENING = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
])

/** What a character may be to an address; all others go on. */
const KIND = { stop: 1, bracket: 2, quote: 3 } as const
const KINDS = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code)
  if (character <= ' ' || '<>"`|^\\'.includes(character)) return KIND.stop
  if ('()[]{}'.includes(character)) return KIND.bracket
  return character === "'" ? KIND.quote : 0
})

/** Where the address that goes on at `from` ends; brackets in it must be closed in it, and spaces stand only in placeholders. */
export function findUrlEnd(text: string, from: number, quote: string): number {
  const open: { character: string; at: number }[] = []
  const stop = Math.min(text.length, from + LONGEST)
  let end = from
  for (; end < stop; end++) {
    const kind = KINDS[text.charCodeAt(end)] ?? 0
    if (kind === 0 || (kind === KIND.quote && quote !== "'")) continue
    const character = text.charAt(end)
    const inner = open.at(-1)
    const inPlaceholder = inner && inner.character !== '(' && end - inner.at < PLACEHOLDER_LONGEST
    if (kind !== KIND.bracket && !(character === ' ' && inPlaceholder)) break
    if ('([{'.includes(character)) open.push({ character, at: end })
    const opening = OPENING.get(character)
    if (opening === undefined) continue
    if (inner?.character !== opening) break
    open.pop()
  }
  // Spaces of a bracket that never closed, and the punctuation of the sentence, do not belong to it.
  const unclosed = open[0]
  if (unclosed) {
    const space = text.slice(unclosed.at, end).indexOf(' ')
    if (space !== -1) end = unclosed.at + space
  }
  while (end > from && '.,;:!?*_'.includes(text.charAt(end - 1))) end--
  return end
}
