let told = false

/**
 * Says once where a request has a body that nobody has read before the middleware: such a prompt is not checked, and
 * nothing else would tell.
 */
export function warnUnread(
  name: string,
  { body, headers }: { readonly body: unknown; readonly headers: unknown },
): void {
  if (told || body !== undefined || !hasBody(headers)) return
  told = true
  console.warn(`telltale: ${name} found no parsed body, so prompts are not checked; put the body parser before it`)
}

function hasBody(headers: unknown): boolean {
  if (typeof headers !== 'object' || headers === null) return false
  const { 'content-length': length, 'transfer-encoding': encoding } = headers as Record<string, unknown>
  const type: unknown = Reflect.get(headers, 'content-type')
  const isJson = typeof type === 'string' && type.includes('json')
  return isJson && (encoding !== undefined || (length !== undefined && length !== '0'))
}
