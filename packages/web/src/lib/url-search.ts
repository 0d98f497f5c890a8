/** Reads `?a=b` as plain text, without guessing numbers or JSON. */
export function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search))
}

/** Writes a search; empty and absent values are left out, so that a default view has a clean address. */
export function formatSearch(search: Readonly<Record<string, unknown>>): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    if (value === undefined || value === null || value === '' || value === false) continue
    params.set(name, value === true ? 'yes' : String(value))
  }
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}

/** The named part of a search as an object, '' and absent alike left out. */
export function pick<const Name extends string>(
  search: Readonly<Record<string, unknown>>,
  names: readonly Name[],
): { readonly [key in Name]?: string } {
  const found = new Map<Name, string>()
  for (const name of names) {
    const value = Object.hasOwn(search, name) ? search[name] : undefined
    if (typeof value === 'string' && value !== '') found.set(name, value)
  }
  return Object.fromEntries(found) as { readonly [key in Name]?: string }
}
