import type { IncomingHttpHeaders } from 'node:http'
import { KEY_HEADERS, PROVIDER_FACTS, type Provider } from './provider.ts'

/** Headers in which callers say who a call is for, and prove themselves; they never go upstream. */
export const OWN_HEADERS = {
  token: 'x-telltale-token',
  user: 'x-telltale-user',
  session: 'x-telltale-session',
  conversation: 'x-telltale-conversation',
  app: 'x-telltale-app',
} as const

const REQUEST_NAMES = new Set([
  'accept',
  'content-type',
  'content-encoding',
  'user-agent',
  'idempotency-key',
  'if-none-match',
  'range',
  'x-client-request-id',
  'x-request-id',
])

// What the providers' clients send, and what changes a call: versions, betas, the organisation, retries.
const REQUEST_STARTS = ['openai-', 'anthropic-', 'x-stainless-', 'x-goog-api-client', 'x-amzn-bedrock-', 'amz-sdk-']

const ANSWER_NAMES = new Set([
  'content-type',
  'content-encoding',
  'content-length',
  'content-disposition',
  'content-range',
  'accept-ranges',
  'etag',
  'last-modified',
  'date',
  'retry-after',
  'retry-after-ms',
  'request-id',
  'x-request-id',
  'x-should-retry',
])

const ANSWER_STARTS = [
  'openai-',
  'anthropic-',
  'x-ratelimit-',
  'x-goog-',
  'x-gemini-',
  'x-amzn-',
  'x-ms-',
  'azureml-',
  'apim-request-id',
]

/** The keys of a call: what goes upstream, and all that must never be written anywhere. */
export interface CallKeys {
  readonly headers: Readonly<Record<string, string>>
  readonly secrets: readonly string[]
}

/** The headers of a call that go upstream, keys aside. */
export function passRequestHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const connection = namesOf(headers.connection)
  const passed: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || connection.has(name) || !isPassed(name, REQUEST_NAMES, REQUEST_STARTS)) continue
    passed[name] = Array.isArray(value) ? value.join(', ') : value
  }
  // Answers are read as they pass, so they must not be packed.
  passed['accept-encoding'] = 'identity'
  return passed
}

/** The headers of an answer that go back to the caller. A redirect's place never does: following it would carry the key. */
export function passAnswerHeaders(headers: IncomingHttpHeaders): Record<string, string | string[]> {
  const connection = namesOf(headers.connection)
  const passed: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || connection.has(name) || !isPassed(name, ANSWER_NAMES, ANSWER_STARTS)) continue
    passed[name] = value
  }
  return passed
}

/** The caller's own keys, as they came. */
export function passCallerKeys(headers: IncomingHttpHeaders, query: URLSearchParams): CallKeys {
  const passed: Record<string, string> = {}
  for (const name of KEY_HEADERS) {
    const value = headers[name]
    if (typeof value === 'string') passed[name] = value
  }
  const presented = [...Object.values(passed), ...query.getAll('key')]
  return { headers: passed, secrets: presented.map(withoutScheme).filter((secret) => secret.length >= 6) }
}

/** A key of ours instead of the caller's. */
export function useOwnKey(provider: Provider, key: string): CallKeys {
  const [name, before] = PROVIDER_FACTS[provider].keyHeader
  return { headers: { [name]: `${before}${key}` }, secrets: [key] }
}

function withoutScheme(value: string): string {
  return value.replace(/^(?:bearer|basic) /i, '').trim()
}

function isPassed(name: string, names: ReadonlySet<string>, starts: readonly string[]): boolean {
  return names.has(name) || starts.some((start) => name.startsWith(start))
}

function namesOf(connection: string | undefined): ReadonlySet<string> {
  return new Set(
    (connection ?? '')
      .toLowerCase()
      .split(',')
      .map((name) => name.trim()),
  )
}
