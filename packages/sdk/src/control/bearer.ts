/** The header that names an ingest key; none where there is no key. */
export function bearer(key: string | undefined): { readonly authorization?: string } {
  return key === undefined ? {} : { authorization: `Bearer ${key}` }
}
