const KEY = 'telltale.queries'
const MOST = 30

/** Queries run on this device, newest first. */
export function loadHistory(): readonly string[] {
  const kept = (localStorage.getItem(KEY) ?? '').split('\n')
  return kept.filter((query) => query !== '')
}

/** Puts a query on top of the history. */
export function keepQuery(query: string): void {
  const text = query.trim().replaceAll('\n', ' ')
  if (text === '') return
  localStorage.setItem(KEY, [text, ...loadHistory().filter((other) => other !== text)].slice(0, MOST).join('\n'))
}
