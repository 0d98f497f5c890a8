import { sizeOf } from './describe-request.ts'
import type { RequestBook } from './follow-requests.ts'

/** What of undici's request is read; `headers` is a list of names and values, or text in older versions. */
interface UndiciRequest {
  readonly method: string
  readonly origin: string | URL
  readonly path: string
  readonly contentLength?: number | null
  readonly headers?: unknown
}

interface UndiciMessage {
  readonly request: UndiciRequest
  readonly response?: { readonly statusCode?: number; readonly headers?: readonly unknown[] }
  readonly error?: unknown
}

/** Listeners for the channels of undici, which `fetch` of Node.js is built on. */
export function undiciChannels(book: RequestBook): ReadonlyMap<string, (message: unknown) => void> {
  return new Map<string, (message: unknown) => void>([
    ['undici:request:create', (message) => begin(book, (message as UndiciMessage).request)],
    ['undici:request:headers', (message) => answer(book, message as UndiciMessage)],
    ['undici:request:trailers', (message) => book.end((message as UndiciMessage).request)],
    [
      'undici:request:error',
      (message) => book.end((message as UndiciMessage).request, (message as UndiciMessage).error),
    ],
  ])
}

function begin(book: RequestBook, request: UndiciRequest): void {
  const headers = readHeaders(request.headers)
  book.begin(request, {
    method: request.method,
    url: `${String(request.origin)}${request.path}`,
    header: (name) => headers.get(name),
  })
  if (typeof request.contentLength === 'number') book.note(request, { bytesOut: request.contentLength })
}

function answer(book: RequestBook, { request, response }: UndiciMessage): void {
  const headers = readHeaders(response?.headers)
  book.note(request, { status: response?.statusCode, bytesIn: sizeOf(headers.get('content-length')) })
}

function readHeaders(headers: unknown): ReadonlyMap<string, string> {
  if (typeof headers === 'string') return readLines(headers)
  const found = new Map<string, string>()
  if (!Array.isArray(headers)) return found
  for (let i = 0; i + 1 < headers.length; i += 2) found.set(asText(headers[i]).toLowerCase(), asText(headers[i + 1]))
  return found
}

function readLines(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const line of text.split('\r\n')) {
    const colon = line.indexOf(':')
    if (colon > 0) found.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim())
  }
  return found
}

// undici gives the header lines of an answer as bytes.
function asText(value: unknown): string {
  return value instanceof Uint8Array ? new TextDecoder('latin1').decode(value) : String(value)
}
