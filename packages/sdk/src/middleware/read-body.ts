import { parseBoundedJson } from '@telltale/model'

const MOST_BYTES = 1024 * 1024

/**
 * The body of a request, which its handler can still read: JSON where it is some, else text. Of a longer body its
 * beginning, as text. Undefined where there is none, or it was read before.
 */
export async function readBody(request: Request): Promise<unknown> {
  if (request.body === null || request.bodyUsed || !isText(request.headers.get('content-type'))) return undefined
  try {
    const text = await readStart(request.clone())
    return parseBody(text)
  } catch {
    return undefined // the handler will meet the same failure, and is the one to answer it
  }
}

/** A body's text as JSON where it is some. */
export function parseBody(text: string): unknown {
  const parsed: unknown = parseBoundedJson(text)
  return parsed ?? text
}

/** The same request with another body. */
export function withBody(request: Request, body: unknown): Request {
  const headers = new Headers(request.headers)
  headers.delete('content-length')
  return new Request(request, { headers, body: typeof body === 'string' ? body : JSON.stringify(body) })
}

function isText(type: string | null): boolean {
  return type === null || type.startsWith('text/') || type.includes('json') || type.includes('urlencoded')
}

async function readStart({ body }: Request): Promise<string> {
  const reader = body?.getReader()
  const decoder = new TextDecoder()
  let text = ''
  for (let bytes = 0; reader !== undefined && bytes < MOST_BYTES; ) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    bytes += value.byteLength
    text += decoder.decode(value, { stream: true })
  }
  // Not awaited: a stream that was split ends only when its other half is read.
  reader?.cancel().catch(() => undefined)
  return text
}
