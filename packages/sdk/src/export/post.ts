/** One request that goes out. */
export interface PostRequest {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
  readonly timeoutMs: number
  /** Ends the request early. */
  readonly signal: AbortSignal
}

/** What was answered; the body up to `MOST_ANSWER` bytes. */
export interface PostAnswer {
  readonly status: number
  readonly retryAfter: string | undefined
  readonly body: string
}

/** Sends one request; follows no redirect. Throws when no answer comes. */
export type Post = (request: PostRequest) => Promise<PostAnswer>

/** Most bytes of an answer that are read; the rest is not even received. */
export const MOST_ANSWER = 64 * 1024
