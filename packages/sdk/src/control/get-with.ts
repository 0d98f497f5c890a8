import { bearer } from './bearer.ts'
import { type Answer, readAnswer } from './read-answer.ts'

/** One GET with an ingest key: status and text. Redirects are not followed; it rejects when there is no answer. */
export type Get = (url: string, request: GetRequest) => Promise<Answer>

interface GetRequest {
  readonly key: string | undefined
  readonly mostBytes: number
  readonly signal: AbortSignal
}

/** A GET by a `fetch`. */
export function getWith(request: typeof fetch): Get {
  return async (url, { key, mostBytes, signal }) => {
    const headers = { ...bearer(key), accept: 'application/json' }
    return readAnswer(await request(url, { headers, signal, redirect: 'manual' }), mostBytes)
  }
}
