/**
 * Whether this is Cloudflare's runtime. With `nodejs_compat` it says that it is Node.js and offers `node:http`, whose
 * requests have no socket to let go of; `fetch` is its own way out.
 */
export function isWorkerd(): boolean {
  const { navigator } = globalThis as { readonly navigator?: { readonly userAgent?: unknown } }
  return navigator?.userAgent === 'Cloudflare-Workers'
}
