/** One of these stands in every address. */
export const LINK_SIGNS: readonly string[] = ['//', 'javascript:', 'vbscript:', 'data:']
