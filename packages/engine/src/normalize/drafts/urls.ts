const MAX_URLS = 64
const MAX_URL_LENGTH = 2048

/** Characters that end a URL in running text, markdown and HTML. */
const ENDS = new Set([...' \t\r\n"\'<>()[]{}`|\\^', '\u00a0'])

/** HTTP URLs in a text, in order and without repeats; at most 64. One pass with plain searches, so always linear. */
export function findUrls(text: string): readonly string[] {
  const found = new Set<string>()
  let from = 0
  while (found.size < MAX_URLS) {
    const mark = text.indexOf('://', from)
    if (mark === -1) break
    const start = schemeStart(text, mark)
    const end = urlEnd(text, mark + 3)
    if (start !== -1 && end > mark + 3) found.add(text.slice(start, end))
    from = Math.max(end, mark + 3)
  }
  return [...found]
}

function schemeStart(text: string, mark: number): number {
  const before = text.slice(Math.max(0, mark - 5), mark).toLowerCase()
  if (before === 'https') return mark - 5
  return before.endsWith('http') ? mark - 4 : -1
}

function urlEnd(text: string, start: number): number {
  const limit = Math.min(text.length, start + MAX_URL_LENGTH)
  let end = start
  while (end < limit && !ENDS.has(text.charAt(end))) end += 1
  while (end > start && '.,;:!?*'.includes(text.charAt(end - 1))) end -= 1
  return end
}
